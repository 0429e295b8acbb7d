import { consume } from '@lit/context';
import { tierOf, type Review, type ReviewPolicy } from '@askwell/core/reviews';
import { icon } from '@askwell/ui/icons';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { css, html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { elapsedTime } from '../../base/elapsed-time.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import type { TreeOpenEvent, TreeToggleEvent } from '../../base/windowed-tree.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { storageService, type StorageService } from '../../platform/storage-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { groupReviews, matchesFilter, reviewGroups, type ReviewFilter, type ReviewItem } from './review-groups.ts';
import { stateText, stepText, tierText } from './review-texts.ts';
import { reviewUri } from './review-uri.ts';
import { reviewsStore, type Confirmation, type ReviewsStore } from './reviews-store.ts';
import './reviews-tree.ts';
import type { ReviewNode } from './reviews-tree.ts';

/** Ages count minutes: the list is looked at again so often, milliseconds. */
const tick = 60_000;

/** What is to be reviewed, in sections. */
@element('askwell-reviews-view')
export class ReviewsView extends WorkbenchElement {
  @consume({ context: reviewsStore }) private reviews!: ReviewsStore;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: storageService }) private storage!: StorageService;
  @state() private collapsed: ReadonlySet<string> = new Set();
  @state() private filter: ReviewFilter = { text: '', overdue: false };
  #rows: readonly TreeRow<ReviewNode>[] = [];

  protected override connected(): void {
    this.collapsed = new Set(this.storage.read('reviews.collapsed', readIds));
    this.follow(this.reviews.onDidChange);
    this.subscriptions.add(this.editors.onDidChangeActive(() => this.requestUpdate()));
    const timer = setInterval(() => this.requestUpdate(), tick);
    this.subscriptions.add({ dispose: () => clearInterval(timer) });
  }

  override focus(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('askwell-reviews-tree, vscode-button')?.focus(),
    );
  }

  protected override willUpdate(): void {
    const { overview, memberId } = this.reviews;
    if (!overview) return;
    const now = Date.now();
    const groups = groupReviews(overview, memberId);
    const policy = { ...overview.policy, groups: [], delegations: [] } as unknown as ReviewPolicy;
    const rows = {
      waiting: groups.waiting.map((item) => this.#reviewRow(item, policy, now, true)),
      drafts: groups.drafts.map((item) => this.#reviewRow(item, policy, now, false)),
      inReview: groups.inReview.map((item) => this.#reviewRow(item, policy, now, false)),
      scheduled: groups.scheduled.map((item) => this.#reviewRow(item, policy, now, false)),
      verification: groups.verification.map((task) => this.#verificationRow(task, now)),
    };
    this.#rows = reviewGroups.flatMap((group) => {
      const shown = rows[group].filter(({ value }) => this.#passes(value));
      const name = this.text(`reviews.group.${group}`);
      const expanded = !this.collapsed.has(group);
      const urgent = group === 'waiting' && shown.length > 0;
      const label = this.text('reviews.groupLabel', { name, count: shown.length });
      const value: ReviewNode = { type: 'group', name, count: shown.length, urgent };
      const head: TreeRow<ReviewNode> = { id: group, level: 1, label, expanded, height: 30, value };
      if (!expanded) return [head];
      return shown.length > 0 ? [head, ...shown] : [head, this.#emptyRow(group, rows[group].length > 0)];
    });
  }

  #passes(value: ReviewNode): boolean {
    if (value.type === 'group' || value.type === 'note') return true;
    const { title, articleId, author, locale, state: where, tier = '' } = value;
    return matchesFilter(this.filter, [title, articleId, author, locale, where, tier], value.overdue);
  }

  #emptyRow(group: (typeof reviewGroups)[number], filtered: boolean): TreeRow<ReviewNode> {
    const text = this.text(filtered ? 'reviews.filteredOut' : `reviews.empty.${group}`);
    return { id: `${group}:empty`, level: 2, label: text, height: 28, value: { type: 'note', text } };
  }

  #reviewRow(item: ReviewItem, policy: ReviewPolicy, now: number, waiting: boolean): TreeRow<ReviewNode> {
    const { reviewId, articleId, locale, review, step } = item;
    const title = step && step.title !== articleId ? step.title : this.reviews.title(articleId, locale);
    const where = waiting && step ? stepText(step.kind, this.localization) : this.#state(review);
    const tier = review ? tierOf(review.change, policy).id : undefined;
    const lowest = policy.tiers[0]?.id;
    const due = step?.dueAt ?? null;
    const value: ReviewNode = {
      type: 'review',
      articleId,
      locale,
      title,
      state: where,
      tier: tier === undefined || tier === lowest ? undefined : tierText(tier, this.localization),
      time: this.#time(due, review?.updatedAt ?? now, now),
      overdue: step?.overdue ?? (due !== null && due <= now),
      author: review ? this.reviews.name(review.author) : '',
    };
    return { id: reviewId, level: 2, label: this.#label(value), height: 52, value };
  }

  #verificationRow(task: Confirmation, now: number): TreeRow<ReviewNode> {
    const { articleId, locale, title, dueAt, people } = task;
    const value: ReviewNode = {
      type: 'verification',
      articleId,
      locale,
      title,
      state: this.text(`reviews.verification.${task.verification.state}`),
      tier: undefined,
      time: this.#time(dueAt, dueAt, now),
      overdue: dueAt <= now,
      author: people.map((person) => this.reviews.name(person)).join(', '),
    };
    return { id: task.id, level: 2, label: this.#label(value), height: 52, value };
  }

  #state(review: Review | null): string {
    if (!review) return '';
    if (review.state !== 'scheduled' || review.scheduledFor === null) return stateText(review, this.localization);
    const at = this.localization.localizer.date(review.scheduledFor, { dateStyle: 'short', timeStyle: 'short' });
    return this.text('reviews.scheduledFor', { at });
  }

  #time(due: number | null, since: number, now: number): string {
    const { locale } = this.localization;
    if (due === null) return elapsedTime(now - since, locale);
    const time = elapsedTime(Math.abs(due - now), locale);
    return due > now ? this.text('reviews.dueIn', { time }) : this.text('reviews.overdueBy', { time });
  }

  #label(value: Extract<ReviewNode, { title: string }>): string {
    const { title, state: where, tier, time, author, locale } = value;
    return [title, locale, where, tier, time, author].filter(Boolean).join(', ');
  }

  protected override render(): TemplateResult {
    const { overview, error } = this.reviews;
    if (!overview && error !== undefined) {
      return html`<div class="message" role="alert">
        <p>${this.text('reviews.failed')}</p>
        <p>${error}</p>
        <vscode-button @click=${() => void this.reviews.refresh()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    if (!overview) {
      return html`<div class="message">
        <vscode-progress-ring
          role="status"
          aria-live="polite"
          aria-label=${this.text('reviews.loading')}
        ></vscode-progress-ring>
      </div>`;
    }
    const { active } = this.editors;
    const selected = active === null ? undefined : this.editors.resolve(active)?.parameters['reviewId'];
    return html`<div class="filter" role="search">
        <input
          type="search"
          aria-label=${this.text('reviews.filter')}
          placeholder=${this.text('reviews.filter')}
          .value=${this.filter.text}
          @input=${this.#onFilter}
        />
        <button
          class="icon-button"
          aria-pressed=${this.filter.overdue ? 'true' : 'false'}
          aria-label=${this.text('reviews.onlyOverdue')}
          title=${this.text('reviews.onlyOverdue')}
          @click=${() => (this.filter = { ...this.filter, overdue: !this.filter.overdue })}
        >
          ${icon('warning')}
        </button>
      </div>
      <askwell-reviews-tree
        .label=${this.text('reviews.title')}
        .rows=${this.#rows}
        .selectedId=${selected ?? null}
        @tree-open=${this.#onOpen}
        @tree-toggle=${this.#onToggle}
      ></askwell-reviews-tree>`;
  }

  readonly #onFilter = (event: Event): void => {
    this.filter = { ...this.filter, text: (event.target as HTMLInputElement).value };
  };

  readonly #onOpen = ({ row: { id, value }, pinned }: TreeOpenEvent<ReviewNode>): void => {
    if (value.type === 'review') {
      const title = this.text('review.tab', { title: value.title });
      this.editors.open(reviewUri(id), { title, pinned, focus: pinned });
    } else if (value.type === 'verification') {
      this.commands.run('explorer.openArticle', value.articleId, value.locale);
    }
  };

  readonly #onToggle = ({ row, expanded }: TreeToggleEvent<ReviewNode>): void => {
    const collapsed = new Set(this.collapsed);
    if (expanded) collapsed.delete(row.id);
    else collapsed.add(row.id);
    this.collapsed = collapsed;
    this.storage.write('reviews.collapsed', [...collapsed]);
  };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        block-size: 100%;
      }
      .filter {
        display: flex;
        flex: none;
        gap: 4px;
        padding: 0 8px 8px 12px;
      }
      .filter input {
        flex: 1;
        min-inline-size: 0;
        padding: 3px 8px;
        border: 1px solid var(--vscode-input-border);
        border-radius: 4px;
        background: var(--vscode-input-background);
        color: var(--vscode-input-foreground);
        font: inherit;
      }
      .filter input::placeholder {
        color: var(--vscode-input-placeholderForeground);
      }
      .filter .icon-button[aria-pressed='true'] {
        color: var(--vscode-charts-yellow);
        background: var(--vscode-toolbar-hoverBackground);
      }
      askwell-reviews-tree {
        flex: 1;
      }
      .message {
        padding: 8px 16px;
        color: var(--vscode-descriptionForeground);
      }
    `,
  ];
}

function readIds(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-reviews-view': ReviewsView;
  }
}
