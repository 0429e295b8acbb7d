import { consume } from '@lit/context';
import type { ArticleVerification } from '@askwell/core/protocol';
import { icon } from '@askwell/ui/icons';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import type { TreeOpenEvent } from '../../base/windowed-tree.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { liveService, type LiveService } from '../../platform/live-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { activeArticle, comparisonUri, decisionsUri, type ArticlePlace } from './article-place.ts';
import { decisionText } from './decision-text.ts';
import { PeopleNames } from './people-names.ts';
import { timelineEntries, valueOf, type TimelineEntry } from './timeline-entries.ts';
import './timeline-tree.ts';
import type { TimelineNode } from './timeline-tree.ts';

/** Several events come with one publication: wait this long, milliseconds. */
const calm = 250;
/** Decisions about one article that are read at once. */
const mostDecisions = 500;

/** What happened to the article that is open: revisions, decisions, confirmations. */
@element('askwell-timeline-view')
export class TimelineView extends WorkbenchElement {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: liveService }) private live!: LiveService;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: commandService }) private commands!: CommandService;
  @state() private entries: readonly TimelineEntry[] | undefined;
  @state() private standing: ArticleVerification | undefined;
  @state() private problem = '';
  readonly #names = new PeopleNames();
  #place: ArticlePlace | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override connected(): void {
    this.subscriptions.add(this.editors.onDidChangeActive(() => this.#follow()));
    this.subscriptions.add(
      this.live.onDidReceive((event) => {
        if (!('articleId' in event) || event.articleId !== this.#place?.articleId) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#load(), calm);
      }),
    );
    this.subscriptions.add({ dispose: () => clearTimeout(this.#timer) });
    this.#follow();
  }

  override focus(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('askwell-timeline-tree, vscode-button, .message')?.focus(),
    );
  }

  /** The article stays while something is looked at that is about none. */
  #follow(): void {
    const place = activeArticle(this.editors);
    if (!place || (place.articleId === this.#place?.articleId && place.locale === this.#place.locale)) return;
    this.#place = place;
    this.entries = undefined;
    this.standing = undefined;
    void this.#load();
  }

  async #load(): Promise<void> {
    const place = this.#place;
    if (!place) return;
    const { reviews, member } = this.session;
    this.problem = '';
    try {
      const mayReadDecisions = member !== undefined && member.role !== 'agent';
      const { articleId, locale } = place;
      const [{ revisions }, decided, standings] = await Promise.all([
        reviews.revisions(place),
        mayReadDecisions ? reviews.decisions({ articleId, limit: mostDecisions }) : { decisions: [] },
        reviews.verifications(),
        this.#names.load(reviews),
      ]);
      if (place !== this.#place) return;
      this.entries = timelineEntries(locale, revisions, decided.decisions);
      this.standing = standings.find((one) => one.articleId === articleId && one.locale === locale);
    } catch (error) {
      if (place === this.#place) this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  protected override render(): TemplateResult {
    if (!this.#place) return html`<p class="message" tabindex="-1">${this.text('timeline.noArticle')}</p>`;
    if (this.problem) {
      return html`<div class="message" role="alert">
        <p>${this.text('timeline.failed')}</p>
        <p>${this.problem}</p>
        <vscode-button @click=${() => void this.#load()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    if (!this.entries) {
      return html`<div class="message">
        <vscode-progress-ring
          role="status"
          aria-live="polite"
          aria-label=${this.text('timeline.loading')}
        ></vscode-progress-ring>
      </div>`;
    }
    return html`${this.#renderStanding()}
    ${
      this.entries.length === 0
        ? html`<p class="message" tabindex="-1">${this.text('timeline.empty')}</p>`
        : html`<askwell-timeline-tree
            .label=${this.text('timeline.title')}
            .rows=${this.entries.map((entry) => this.#row(entry))}
            @tree-open=${this.#onOpen}
          ></askwell-timeline-tree>`
    }`;
  }

  #renderStanding(): TemplateResult | typeof nothing {
    const { standing } = this;
    if (!standing) return nothing;
    const { state: where, until } = standing.verification;
    const at = this.localization.localizer.date(until);
    const mayConfirm = this.session.member !== undefined && this.session.member.role !== 'agent';
    return html`<div class="standing ${where}">
      <p>
        ${icon(where === 'verified' ? 'verified' : 'warning')}<span
          >${this.text(where === 'verified' || where === 'due' ? 'timeline.until' : 'timeline.wasUntil', { at })}</span
        >
      </p>
      ${
        mayConfirm
          ? html`<vscode-button secondary @click=${() => this.commands.run('timeline.confirm')}>
              ${this.text('timeline.confirm')}
            </vscode-button>`
          : nothing
      }
    </div>`;
  }

  #row(entry: TimelineEntry): TreeRow<TimelineNode> {
    const who = this.#names.name(entry.actor, this.localization);
    const when = this.localization.localizer.date(entry.at, { dateStyle: 'medium', timeStyle: 'short' });
    const [title, reason] = this.#words(entry);
    const label = [title, who, when, reason].filter(Boolean).join(', ');
    return { id: entry.id, level: 1, label, height: 46, value: { entry, title, who, when, reason } };
  }

  #words(entry: TimelineEntry): readonly [string, string] {
    if (entry.type === 'decision') {
      const { type, data } = entry.decision;
      return [decisionText(type, this.localization), valueOf(data, 'reason') ?? ''];
    }
    const { number, restoredFrom, reason } = entry.revision;
    const title =
      restoredFrom === null
        ? this.text('timeline.revision', { number })
        : this.text('timeline.restored', { number, from: restoredFrom });
    return [title, reason];
  }

  readonly #onOpen = ({ row: { value }, pinned }: TreeOpenEvent<TimelineNode>): void => {
    const place = this.#place!;
    const { entry } = value;
    if (entry.type === 'revision') {
      const { number } = entry.revision;
      const from = entry.previous ?? 0;
      const title = this.text('compare.tab', { from, to: number });
      this.editors.open(comparisonUri(place, from, number), { title, pinned, focus: pinned });
      return;
    }
    const reviewId = valueOf(entry.decision.data, 'reviewId');
    if (reviewId !== undefined && this.editors.resolve(`review/${reviewId}`)) {
      this.editors.open(`review/${reviewId}`, { pinned, focus: pinned });
    } else this.editors.open(decisionsUri(place.articleId), { pinned, focus: pinned });
  };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        block-size: 100%;
      }
      askwell-timeline-tree {
        flex: 1;
      }
      .message {
        margin: 0;
        padding: 8px 16px;
        outline: none;
        color: var(--vscode-descriptionForeground);
      }
      .standing {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 10px;
        padding: 2px 12px 8px 14px;
        font-size: 12px;
      }
      .standing p {
        display: flex;
        flex: 1;
        align-items: center;
        gap: 8px;
        min-inline-size: 120px;
        margin: 0;
      }
      .standing svg {
        inline-size: 14px;
      }
      .verified svg {
        color: var(--vscode-charts-green);
      }
      .due p,
      .overdue p,
      .expired p {
        color: var(--vscode-charts-yellow);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-timeline-view': TimelineView;
  }
}
