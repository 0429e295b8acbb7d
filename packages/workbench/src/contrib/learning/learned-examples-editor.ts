import { consume } from '@lit/context';
import type { ExampleDecision } from '@askwell/core/answers';
import type { LearnedExample } from '@askwell/core/protocol';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { columnStyles } from '../../editors/column-styles.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { liveService, type LiveService } from '../../platform/live-service.ts';
import { notificationService, type NotificationService } from '../../platform/notification-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { decisionsOf, sourceCounts } from './example-decisions.ts';
import { listStyles } from './list-styles.ts';

const states = ['candidate', 'approved', 'rejected', 'removed'] as const;
type ExampleState = (typeof states)[number];
/** Milliseconds to wait for more news before the list is fetched anew. */
const calm = 600;

/** What people taught the bot: approving, rejecting and removing it, one by one or many at once. */
@element('askwell-learned-examples-editor')
export class LearnedExamplesEditor extends ResourceEditor {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: liveService }) private live!: LiveService;
  @consume({ context: notificationService }) private notifications!: NotificationService;
  @state() private shown: ExampleState = 'candidate';
  @state() private examples: readonly LearnedExample[] | undefined;
  @state() private next: string | null = null;
  @state() private selected: ReadonlySet<string> = new Set();
  @state() private problem = '';
  @state() private busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override connected(): void {
    this.subscriptions.add(
      this.live.onDidReceive(({ type }) => {
        if (!type.startsWith('learned-example.')) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#load(), calm);
      }),
    );
    this.subscriptions.add({ dispose: () => clearTimeout(this.#timer) });
    void this.#load();
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.page')?.focus());
  }

  async #load(more = false): Promise<void> {
    const wanted = this.shown;
    this.problem = '';
    try {
      const after = more ? (this.next ?? undefined) : undefined;
      const page = await this.session.learning.examples({ state: wanted, ...(after === undefined ? {} : { after }) });
      if (wanted !== this.shown) return;
      this.examples = more ? [...(this.examples ?? []), ...page.examples] : page.examples;
      this.next = page.next;
      const there = new Set(this.examples.map(({ id }) => id));
      this.selected = new Set([...this.selected].filter((id) => there.has(id)));
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  async #decide(decision: ExampleDecision, ids: readonly string[]): Promise<void> {
    this.busy = true;
    try {
      const { examples, refused } = await this.session.learning.decideAll(ids.slice(0, 200), decision);
      if (examples.length > 0) {
        this.notifications.info(this.text(`learning.done.${decision}`, { count: examples.length }));
      }
      for (const { detail } of refused.slice(0, 3)) this.notifications.warn(detail);
      this.selected = new Set();
      await this.#load();
      this.focus();
    } catch (error) {
      this.notifications.error(error instanceof Error ? error.message : String(error));
    } finally {
      this.busy = false;
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.editors.describe(this.uri, { title: this.text('learning.title') });
  }

  protected override render(): TemplateResult {
    return html`<div class="page" tabindex="0">
      <div class="column">
        <h1>${this.text('learning.title')}</h1>
        <p class="quiet">${this.text('learning.about')}</p>
        ${this.#renderTools()} ${this.#renderList()}
      </div>
    </div>`;
  }

  #renderTools(): TemplateResult {
    const decides = this.session.member?.role !== 'agent';
    const ids = [...this.selected];
    const all = this.examples ?? [];
    return html`<div class="tools">
      <label>
        ${this.text('learning.state')}
        <select
          @change=${({ target }: Event) => {
            this.shown = (target as HTMLSelectElement).value as ExampleState;
            this.examples = undefined;
            this.selected = new Set();
            void this.#load();
          }}
        >
          ${states.map((one) => html`<option value=${one} ?selected=${one === this.shown}>${this.text(`exampleState.${one}`)}</option>`)}
        </select>
      </label>
      ${
        decides && all.length > 0
          ? html`<label class="all">
                <input
                  type="checkbox"
                  .checked=${ids.length === all.length}
                  .indeterminate=${ids.length > 0 && ids.length < all.length}
                  @change=${({ target }: Event) =>
                    (this.selected = new Set((target as HTMLInputElement).checked ? all.map(({ id }) => id) : []))}
                />
                ${ids.length > 0 ? this.text('learning.selected', { count: ids.length }) : this.text('learning.selectAll')}
              </label>
              ${decisionsOf(this.shown).map(
                (decision, index) =>
                  html`<vscode-button
                    ?secondary=${index > 0}
                    ?disabled=${this.busy || ids.length === 0}
                    @click=${() => void this.#decide(decision, ids)}
                    >${this.text(`learning.${decision}`)}</vscode-button
                  >`,
              )}`
          : nothing
      }
    </div>`;
  }

  #renderList(): TemplateResult {
    if (this.problem) {
      return html`<p class="refused" role="alert">${this.problem}</p>
        <vscode-button @click=${() => void this.#load()}>${this.text('action.retry')}</vscode-button>`;
    }
    const { examples } = this;
    if (!examples) return html`<p class="quiet" role="status">${this.text('editors.loading')}</p>`;
    if (examples.length === 0) return html`<p class="quiet hint">${this.text(`learning.empty.${this.shown}`)}</p>`;
    return html`<ul class="list">
        ${repeat(
          examples,
          ({ id }) => id,
          (example) => this.#renderExample(example),
        )}
      </ul>
      ${
        this.next === null
          ? nothing
          : html`<vscode-button secondary @click=${() => void this.#load(true)}
              >${this.text('learning.more')}</vscode-button
            >`
      }`;
  }

  #renderExample(example: LearnedExample): TemplateResult {
    const { id, question, locale, articleId, helpful, count, sources, updatedAt } = example;
    const decides = this.session.member?.role !== 'agent';
    const counts = sourceCounts(sources);
    const from = [...counts].map(([source, times]) => this.text(`learning.source.${source}`, { count: times }));
    return html`<li>
      ${
        decides
          ? html`<input
              type="checkbox"
              aria-label=${this.text('learning.select', { question })}
              .checked=${this.selected.has(id)}
              @change=${({ target }: Event) => {
                const next = new Set(this.selected);
                if ((target as HTMLInputElement).checked) next.add(id);
                else next.delete(id);
                this.selected = next;
              }}
            />`
          : nothing
      }
      <div class="body">
        <p class="question" lang=${locale}>${question}</p>
        <p class="facts-line">
          <span class=${helpful ? '' : 'against'}>
            ${this.text(articleId === null ? 'learning.answersNothing' : helpful ? 'learning.answeredBy' : 'learning.notAnsweredBy')}
          </span>
          ${
            articleId === null
              ? nothing
              : html`<button class="link" @click=${() => this.commands.run('explorer.openArticle', articleId, locale)}>
                  ${articleId}
                </button>`
          }
          <span>${locale}</span>
          <span>${this.text('learning.times', { count })}</span>
          <span>${from.join(' · ')}</span>
          <span>${this.localization.localizer.date(updatedAt)}</span>
        </p>
      </div>
      ${
        decides
          ? html`<div class="row-actions">
              ${decisionsOf(example.state).map(
                (decision) =>
                  html`<button
                    class="link"
                    ?disabled=${this.busy}
                    @click=${() => void this.#decide(decision, [id])}
                    aria-label=${`${this.text(`learning.${decision}`)}: ${question}`}
                  >
                    ${this.text(`learning.${decision}`)}
                  </button>`,
              )}
            </div>`
          : nothing
      }
    </li>`;
  }

  static override styles = [controlStyles, pageStyles, columnStyles, listStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-learned-examples-editor': LearnedExamplesEditor;
  }
}
