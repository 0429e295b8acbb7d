import { consume } from '@lit/context';
import { ProblemError } from '@askwell/core/protocol';
import { tierOf, type ReviewPolicy } from '@askwell/core/reviews';
import { icon } from '@askwell/ui/icons';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import './answer-effect.ts';
import { EffectWatch } from './effect-watch.ts';
import { tierText } from './review-texts.ts';
import { reviewUri } from './review-uri.ts';
import { reviewsStore, type ReviewsStore } from './reviews-store.ts';

/** A small change that waits for the member. */
interface Candidate {
  readonly reviewId: string;
  readonly title: string;
  readonly locale: string;
  readonly author: string;
  readonly tier: string;
  /** The version that is approved. */
  readonly draftVersion: number;
  readonly fields: readonly string[];
}

type Outcome = 'approving' | 'approved' | { readonly refused: string };

/** Changes of one measurement at most; what the server takes. */
const mostAtOnce = 50;

/** Several small changes, looked at for what they do to answers together, and approved one after the other. */
@element('askwell-bulk-approval-editor')
export class BulkApprovalEditor extends ResourceEditor {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: reviewsStore }) private reviews!: ReviewsStore;
  @consume({ context: editorService }) private editors!: EditorService;
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private outcomes: ReadonlyMap<string, Outcome> = new Map();
  @state() private measured: readonly string[] = [];
  @state() private busy = false;
  @state() private announcement = '';
  #listed: ReadonlyMap<string, Candidate> = new Map();
  #effects!: EffectWatch;

  protected override connected(): void {
    this.follow(this.reviews.onDidChange);
    this.#effects = this.subscriptions.add(new EffectWatch(this.session.reviews));
    this.follow(this.#effects.onDidChange);
    void this.reviews.settled();
  }

  override focus(): void {
    void this.updateComplete.then(() => {
      const first =
        this.renderRoot.querySelector<HTMLElement>('input') ?? this.renderRoot.querySelector<HTMLElement>('.page');
      first?.focus();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.editors.describe(this.uri, { title: this.text('bulk.title') });
    // What was approved here stays in the list with its result.
    const listed = new Map([...this.#listed].filter(([id]) => this.outcomes.has(id)));
    for (const candidate of this.#candidates()) {
      if (!this.outcomes.has(candidate.reviewId)) listed.set(candidate.reviewId, candidate);
    }
    this.#listed = listed;
  }

  /** What waits for the member, was not written by them, and is in the lowest risk tier. */
  #candidates(): readonly Candidate[] {
    const { overview, memberId } = this.reviews;
    if (!overview) return [];
    const policy = { ...overview.policy, groups: [], delegations: [] } as unknown as ReviewPolicy;
    return this.reviews.waiting.flatMap(({ kind, reviewId, title, locale, articleId }): Candidate[] => {
      const review = overview.reviews.find(({ id }) => id === reviewId);
      if (kind !== 'review' || !review || review.contributors.includes(memberId)) return [];
      const tier = tierOf(review.change, policy).id;
      if (tier !== policy.tiers[0]?.id) return [];
      const { draftVersion, author, change } = review;
      const shown = title === articleId ? this.reviews.title(articleId, locale) : title;
      return [{ reviewId, title: shown, locale, author, tier, draftVersion, fields: change.fields }];
    });
  }

  protected override render(): TemplateResult {
    const all = [...this.#listed.values()];
    const open = all.filter(({ reviewId }) => !this.outcomes.has(reviewId));
    const chosen = open.filter(({ reviewId }) => this.chosen.has(reviewId));
    const fresh = chosen.length > 0 && sameIds(this.measured, chosen);
    const regressions = fresh ? (this.#effects.effect?.report?.regressions.length ?? 0) : 0;
    return html`<div class="page" tabindex="-1">
      <h1>${this.text('bulk.title')}</h1>
      <p class="quiet">${this.text('bulk.about')}</p>
      <p class="visually-hidden" role="status">${this.announcement}</p>
      ${
        all.length === 0
          ? html`<p class="none">
              ${this.reviews.error ?? this.text(this.reviews.overview ? 'bulk.empty' : 'reviews.loading')}
            </p>`
          : html`<fieldset ?disabled=${this.busy}>
                <legend class="visually-hidden">${this.text('bulk.title')}</legend>
                ${
                  open.length > 1
                    ? html`<label class="all">
                        <input
                          type="checkbox"
                          .checked=${chosen.length === open.length}
                          .indeterminate=${chosen.length > 0 && chosen.length < open.length}
                          @change=${() => this.#chooseAll(open, chosen.length < open.length)}
                        />
                        ${this.text('bulk.all', { count: open.length })}
                      </label>`
                    : nothing
                }
                <ul>
                  ${all.map((candidate) => this.#renderCandidate(candidate))}
                </ul>
              </fieldset>
              <div class="buttons">
                <vscode-button
                  secondary
                  ?disabled=${chosen.length === 0 || this.busy || chosen.length > mostAtOnce}
                  @click=${() => void this.#measure(chosen)}
                >
                  ${this.text('bulk.measure')}
                </vscode-button>
                <vscode-button
                  class="approve"
                  ?disabled=${chosen.length === 0 || this.busy}
                  @click=${() => void this.#approve(chosen)}
                >
                  ${this.text('bulk.approve', { count: chosen.length })}
                </vscode-button>
                ${regressions > 0 ? html`<span class="bad">${icon('warning')}${this.text('gate.regressions', { count: regressions })}</span>` : nothing}
              </div>
              ${
                fresh
                  ? html`<section class="effect">
                      <h2>${this.text('bulk.effect', { count: chosen.length })}</h2>
                      <askwell-answer-effect
                        .watch=${this.#effects}
                        .titleOf=${(articleId: string, locale: string) => this.reviews.title(articleId, locale)}
                        @measure=${() => void this.#measure(chosen)}
                      ></askwell-answer-effect>
                    </section>`
                  : nothing
              }`
      }
    </div>`;
  }

  #renderCandidate({ reviewId, title, locale, author, tier, fields }: Candidate): TemplateResult {
    const outcome = this.outcomes.get(reviewId);
    return html`<li>
      <label>
        ${
          outcome === undefined
            ? html`<input
                type="checkbox"
                .checked=${this.chosen.has(reviewId)}
                @change=${() => this.#choose(reviewId)}
              />`
            : html`<span class=${outcome === 'approved' ? 'good' : outcome === 'approving' ? '' : 'bad'}>
                ${icon(outcome === 'approved' ? 'pass' : outcome === 'approving' ? 'ellipsis' : 'error')}
              </span>`
        }
        <span class="what">
          <span lang=${locale}>${title}</span>
          <span class="quiet">
            ${[locale, this.reviews.name(author), tierText(tier, this.localization), fields.join(', ')].filter(Boolean).join(' · ')}
          </span>
          ${outcome === undefined ? nothing : html`<span class="result">${this.#outcomeText(outcome)}</span>`}
        </span>
      </label>
      <button class="link" @click=${() => this.editors.open(reviewUri(reviewId), { title })}>
        ${this.text('action.open')}<span class="visually-hidden">: ${title}</span>
      </button>
    </li>`;
  }

  #outcomeText(outcome: Outcome): string {
    if (typeof outcome !== 'string') return outcome.refused;
    return this.text(outcome === 'approved' ? 'bulk.approved' : 'bulk.approving');
  }

  #choose(reviewId: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(reviewId)) chosen.add(reviewId);
    this.chosen = chosen;
  }

  #chooseAll(open: readonly Candidate[], all: boolean): void {
    this.chosen = new Set(all ? open.map(({ reviewId }) => reviewId) : []);
  }

  async #measure(chosen: readonly Candidate[]): Promise<void> {
    this.measured = chosen.map(({ reviewId }) => reviewId);
    await this.#effects.measure(this.measured);
  }

  async #approve(chosen: readonly Candidate[]): Promise<void> {
    this.busy = true;
    for (const { reviewId, draftVersion } of chosen) {
      this.#note(reviewId, 'approving');
      try {
        await this.session.reviews.act(reviewId, { type: 'approve', draftVersion });
        this.#note(reviewId, 'approved');
      } catch (error) {
        const refused = error instanceof ProblemError || error instanceof Error ? error.message : String(error);
        this.#note(reviewId, { refused });
      }
    }
    this.busy = false;
    this.chosen = new Set();
    const approved = chosen.filter(({ reviewId }) => this.outcomes.get(reviewId) === 'approved').length;
    this.announcement = this.text('bulk.done', { approved, count: chosen.length });
    await this.reviews.refresh();
    this.focus();
  }

  #note(reviewId: string, outcome: Outcome): void {
    this.outcomes = new Map([...this.outcomes, [reviewId, outcome]]);
  }

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      .page {
        padding: 24px 28px 64px;
      }
      h1 {
        margin-block-end: 4px;
        font-size: 21px;
      }
      h2 {
        font-size: 14px;
      }
      fieldset {
        max-inline-size: 860px;
        margin: 16px 0 0;
        padding: 0;
        border: 0;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 12px;
        padding-block: 6px;
        border-block-end: 1px solid var(--vscode-panel-border);
      }
      label {
        display: flex;
        flex: 1;
        align-items: center;
        gap: 10px;
        min-inline-size: 0;
      }
      .all {
        padding-block: 6px;
        color: var(--vscode-descriptionForeground);
      }
      .what {
        display: grid;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .what .quiet,
      .result {
        font-size: 12px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-block: 14px;
      }
      .good {
        color: var(--vscode-charts-green);
      }
      .bad {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        color: var(--vscode-charts-red);
      }
      .none {
        margin-block-start: 20px;
      }
      .effect {
        max-inline-size: 860px;
      }
    `,
  ];
}

function sameIds(ids: readonly string[], candidates: readonly Candidate[]): boolean {
  return ids.length === candidates.length && candidates.every(({ reviewId }) => ids.includes(reviewId));
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-bulk-approval-editor': BulkApprovalEditor;
  }
}
