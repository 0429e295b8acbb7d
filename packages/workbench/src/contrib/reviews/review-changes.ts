import { textLines, type ReviewComment } from '@askwell/core/reviews';
import { icon } from '@askwell/ui/icons';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import '../../editors/diff/text-diff.ts';
import type { DiffLineEvent, TextDiff } from '../../editors/diff/text-diff.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import './comment-form.ts';
import type { CommentEvent } from './comment-form.ts';
import { frontMatterChanges, type FieldChange } from './front-matter-changes.ts';
import { reviewChangesStyles } from './review-changes-styles.ts';
import './review-thread.ts';

/** A remark is to be kept on lines of the draft. */
export class LineCommentEvent extends Event {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly suggestion: string | undefined;

  constructor(from: number, { to, text, suggestion }: CommentEvent) {
    super('line-comment');
    this.from = from;
    this.to = to;
    this.text = text;
    this.suggestion = suggestion;
  }
}

/**
 * What a draft changes: the front matter field by field, the text line by line, and the remarks on its lines.
 *
 * @fires line-comment - {@link LineCommentEvent}
 * @fires apply-all - every open suggestion is to be applied
 * @fires layout-change - split or unified is wanted
 * @fires thread - from the threads
 */
@element('askwell-review-changes')
export class ReviewChanges extends WorkbenchElement {
  @property({ attribute: false }) textBefore = '';
  @property({ attribute: false }) textAfter = '';
  @property({ attribute: false }) comments: readonly ReviewComment[] = [];
  @property({ attribute: false }) nameOf: (memberId: string) => string = (memberId) => memberId;
  @property({ attribute: false }) layout: 'split' | 'unified' = 'split';
  /** Whether the member may write remarks. */
  @property({ attribute: false }) writable = false;
  /** Whether the member may change the draft. */
  @property({ attribute: false }) editable = false;
  @property({ attribute: false }) busy = false;
  /** Line of the draft that is being remarked on; 0 for none. */
  @state() private commenting = 0;
  @state() private changes = 0;
  @query('askwell-text-diff') private diff!: TextDiff | null;
  #fields: readonly FieldChange[] | undefined = [];

  override focus(): void {
    void this.updateComplete.then(() => (this.diff ?? this.renderRoot.querySelector<HTMLElement>('.empty'))?.focus());
  }

  step(distance: 1 | -1): void {
    this.diff?.step(distance);
  }

  /** Begins a remark on the line that has the focus. */
  comment(): void {
    if (this.writable && this.diff) this.#begin(this.diff.currentLine);
  }

  /** Puts the focus on a line of the draft. */
  reveal(line: number): void {
    void this.updateComplete.then(() => this.diff?.reveal(line));
  }

  /** Takes the remark that was being written away: it is kept now. */
  endComment(): void {
    const line = this.commenting;
    this.commenting = 0;
    if (line > 0) this.reveal(line);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('textBefore') || changed.has('textAfter'))
      this.#fields = frontMatterChanges(this.textBefore, this.textAfter);
  }

  protected override updated(): void {
    void this.diff?.updateComplete.then(() => (this.changes = this.diff?.changes ?? 0));
  }

  protected override render(): TemplateResult {
    const suggestions = this.comments.filter(
      ({ suggestion, resolved, anchor }) => suggestion !== null && !resolved && anchor.state === 'unchanged',
    );
    const open = this.comments.filter(({ resolved }) => !resolved).length;
    return html`<div class="toolbar" role="toolbar" aria-label=${this.text('review.changes')}>
        <span class="summary">
          ${this.text('review.changeCount', { count: this.changes })}
          ${this.comments.length > 0 ? html`<span>· ${this.text('review.commentCount', { count: open })}</span>` : nothing}
        </span>
        ${
          suggestions.length > 0 && this.editable
            ? html`<vscode-button ?disabled=${this.busy} @click=${() => this.dispatchEvent(new Event('apply-all'))}>
                ${this.text('review.applyAll', { count: suggestions.length })}
              </vscode-button>`
            : nothing
        }
        ${this.#renderTool('arrow-up', this.text('review.previousChange'), () => this.step(-1))}
        ${this.#renderTool('arrow-down', this.text('review.nextChange'), () => this.step(1))}
        ${this.writable ? this.#renderTool('comment', this.text('review.commentHere'), () => this.comment()) : nothing}
        <div class="layouts" role="group" aria-label=${this.text('review.layout')}>
          ${(['split', 'unified'] as const).map(
            (layout) =>
              html`<button
                aria-pressed=${this.layout === layout ? 'true' : 'false'}
                @click=${() => this.layout !== layout && this.dispatchEvent(new Event('layout-change'))}
              >
                ${this.text(`review.${layout}`)}
              </button>`,
          )}
        </div>
      </div>
      ${this.#renderFields()} ${this.#renderDiff()}`;
  }

  #renderTool(name: string, label: string, run: () => void): TemplateResult {
    return html`<button class="icon-button" aria-label=${label} title=${label} @click=${run}>${icon(name)}</button>`;
  }

  #renderFields(): TemplateResult | typeof nothing {
    if (!this.#fields || this.#fields.length === 0) return nothing;
    return html`<section class="fields">
      <h3>${this.text('review.frontMatter')}</h3>
      <dl>
        ${this.#fields.map(
          ({ field, before, after }) =>
            html`<div>
              <dt>${field}</dt>
              <dd>
                ${
                  before === ''
                    ? nothing
                    : html`<del><span class="visually-hidden">${this.text('diff.removed')} </span>${before}</del>`
                }
                ${
                  after === ''
                    ? nothing
                    : html`<ins><span class="visually-hidden">${this.text('diff.added')} </span>${after}</ins>`
                }
              </dd>
            </div>`,
        )}
      </dl>
    </section>`;
  }

  #renderDiff(): TemplateResult {
    if (this.textBefore === this.textAfter && this.comments.length === 0) {
      return html`<p class="empty" tabindex="-1">${this.text('review.nothingChanged')}</p>`;
    }
    const lines = textLines(this.textAfter).map((line) => line.replace(/\r?\n$/, ''));
    const byLine = new Map<number, ReviewComment[]>();
    for (const comment of this.comments) {
      const line = Math.min(comment.anchor.to, Math.max(1, lines.length));
      byLine.set(line, [...(byLine.get(line) ?? []), comment]);
    }
    const annotated = new Set(byLine.keys());
    if (this.commenting > 0) annotated.add(this.commenting);
    return html`<askwell-text-diff
      .textBefore=${this.textBefore}
      .textAfter=${this.textAfter}
      .layout=${this.layout}
      .label=${this.text('review.diffLabel')}
      .annotated=${annotated}
      .actionLabel=${this.writable ? this.text('review.commentHere') : ''}
      @diff-line=${(event: DiffLineEvent) => this.#begin(event.line)}
    >
      ${[...annotated].map(
        (line) =>
          html`<div slot="line-${line}" class="remarks">
            ${(byLine.get(line) ?? []).map(
              (comment) =>
                html`<askwell-review-thread
                  .comment=${comment}
                  .nameOf=${this.nameOf}
                  .writable=${this.writable}
                  .editable=${this.editable}
                  .busy=${this.busy}
                ></askwell-review-thread>`,
            )}
            ${line === this.commenting ? this.#renderForm(line, lines) : nothing}
          </div>`,
      )}
    </askwell-text-diff>`;
  }

  #renderForm(line: number, lines: readonly string[]): TemplateResult {
    return html`<askwell-comment-form
      .line=${line}
      .lines=${lines}
      .busy=${this.busy}
      @comment=${(event: CommentEvent) => this.dispatchEvent(new LineCommentEvent(line, event))}
      @comment-cancel=${() => this.endComment()}
    ></askwell-comment-form>`;
  }

  #begin(line: number): void {
    this.commenting = line;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.remarks askwell-comment-form')?.focus(),
    );
  }

  static override styles = [controlStyles, reviewChangesStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-review-changes': ReviewChanges;
  }
}
