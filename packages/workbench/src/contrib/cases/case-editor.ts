import { consume } from '@lit/context';
import { request, routes, type SupportCase } from '@askwell/core/protocol';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { columnStyles } from '../../editors/column-styles.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { languageName } from '../../platform/language-name.ts';
import { notificationService, type NotificationService } from '../../platform/notification-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { changesOfCase, draftOfCase, isComplete, type CaseDraft } from './case-draft.ts';

interface PickedArticle {
  readonly articleId: string;
  readonly title: string;
}

/** One case: problem, process, result and feedback, correcting them, and making something general of it. */
@element('askwell-case-editor')
export class CaseEditor extends ResourceEditor {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: notificationService }) private notifications!: NotificationService;
  @state() private stored: SupportCase | undefined;
  @state() private draft: CaseDraft | undefined;
  @state() private problem = '';
  @state() private busy = false;

  protected override connected(): void {
    if (!this.stored) void this.#load();
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.page')?.focus());
  }

  get #id(): string {
    return this.parameters['caseId'] ?? '';
  }

  get #dirty(): boolean {
    return this.stored && this.draft ? Object.keys(changesOfCase(this.stored, this.draft)).length > 0 : false;
  }

  async #load(): Promise<void> {
    this.problem = '';
    try {
      const { options } = this.session.client;
      const found = await request<{ case: SupportCase }>(options, routes.staffCase, {
        parameters: { caseId: this.#id },
      });
      this.#take(found.case);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  #take(stored: SupportCase): void {
    this.stored = stored;
    this.draft = draftOfCase(stored);
  }

  /** One thing at a time; what fails is said, and what is written stays. */
  async #work(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
    } catch (error) {
      this.notifications.error(error instanceof Error ? error.message : String(error));
    } finally {
      this.busy = false;
    }
  }

  #save(stage?: SupportCase['state']): Promise<void> {
    return this.#work(async () => {
      const { stored, draft } = this;
      if (!stored || !draft) return;
      const change = { ...changesOfCase(stored, draft), ...(stage === undefined ? {} : { state: stage }) };
      this.#take((await this.session.loops.changeCase(stored.id, change)).case);
    });
  }

  #generalise(as: 'article' | 'case'): Promise<void> {
    return this.#work(async () => {
      if (this.#dirty) await this.#save();
      const { case: now, draft } = await this.session.loops.generaliseCase(this.#id, { as });
      this.#take(now);
      if (!draft) return;
      this.notifications.info(this.text('cases.drafted', { id: draft.articleId }));
      const address = `edit/${draft.articleId}/${draft.locale}`;
      if (this.editors.resolve(address)) this.editors.open(address, { title: draft.articleId });
    });
  }

  #teach(): Promise<void> {
    return this.#work(async () => {
      if (!this.stored) return;
      const article = (await this.commands.execute('learning.pickArticle', this.stored.locale)) as
        | PickedArticle
        | undefined;
      if (!article) return;
      const { case: now } = await this.session.loops.generaliseCase(this.#id, {
        as: 'wording',
        articleId: article.articleId,
      });
      this.#take(now);
      this.notifications.info(this.text('cases.taught', { title: article.title }));
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { stored } = this;
    if (!stored) return;
    this.editors.describe(this.uri, { title: stored.title, dirty: this.#dirty });
    this.editors.setBreadcrumbs(this.uri, [
      { label: this.text('cases.title'), command: 'gaps.show' },
      { label: stored.title },
    ]);
  }

  protected override render(): TemplateResult {
    const { stored, draft } = this;
    if (this.problem && !stored) {
      return html`<div class="page problem" tabindex="0">
        <p role="alert">${this.problem}</p>
        <vscode-button @click=${() => void this.#load()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    if (!stored || !draft) {
      return html`<div class="page" tabindex="-1">
        <vscode-progress-ring role="status" aria-live="polite" aria-label=${this.text('editors.loading')}>
        </vscode-progress-ring>
      </div>`;
    }
    return html`<div class="page" tabindex="0" @keydown=${this.#onKeyDown}>
      <div class="column">
        <p class="state">${this.text(`caseState.${stored.state}`)}</p>
        <h1 lang=${stored.locale}>${stored.title}</h1>
        <p class="quiet">${this.text('cases.masked')}</p>
        ${this.#renderFacts(stored)} ${this.#renderForm(draft, stored.locale)} ${this.#renderGeneralise(stored)}
      </div>
    </div>`;
  }

  #renderFacts({ conversationId, locale, articles, createdAt }: SupportCase): TemplateResult {
    const { role } = this.session.member ?? {};
    const serves = role === 'agent' || role === 'supervisor' || role === 'admin';
    return html`<dl class="facts">
      ${
        serves
          ? html`<dt>${this.text('cases.from')}</dt>
              <dd>
                <button class="link" @click=${() => this.editors.open(`conversation/${conversationId}`)}>
                  ${this.text('cases.conversation')}
                </button>
              </dd>`
          : nothing
      }
      <dt>${this.text('cases.made')}</dt>
      <dd>${this.localization.localizer.date(createdAt)} · ${languageName(locale)}</dd>
      ${
        articles.length > 0
          ? html`<dt>${this.text('cases.quoted')}</dt>
              <dd>${articles.map((id) => html`${this.#articleLink(id, locale)} `)}</dd>`
          : nothing
      }
    </dl>`;
  }

  #articleLink(articleId: string, locale: string): TemplateResult {
    return html`<button class="link" @click=${() => this.commands.run('explorer.openArticle', articleId, locale)}>
      ${articleId}
    </button>`;
  }

  #renderForm(draft: CaseDraft, locale: string): TemplateResult {
    const field = (name: keyof CaseDraft, rows: number) =>
      html`<div class="field">
        <label for=${name}>${this.text(name === 'title' ? 'cases.heading' : `cases.${name}`)}</label>
        <textarea
          id=${name}
          rows=${rows}
          lang=${locale}
          .value=${draft[name]}
          @input=${({ target }: Event) => (this.draft = { ...draft, [name]: (target as HTMLTextAreaElement).value })}
        ></textarea>
      </div>`;
    return html`<div class="form">
      ${field('title', 1)} ${field('problem', 3)} ${field('process', 5)} ${field('result', 2)} ${field('feedback', 2)}
      <div class="actions">
        <vscode-button ?disabled=${this.busy || !this.#dirty || !isComplete(draft)} @click=${() => void this.#save()}
          >${this.text('cases.save')}</vscode-button
        >
        ${
          this.stored?.state === 'kept'
            ? nothing
            : html`<vscode-button
                secondary
                ?disabled=${this.busy || !isComplete(draft)}
                @click=${() => void this.#save('kept')}
              >
                ${this.text('cases.keep')}
              </vscode-button>`
        }
        ${
          this.stored?.state === 'discarded'
            ? nothing
            : html`<vscode-button secondary ?disabled=${this.busy} @click=${() => void this.#save('discarded')}>
                ${this.text('cases.discard')}
              </vscode-button>`
        }
      </div>
    </div>`;
  }

  #renderGeneralise({ links, state: stage }: SupportCase): TemplateResult {
    const teaches = this.session.member?.role !== 'agent' && this.commands.get('learning.pickArticle') !== undefined;
    return html`<h2>${this.text('cases.generalise')}</h2>
      <p class="quiet">${this.text('cases.generaliseHow')}</p>
      ${
        links.length > 0
          ? html`<ul class="links">
              ${links.map(
                ({ kind, articleId, locale }) =>
                  html`<li>${this.text(`caseLink.${kind}`)} ${this.#articleLink(articleId, locale)}</li>`,
              )}
            </ul>`
          : nothing
      }
      ${
        stage === 'discarded'
          ? nothing
          : html`<div class="actions">
              <vscode-button ?disabled=${this.busy} @click=${() => void this.#generalise('article')}>
                ${this.text('cases.toArticle')}
              </vscode-button>
              <vscode-button secondary ?disabled=${this.busy} @click=${() => void this.#generalise('case')}>
                ${this.text('cases.toCase')}
              </vscode-button>
              ${
                teaches
                  ? html`<vscode-button secondary ?disabled=${this.busy} @click=${() => void this.#teach()}>
                      ${this.text('cases.toWording')}
                    </vscode-button>`
                  : nothing
              }
            </div>`
      }`;
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.busy && this.#dirty && this.draft && isComplete(this.draft)) void this.#save();
  };

  static override styles = [
    controlStyles,
    pageStyles,
    columnStyles,
    css`
      .state {
        display: inline-block;
        margin: 0 0 8px;
        padding: 1px 10px;
        border-radius: 10px;
        font-size: 12px;
        background: var(--vscode-badge-background);
        color: var(--vscode-badge-foreground);
      }
      .form {
        display: grid;
        gap: 12px;
        max-inline-size: 760px;
        margin-block-start: 18px;
      }
      .field label {
        margin-block-end: 4px;
      }
      textarea {
        display: block;
        inline-size: 100%;
        resize: vertical;
        line-height: 1.5;
        field-sizing: content;
      }
      .links {
        margin: 8px 0;
        padding-inline-start: 20px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-case-editor': CaseEditor;
  }
}
