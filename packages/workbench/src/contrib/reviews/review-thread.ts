import { diffWords, type ReviewComment } from '@askwell/core/reviews';
import { icon } from '@askwell/ui/icons';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import './comment-form.ts';
import type { CommentEvent } from './comment-form.ts';
import { momentText } from './review-texts.ts';

/** Something is to be done with a comment. */
export class ThreadEvent extends Event {
  readonly commentId: string;
  readonly action: 'reply' | 'resolve' | 'apply';
  /** What is replied. */
  readonly text: string;

  constructor(commentId: string, action: ThreadEvent['action'], text = '') {
    super('thread', { bubbles: true, composed: true });
    this.commentId = commentId;
    this.action = action;
    this.text = text;
  }
}

/**
 * A remark on lines with what was replied, and what it proposes.
 *
 * @fires thread - {@link ThreadEvent}
 */
@element('askwell-review-thread')
class ReviewThread extends WorkbenchElement {
  @property({ attribute: false }) comment!: ReviewComment;
  @property({ attribute: false }) nameOf: (memberId: string) => string = (memberId) => memberId;
  /** Whether the member may write here. */
  @property({ attribute: false }) writable = false;
  /** Whether the member may change the draft. */
  @property({ attribute: false }) editable = false;
  @property({ attribute: false }) busy = false;
  @state() private replying = false;
  @state() private expanded = false;
  @query('.thread') private thread!: HTMLElement;

  override focus(): void {
    void this.updateComplete.then(() => this.thread.focus());
  }

  protected override render(): TemplateResult {
    const { comment } = this;
    const { author, text, anchor, resolved, replies } = comment;
    const lines =
      anchor.from === anchor.to
        ? this.text('diff.line', { line: anchor.from })
        : this.text('review.lines', { from: anchor.from, to: anchor.to });
    const label = this.text('review.threadLabel', { name: this.nameOf(author), lines });
    if (resolved && !this.expanded) {
      return html`<div class="thread resolved" role="group" aria-label=${label} tabindex="-1">
        <button class="summary" aria-expanded="false" @click=${() => (this.expanded = true)}>
          ${icon('check')}<span class="start">${this.nameOf(author)}: ${text}</span>
          <span class="quiet">${this.text('review.resolvedBy', { name: this.nameOf(resolved.by) })}</span>
        </button>
      </div>`;
    }
    return html`<div class="thread" role="group" aria-label=${label} tabindex="-1">
      ${this.#renderEntry(author, comment.at, text, lines)}
      ${anchor.state === 'unchanged' ? nothing : this.#renderMoved(comment)}
      ${comment.suggestion === null ? nothing : this.#renderSuggestion(comment)}
      ${replies.map((reply) => this.#renderEntry(reply.author, reply.at, reply.text, ''))}
      ${this.#renderActions(comment)}
    </div>`;
  }

  #renderEntry(author: string, at: number, text: string, lines: string): TemplateResult {
    return html`<div class="entry">
      <p class="head">
        <strong>${this.nameOf(author)}</strong>
        <span class="quiet">${momentText(at, this.localization)}</span>
        ${lines ? html`<span class="quiet">${lines}</span>` : nothing}
      </p>
      <p class="words">${text}</p>
    </div>`;
  }

  #renderMoved({ anchor }: ReviewComment): TemplateResult {
    return html`<p class="moved">
        ${icon('info')}${this.text(anchor.state === 'gone' ? 'review.linesGone' : 'review.linesChanged')}
      </p>
      <pre class="quote">${anchor.quote}</pre>`;
  }

  #renderSuggestion({ anchor, suggestion }: ReviewComment): TemplateResult {
    const parts = diffWords(anchor.quote.replace(/\n$/, ''), (suggestion ?? '').replace(/\n$/, ''));
    return html`<figure class="suggestion">
      <figcaption>${icon('lightbulb')}${this.text('review.suggestion')}</figcaption>
      <pre>
${parts.map(({ kind, text }) =>
          kind === 'added' ? html`<ins>${text}</ins>` : kind === 'removed' ? html`<del>${text}</del>` : text,
        )}</pre>
    </figure>`;
  }

  #renderActions({ id, suggestion, resolved, anchor }: ReviewComment): TemplateResult | typeof nothing {
    if (this.replying) {
      return html`<askwell-comment-form
        .busy=${this.busy}
        @comment=${(event: CommentEvent) => {
          this.replying = false;
          this.#fire('reply', event.text);
        }}
        @comment-cancel=${() => this.#endReply()}
      ></askwell-comment-form>`;
    }
    if (resolved) {
      return html`<div class="buttons">
        <span class="quiet">${this.text('review.resolvedBy', { name: this.nameOf(resolved.by) })}</span>
        <vscode-button secondary @click=${() => (this.expanded = false)}>${this.text('review.collapse')}</vscode-button>
      </div>`;
    }
    if (!this.writable) return nothing;
    const applies = suggestion !== null && this.editable && anchor.state === 'unchanged';
    return html`<div class="buttons">
      ${
        applies
          ? html`<vscode-button ?disabled=${this.busy} @click=${() => this.#fire('apply')} data-comment=${id}>
              ${this.text('review.apply')}
            </vscode-button>`
          : nothing
      }
      <vscode-button secondary class="reply" @click=${() => this.#reply()}>${this.text('review.reply')}</vscode-button>
      <vscode-button secondary ?disabled=${this.busy} @click=${() => this.#fire('resolve')}>
        ${this.text('review.resolve')}
      </vscode-button>
    </div>`;
  }

  #reply(): void {
    this.replying = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector('askwell-comment-form')?.focus());
  }

  #endReply(): void {
    this.replying = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.reply')?.focus());
  }

  #fire(action: ThreadEvent['action'], text = ''): void {
    this.focus();
    this.dispatchEvent(new ThreadEvent(this.comment.id, action, text));
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      .thread {
        max-inline-size: 720px;
        padding: 10px 14px;
        border-inline-start: 3px solid var(--vscode-charts-blue);
        outline-offset: -2px;
      }
      .thread.resolved {
        padding-block: 4px;
        border-color: var(--vscode-panel-border);
      }
      .summary {
        display: flex;
        align-items: center;
        gap: 8px;
        inline-size: 100%;
        min-block-size: 24px;
      }
      .start {
        flex: 0 1 auto;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .summary .quiet {
        flex: none;
      }
      .quiet {
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
      p {
        margin: 0;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 2px 10px;
      }
      .words {
        margin-block: 2px 8px;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .moved {
        display: flex;
        align-items: center;
        gap: 6px;
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
      pre {
        margin: 0;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        font-family: var(--vscode-editor-font-family, ui-monospace, monospace);
        font-size: 12.5px;
      }
      .quote {
        margin-block: 4px 8px;
        padding: 4px 10px;
        border-inline-start: 2px solid var(--vscode-panel-border);
        color: var(--vscode-descriptionForeground);
      }
      .suggestion {
        margin: 0 0 8px;
        border: 1px solid var(--vscode-panel-border);
        border-radius: 6px;
        overflow: hidden;
      }
      .suggestion figcaption {
        display: flex;
        align-items: center;
        gap: 6px;
        padding: 3px 10px;
        font-size: 12px;
        background: var(--vscode-textCodeBlock-background);
      }
      .suggestion pre {
        padding: 6px 10px;
      }
      ins {
        background: var(--vscode-diffEditor-insertedTextBackground);
        text-decoration: underline;
      }
      del {
        background: var(--vscode-diffEditor-removedTextBackground);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-review-thread': ReviewThread;
  }
}
