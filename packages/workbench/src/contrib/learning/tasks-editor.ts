import { consume } from '@lit/context';
import type { FeedbackTask, Task, TaskState } from '@askwell/core/protocol';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { columnStyles } from '../../editors/column-styles.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { dialogService, type DialogService } from '../../platform/dialog-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { liveService, type LiveService } from '../../platform/live-service.ts';
import { notificationService, type NotificationService } from '../../platform/notification-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { listStyles } from './list-styles.ts';

const states = ['open', 'done', 'dismissed'] as const satisfies readonly TaskState[];
/** Milliseconds to wait for more news before the list is fetched anew. */
const calm = 600;

/** What is to be done about articles: feedback, reviews and confirmations, what is overdue first. */
@element('askwell-tasks-editor')
export class TasksEditor extends ResourceEditor {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: liveService }) private live!: LiveService;
  @consume({ context: dialogService }) private dialogs!: DialogService;
  @consume({ context: notificationService }) private notifications!: NotificationService;
  @state() private shown: TaskState = 'open';
  @state() private everybody = false;
  @state() private tasks: readonly Task[] | undefined;
  @state() private next: string | null = null;
  @state() private problem = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  protected override connected(): void {
    // An administrator or supervisor looks after everybody's.
    this.everybody = this.session.member?.role === 'admin' || this.session.member?.role === 'supervisor';
    this.subscriptions.add(
      this.live.onDidReceive(({ type }) => {
        if (type !== 'task.changed' && type !== 'verification.changed' && !type.startsWith('review.')) return;
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
    const asked = ++this.#asked;
    this.problem = '';
    try {
      const after = more ? (this.next ?? undefined) : undefined;
      const page = await this.session.loops.tasks({
        of: this.everybody ? 'everybody' : 'me',
        state: this.shown,
        ...(this.shown === 'open' ? {} : { kind: 'article-feedback' }),
        ...(after === undefined ? {} : { after }),
      });
      if (asked !== this.#asked) return;
      this.tasks = more ? [...(this.tasks ?? []), ...page.tasks] : page.tasks;
      this.next = page.next;
    } catch (error) {
      if (asked === this.#asked) this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  async #resolve(task: FeedbackTask, outcome: 'done' | 'dismissed'): Promise<void> {
    const resolution = await this.dialogs.prompt({
      title: this.text(outcome === 'done' ? 'tasks.doneHow' : 'tasks.dismissedWhy', { title: task.title }),
      confirm: this.text(outcome === 'done' ? 'tasks.done' : 'tasks.dismiss'),
      optional: outcome === 'done',
    });
    if (resolution === undefined) return;
    try {
      await this.session.loops.resolveTask(task.id, outcome, resolution === '' ? undefined : resolution);
      await this.#load();
      this.focus();
    } catch (error) {
      this.notifications.error(error instanceof Error ? error.message : String(error));
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.editors.describe(this.uri, { title: this.text('tasks.title') });
  }

  protected override render(): TemplateResult {
    return html`<div class="page" tabindex="0">
      <div class="column">
        <h1>${this.text('tasks.title')}</h1>
        <p class="quiet">${this.text('tasks.about')}</p>
        ${this.#renderTools()} ${this.#renderList()}
      </div>
    </div>`;
  }

  #renderTools(): TemplateResult {
    return html`<div class="tools">
      <label>
        ${this.text('tasks.state')}
        <select
          @change=${({ target }: Event) => {
            this.shown = (target as HTMLSelectElement).value as TaskState;
            this.tasks = undefined;
            void this.#load();
          }}
        >
          ${states.map((one) => html`<option value=${one} ?selected=${one === this.shown}>${this.text(`taskState.${one}`)}</option>`)}
        </select>
      </label>
      ${
        this.session.member?.role === 'agent'
          ? nothing
          : html`<label>
              <input
                type="checkbox"
                .checked=${this.everybody}
                @change=${({ target }: Event) => {
                  this.everybody = (target as HTMLInputElement).checked;
                  void this.#load();
                }}
              />
              ${this.text('tasks.everybody')}
            </label>`
      }
    </div>`;
  }

  #renderList(): TemplateResult {
    if (this.problem) {
      return html`<p class="refused" role="alert">${this.problem}</p>
        <vscode-button @click=${() => void this.#load()}>${this.text('action.retry')}</vscode-button>`;
    }
    const { tasks } = this;
    if (!tasks) return html`<p class="quiet" role="status">${this.text('editors.loading')}</p>`;
    if (tasks.length === 0) return html`<p class="quiet hint">${this.text(`tasks.empty.${this.shown}`)}</p>`;
    return html`<ul class="list">
        ${repeat(
          tasks,
          ({ id }) => id,
          (task) => this.#renderTask(task),
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

  #renderTask(task: Task): TemplateResult {
    const { articleId, locale, title, dueAt, overdue } = task;
    const due = dueAt === null ? '' : this.localization.localizer.date(dueAt);
    return html`<li>
      <div class="body">
        <p class="question">
          <button class="link" lang=${locale} @click=${() => this.#open(task)}>${title || articleId}</button>
        </p>
        <p class="facts-line">
          <span>${this.text(`taskKind.${task.kind}`)}</span>
          <span>${locale}</span>
          ${due ? html`<span class=${overdue ? 'overdue' : ''}>${this.text(overdue ? 'tasks.overdue' : 'tasks.due', { date: due })}</span>` : nothing}
          ${'owner' in task && task.owner ? html`<span>${this.text('tasks.owner', { name: task.owner })}</span>` : nothing}
        </p>
        ${task.kind === 'article-feedback' ? this.#renderFeedback(task) : nothing}
      </div>
      ${
        task.kind === 'article-feedback' && task.state === 'open' && this.session.member?.role !== 'agent'
          ? html`<div class="row-actions">
              <vscode-button @click=${() => void this.#resolve(task, 'done')}>${this.text('tasks.done')}</vscode-button>
              <vscode-button secondary @click=${() => void this.#resolve(task, 'dismissed')}>
                ${this.text('tasks.dismiss')}
              </vscode-button>
            </div>`
          : nothing
      }
    </li>`;
  }

  #renderFeedback({ feedback, resolution }: FeedbackTask): TemplateResult {
    return html`${feedback.map(
      ({ source, agentName, reasons, text, quote }) =>
        html`<div class="said">
          <span class="quiet">
            ${source === 'agent' ? (agentName ?? this.text('tasks.agent')) : this.text('tasks.customer')}
            ${reasons.length > 0 ? `· ${reasons.map((reason) => this.text(`feedbackReason.${reason}`)).join(', ')}` : nothing}
          </span>
          ${quote === null ? nothing : html`<q>${quote}</q>`} ${text ? html`<div>${text}</div>` : nothing}
        </div>`,
    )}
    ${resolution === null ? nothing : html`<p class="quiet">${this.text('tasks.resolution', { text: resolution })}</p>`}`;
  }

  #open(task: Task): void {
    const review = 'reviewId' in task ? `review/${task.reviewId}` : '';
    if (review && this.editors.resolve(review)) this.editors.open(review, { title: task.title });
    else this.commands.run('explorer.openArticle', task.articleId, task.locale);
  }

  static override styles = [controlStyles, pageStyles, columnStyles, listStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-tasks-editor': TasksEditor;
  }
}
