import { consume } from '@lit/context';
import { frontMatterPlace, readFrontMatter, type ArticleKind } from '@askwell/core/articles';
import type { ExtensionRegistry } from '@askwell/core/extensions';
import { ProblemError } from '@askwell/core/protocol';
import { may } from '@askwell/core/reviews';
import { MarkdownSource, type SourceRange } from '@askwell/core/lint';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import type { CodeEditor, CodeTransfer } from '../../editors/code/code-editor.ts';
import { LineOffsets, type CodeDiagnostic, type CodeEdit } from '../../editors/code/code-text.ts';
import { ResourceEditor } from '../../editors/resource-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { extensionService } from '../../platform/core-services.ts';
import { dialogService, type DialogService } from '../../platform/dialog-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { languageName } from '../../platform/language-name.ts';
import { liveService, type LiveService } from '../../platform/live-service.ts';
import { logService, type LogService } from '../../platform/log-service.ts';
import { notificationService, type NotificationService } from '../../platform/notification-service.ts';
import { outlineService, type OutlineOffer, type OutlineService } from '../../platform/outline-service.ts';
import { problemsService, type ProblemsService } from '../../platform/problems-service.ts';
import { quickAccessService, type QuickAccessService } from '../../platform/quick-access-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { statusBarService, type StatusBarService } from '../../platform/status-bar-service.ts';
import { storageService, type StorageService } from '../../platform/storage-service.ts';
import { ArticleDraft } from './article-draft.ts';
import { ArticleProblems } from './article-problems.ts';
import { ArticleTransfer } from './article-transfer.ts';
import type { ArticleKey } from './article-uri.ts';
import './article-conflict.ts';
import './article-form.ts';
import { articleCompletion } from './article-completion.ts';
import { codePhrases } from './code-phrases.ts';
import { lintWithContributions } from './contributed-lint.ts';
import { DraftShelf } from './draft-shelf.ts';
import { textStateOf } from './draft-label.ts';
import { knowledgeService, type WritingKnowledge } from './writing-knowledge.ts';
import { snippetsFor } from './norm-snippets.ts';
import { linesOfSections } from './section-lines.ts';
import { WhenIdle } from './when-idle.ts';
import { countWords } from './word-count.ts';
import { renderBar } from './writing-bar.ts';
import { renderNotices } from './writing-notices.ts';
import { WritingStatus } from './writing-status.ts';
import { writingService, type ArticleWriter, type WritingService } from './writing-service.ts';
import { writingStyles } from './writing-styles.ts';

/**
 * An article as text: the open draft, or what is published until the first change makes a draft of it. The front matter is a form
 * above the text or YAML in it; beside it, when wanted, what readers will see and what it is translated from.
 */
@element('askwell-writing-editor')
export class WritingEditor extends ResourceEditor implements ArticleWriter {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: liveService }) private live!: LiveService;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: extensionService }) private extensions!: ExtensionRegistry;
  @consume({ context: logService }) private log!: LogService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: notificationService }) private notifications!: NotificationService;
  @consume({ context: dialogService }) private dialogs!: DialogService;
  @consume({ context: storageService }) private storage!: StorageService;
  @consume({ context: statusBarService }) private statusBar!: StatusBarService;
  @consume({ context: problemsService }) private problems!: ProblemsService;
  @consume({ context: outlineService }) private outlines!: OutlineService;
  @consume({ context: quickAccessService }) private quickAccess!: QuickAccessService;
  @consume({ context: knowledgeService }) private knowledge!: WritingKnowledge;
  @consume({ context: writingService }) private writing!: WritingService;
  @query('askwell-code-editor') private code!: CodeEditor | null;
  @state() private problem = '';
  @state() private ready = false;
  @state() private restored = false;
  @state() private consented = false;
  @state() private form = true;
  @state() private preview = false;
  @state() private translation = false;
  /** Sections that no longer say what their source says. */
  @state() private stale: readonly string[] = [];
  @state() private diagnostics: readonly CodeDiagnostic[] = [];
  /** The text when typing rested last: what form, preview and outline show. */
  @state() private restingText = '';
  #text = '';
  #title = '';
  #draft: ArticleDraft | undefined;
  #problems: ArticleProblems | undefined;
  #outline: OutlineOffer | undefined;
  #status: WritingStatus | undefined;
  #transfer: ArticleTransfer | undefined;
  readonly #rest = new WhenIdle(() => this.#rested(), 200);

  get key(): ArticleKey {
    return { articleId: this.parameters['articleId'] ?? '', locale: this.parameters['locale'] ?? '' };
  }

  protected override connected(): void {
    this.form = this.storage.read('writing.form', (value) => (typeof value === 'boolean' ? value : undefined)) ?? true;
    this.preview = this.storage.read('writing.preview', (value) => value === true) ?? false;
    this.subscriptions.add(this.writing.register(this.uri, this));
    this.subscriptions.add(
      this.live.onDidReceive((event) => {
        this.#draft?.receive(event);
      }),
    );
    this.subscriptions.add(this.problems.onDidRequestReveal((uri) => uri === this.uri && this.#takeReveal()));
    const keep = () => this.#draft?.shelve();
    addEventListener('pagehide', keep);
    const goOn = () => void this.#draft?.save();
    addEventListener('online', goOn);
    this.subscriptions.add({
      dispose: () => {
        removeEventListener('pagehide', keep);
        removeEventListener('online', goOn);
        this.#rest.dispose();
        void this.#draft?.save();
        this.#draft?.dispose();
        this.#draft = undefined;
        this.#outline?.dispose();
        this.#status?.dispose();
      },
    });
    this.#status = new WritingStatus(this.statusBar, this.localization);
    if (this.preview) void this.#loadPreview();
    void this.#load();
  }

  override focus(): void {
    void this.updateComplete.then(() => {
      if (this.code && !this.#draft?.conflict) this.code.focus();
      else this.renderRoot.querySelector<HTMLElement>('askwell-article-conflict, vscode-button, [tabindex]')?.focus();
    });
  }

  async #load(): Promise<void> {
    this.problem = '';
    this.ready = false;
    const draft = new ArticleDraft({
      client: this.session.reviews,
      shelf: new DraftShelf(this.storage),
      key: this.key,
      read: () => this.#read(),
    });
    try {
      const [{ text, restored }] = await Promise.all([draft.load(), import('../../editors/code/code-editor.ts')]);
      if (!this.isConnected) return draft.dispose();
      this.#begin(draft, text);
      this.restored = restored;
    } catch (error) {
      draft.dispose();
      const isMissing = error instanceof ProblemError && error.status === 404;
      this.problem = isMissing ? this.text('writing.missing', { id: this.key.articleId }) : messageOf(error);
    }
  }

  #begin(draft: ArticleDraft, text: string): void {
    this.#draft?.dispose();
    this.#draft = draft;
    this.#text = text;
    this.subscriptions.add(draft.onDidChange(() => this.requestUpdate()));
    this.subscriptions.add(draft.onDidReplace((next) => this.#replace(next)));
    const { reviews } = this.session;
    this.#problems = this.subscriptions.add(
      new ArticleProblems({
        uri: this.uri,
        title: () => this.#title,
        read: () => this.#read(),
        lint: (checked) =>
          lintWithContributions(checked, this.key, {
            askServer: async () => (await reviews.lint({ ...this.key, text: checked })).diagnostics,
            rules: this.extensions.lintRules.all(),
            log: this.log,
          }),
        editor: () => this.code,
        canEdit: () => this.#mayEdit && this.consented,
        problems: this.problems,
        dialogs: this.dialogs,
        localization: this.localization,
        show: (diagnostics) => (this.diagnostics = diagnostics),
      }),
    );
    this.#transfer = new ArticleTransfer({
      client: this.session.client,
      notifications: this.notifications,
      localization: this.localization,
      editor: () => this.code,
      onDidUpload: () => this.knowledge.forget('attachments'),
    });
    this.ready = true;
    this.consented = !draft.resetsApprovals;
    void this.updateComplete.then(() => {
      this.code?.reset(text);
      this.#rested();
      this.#problems?.run();
      this.#takeReveal();
      if (this.active && this.matches(':focus-within')) this.focus();
    });
  }

  #read(): string {
    return this.code?.length !== undefined && this.ready ? this.code.text : this.#text;
  }

  #replace(text: string): void {
    this.#text = text;
    if (this.code) this.code.setText(text);
    this.#rest.ask();
    this.#problems?.change();
  }

  get #mayEdit(): boolean {
    const role = this.session.member?.role;
    if (!role) return false;
    const view = this.#draft?.view;
    return view === undefined || may(role, 'edit', view.review.state);
  }

  get #canSubmit(): boolean {
    const draft = this.#draft;
    const role = this.session.member?.role;
    if (!draft || !role) return false;
    const state = draft.view?.review.state;
    return state === undefined ? draft.dirty : may(role, 'submit', state);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const draft = this.#draft;
    if (!draft) return;
    if (!draft.resetsApprovals) this.consented = true;
    this.editors.describe(this.uri, {
      dirty: draft.dirty,
      icon: 'edit',
      ...(this.#title ? { title: this.#title } : {}),
    });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const draft = this.#draft;
    if (!this.active || !draft) {
      this.#status?.hide();
      return;
    }
    this.#status?.show(textStateOf(draft), draft.state);
    this.writing.tell({ hasDraft: draft.view !== undefined, canSubmit: this.#canSubmit, canEdit: this.#mayEdit });
  }

  protected override render(): TemplateResult {
    if (this.problem) {
      return html`<div class="problem">
        <p role="alert">${this.problem}</p>
        <vscode-button @click=${() => void this.#load()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    const draft = this.#draft;
    if (!this.ready || !draft) {
      return html`<div class="loading" tabindex="-1">
        <vscode-progress-ring
          role="status"
          aria-live="polite"
          aria-label=${this.text('editors.loading')}
        ></vscode-progress-ring>
      </div>`;
    }
    const beside = this.preview || this.translation;
    return html`<h1 class="visually-hidden" lang=${this.key.locale}>${this.#title}</h1>
      ${renderBar({
        draft,
        locale: this.key.locale,
        localization: this.localization,
        commands: this.commands,
        shown: { yaml: !this.form, translation: this.translation, preview: this.preview },
        canSubmit: this.#canSubmit,
      })}
      ${renderNotices({
        draft,
        localization: this.localization,
        mayEdit: this.#mayEdit,
        consented: this.consented,
        restored: this.restored,
        consent: () => {
          this.consented = true;
          this.focus();
        },
        dismissRestored: () => (this.restored = false),
        rebase: () => void this.#run(() => draft.rebase()),
      })}
      ${
        draft.conflict
          ? html`<askwell-article-conflict
              .conflict=${draft.conflict}
              @conflict-resolved=${(event: CustomEvent<string>) => void this.#resolve(event.detail)}
            ></askwell-article-conflict>`
          : nothing
      }
      <div
        class="columns ${beside ? 'beside' : ''} ${this.preview && this.translation ? 'both' : ''}"
        ?hidden=${draft.conflict !== undefined}
      >
        <div class="column writing">${this.#renderForm()}${this.#renderCode()}</div>
        ${
          this.preview
            ? html`<div class="column">
                <askwell-article-preview
                  .source=${this.restingText}
                  .key=${this.key}
                  @preview-scroll=${(event: CustomEvent<number>) => this.code?.scrollToLine(event.detail)}
                ></askwell-article-preview>
              </div>`
            : nothing
        }
        ${
          this.translation
            ? html`<div class="column">
                <askwell-translation-source
                  .key=${this.key}
                  @stale-sections=${(event: CustomEvent<string[]>) => (this.stale = event.detail)}
                ></askwell-translation-source>
              </div>`
            : nothing
        }
      </div>`;
  }

  #renderForm(): unknown {
    if (!this.form) return nothing;
    return html`<askwell-article-form
      .source=${this.restingText}
      .key=${this.key}
      .path=${this.#draft?.view?.draft.path ?? ''}
      .readOnly=${!this.#mayEdit || !this.consented}
      @form-edit=${(event: CustomEvent<(text: string) => CodeEdit | undefined>) => {
        const edit = this.code && event.detail(this.code.text);
        if (edit) this.code?.edit([edit]);
      }}
    ></askwell-article-form>`;
  }

  #renderCode(): TemplateResult {
    return html`<askwell-code-editor
      .label=${this.text('writing.textOf', { title: this.#title })}
      .description=${this.text('writing.leave')}
      .language=${this.key.locale}
      .readOnly=${!this.#mayEdit || !this.consented}
      .placeholder=${this.text('writing.placeholder')}
      .phrases=${codePhrases(this.localization)}
      .diagnostics=${this.diagnostics}
      .marked=${this.translation ? linesOfSections(this.restingText, this.stale) : noLines}
      .completion=${articleCompletion(this.knowledge, this.key, this.localization)}
      .protectedEnd=${this.form ? bodyStart : undefined}
      .transfer=${this.#onTransfer}
      @code-change=${this.#onChange}
      @code-cursor=${this.#onCursor}
      @code-scroll=${this.#onScroll}
      @code-blur=${() => void this.#draft?.save()}
    ></askwell-code-editor>`;
  }

  readonly #onTransfer = (transfer: CodeTransfer): boolean => this.#transfer?.take(transfer) ?? false;

  readonly #onChange = (event: CustomEvent<{ typed: boolean }>): void => {
    if (event.detail.typed) this.#draft?.change();
    this.#problems?.change();
    this.#rest.ask();
  };

  readonly #onCursor = (): void => {
    const line = this.code?.cursor.line ?? 1;
    const { headings } = this.#source;
    const current = headings.findLast((heading) => heading.line <= line);
    this.#outline?.update({ current: current && String(current.line) });
  };

  readonly #onScroll = (): void => {
    const preview = this.renderRoot.querySelector('askwell-article-preview');
    // It may still be on its way.
    if (this.code) preview?.showLine?.(this.code.topLine);
  };

  #source = new MarkdownSource('');

  /** Typing rests: what is derived from the text is made again. */
  #rested(): void {
    const text = this.#read();
    this.#text = text;
    this.restingText = text;
    this.#source = new MarkdownSource(text);
    const title = titleIn(text, this.#source) || this.key.articleId;
    if (title !== this.#title) {
      this.#title = title;
      this.editors.setBreadcrumbs(this.uri, [
        { label: this.text('explorer.title'), command: 'explorer.show' },
        { label: title },
        { label: languageName(this.key.locale) },
      ]);
      this.requestUpdate();
    }
    this.#status?.count(countWords(text.slice(bodyStart(text))));
    const sections = this.#source.headings.map(({ text: label, level, line }) => ({ id: String(line), label, level }));
    const outline = { sections, lineCount: this.#source.lines.length };
    if (this.#outline) this.#outline.update(outline);
    else {
      const reveal = (line: number) => this.#revealLine(line);
      this.#outline = this.outlines.offer(this.uri, {
        ...outline,
        reveal: (id) => reveal(Number(id)),
        revealLine: reveal,
      });
    }
  }

  #revealLine(line: number): void {
    const offset = new LineOffsets(this.#read()).start(line);
    this.code?.select(offset);
    this.code?.focus();
  }

  #takeReveal(): void {
    if (!this.ready) return;
    const range: SourceRange | undefined = this.problems.takeReveal(this.uri);
    if (!range) return;
    const { from, to } = new LineOffsets(this.#read()).offsets(range);
    // What is hidden by the form is shown as text.
    if (this.form && from < bodyStart(this.#read())) this.form = false;
    void this.updateComplete.then(() => {
      this.code?.select(from, to);
      this.code?.focus();
    });
  }

  async save(): Promise<void> {
    await this.#draft?.save();
  }

  async submit(): Promise<void> {
    await this.#run(async () => {
      const draft = this.#draft;
      if (!draft) return;
      if (await draft.submit()) this.notifications.info(this.text('writing.submitted', { title: this.#title }));
    });
  }

  async discard(): Promise<void> {
    const draft = this.#draft;
    if (!draft) return;
    const isNew = draft.published === null;
    const title = this.text('writing.discardQuestion', { title: this.#title });
    const detail = this.text(isNew ? 'writing.discardNew' : 'writing.discardDetail');
    if (!(await this.dialogs.confirm({ title, detail, confirm: this.text('writing.discard'), danger: true }))) return;
    await this.#run(async () => {
      await draft.discard().catch((error: unknown) => {
        // A new article is gone with its draft.
        if (!isNew || !(error instanceof ProblemError) || error.status !== 404) throw error;
        this.editors.close(this.uri);
      });
      this.restored = false;
    });
  }

  togglePreview(): void {
    this.preview = !this.preview;
    this.storage.write('writing.preview', this.preview);
    if (this.preview) void this.#loadPreview();
  }

  async #loadPreview(): Promise<void> {
    await import('./preview-view.ts');
    this.#onScroll();
  }

  toggleTranslation(): void {
    this.translation = !this.translation;
    if (this.translation) void import('./translation-view.ts');
  }

  toggleForm(): void {
    this.form = !this.form;
    this.storage.write('writing.form', this.form);
    void this.updateComplete.then(() => this.code?.focus());
  }

  async insertSnippet(): Promise<void> {
    const snippets = snippetsFor(this.key.locale, kindIn(this.#read()), this.localization);
    const item = await this.quickAccess.pick(
      snippets.map(({ id, label, description, template }) => ({
        id: `snippet:${id}`,
        label,
        description,
        run: () => this.code?.insertSnippet(template),
      })),
      { placeholder: this.text('writing.chooseSnippet') },
    );
    item?.run();
    this.focus();
  }

  async quickFix(): Promise<void> {
    const actions = this.#problems?.actionsFor(this.code?.diagnosticsAtCursor() ?? []) ?? [];
    if (actions.length === 0) {
      this.notifications.info(this.text('writing.noFix'));
      return;
    }
    const item = await this.quickAccess.pick(
      actions.map(({ label, message, run }, index) => ({
        id: `fix:${index}`,
        label,
        description: message,
        icon: 'lightbulb',
        run,
      })),
      { placeholder: this.text('writing.chooseFix') },
    );
    if (item) item.run();
    else this.focus();
  }

  stepProblem(step: 1 | -1): void {
    this.code?.focus();
    this.code?.stepDiagnostic(step);
  }

  async #resolve(text: string): Promise<void> {
    await this.#draft?.resolve(text);
    this.focus();
  }

  async #run(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.notifications.error(messageOf(error));
    }
  }

  static override styles = [controlStyles, writingStyles];
}

const noLines: ReadonlySet<number> = new Set();

/** Offset at which what readers read begins. */
function bodyStart(text: string): number {
  return frontMatterPlace(text)?.bodyFrom ?? 0;
}

function titleIn(text: string, { headings }: MarkdownSource): string {
  const front = readFrontMatter(text);
  const stated = front.ok ? front.value.values.get('title') : undefined;
  return typeof stated === 'string' && stated ? stated : (headings.find(({ level }) => level === 1)?.text ?? '');
}

function kindIn(text: string): ArticleKind {
  const front = readFrontMatter(text);
  const kind = front.ok && !front.value.wrong.has('kind') ? front.value.values.get('kind') : undefined;
  return typeof kind === 'string' && kind ? (kind as ArticleKind) : 'article';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-writing-editor': WritingEditor;
  }
}
