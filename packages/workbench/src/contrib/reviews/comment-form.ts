import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { isComposing } from '../../base/focus.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { formStyles } from './form-styles.ts';

/** A remark is to be kept. */
export class CommentEvent extends Event {
  readonly text: string;
  /** Last line that it is about, from 1. */
  readonly to: number;
  /** What the lines should read instead; undefined when nothing is proposed. */
  readonly suggestion: string | undefined;

  constructor(text: string, to: number, suggestion: string | undefined) {
    super('comment');
    this.text = text;
    this.to = to;
    this.suggestion = suggestion;
  }
}

/**
 * A place to remark on lines, and to propose what they should read instead. Mod+Enter sends, Escape turns away.
 *
 * @fires comment - {@link CommentEvent}
 * @fires comment-cancel
 */
@element('askwell-comment-form')
class CommentForm extends WorkbenchElement {
  /** First line, from 1; 0 for a reply, which is about no line of its own. */
  @property({ attribute: false }) line = 0;
  /** All lines of the draft, without line breaks. */
  @property({ attribute: false }) lines: readonly string[] = [];
  @property({ attribute: false }) busy = false;
  @state() private to = 0;
  @state() private proposes = false;
  @state() private problem = '';
  @query('#text') private area!: HTMLTextAreaElement;
  @query('#suggestion') private proposal!: HTMLTextAreaElement | null;

  override focus(): void {
    void this.updateComplete.then(() => this.area.focus());
  }

  get #last(): number {
    return Math.max(this.line, this.to);
  }

  protected override render(): TemplateResult {
    const reply = this.line === 0;
    return html`<form @submit=${this.#send} @keydown=${this.#onKeyDown}>
      <label for="text">
        ${reply ? this.text('review.reply') : this.text('review.commentOn', { line: this.line })}
      </label>
      <textarea id="text" rows="2" maxlength="4000" aria-invalid=${this.problem ? 'true' : 'false'}></textarea>
      ${reply ? nothing : this.#renderSuggestion()}
      ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
      <div class="buttons">
        <vscode-button type="submit" ?disabled=${this.busy} @click=${this.#send}>
          ${this.text(reply ? 'review.sendReply' : 'review.sendComment')}
        </vscode-button>
        <vscode-button secondary @click=${this.#cancel}>${this.text('review.cancel')}</vscode-button>
        <span class="hint">${this.text('review.formKeys')}</span>
      </div>
    </form>`;
  }

  #renderSuggestion(): TemplateResult {
    return html`<div class="options">
        <label class="check">
          <input type="checkbox" .checked=${this.proposes} @change=${this.#onPropose} />
          ${this.text('review.suggest')}
        </label>
        <label class="range">
          ${this.text('review.throughLine')}
          <input
            type="number"
            min=${this.line}
            max=${this.lines.length}
            .value=${String(this.#last)}
            @change=${this.#onRange}
          />
        </label>
      </div>
      ${
        this.proposes
          ? html`<label for="suggestion">${this.text('review.suggestionLabel')}</label>
              <textarea id="suggestion" class="code" rows="3" spellcheck="true"></textarea>`
          : nothing
      }`;
  }

  readonly #onPropose = (event: Event): void => {
    this.proposes = (event.target as HTMLInputElement).checked;
    if (this.proposes) void this.updateComplete.then(() => this.#fill(true));
  };

  readonly #onRange = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    this.to = Math.min(Math.max(Number(field.value) || this.line, this.line), Math.max(this.line, this.lines.length));
    field.value = String(this.to);
    this.#fill(false);
  };

  #fill(focus: boolean): void {
    if (!this.proposal) return;
    this.proposal.value = this.lines.slice(this.line - 1, this.#last).join('\n');
    if (focus) this.proposal.focus();
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.#cancel();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#send(event);
  };

  readonly #send = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    if (this.busy) return;
    const suggestion = this.proposes ? this.proposal?.value : undefined;
    const written = this.area.value.trim();
    // What is proposed may speak for itself.
    const text = written || (suggestion === undefined ? '' : this.text('review.suggestion'));
    if (text === '') {
      this.problem = this.text('review.commentMissing');
      this.area.focus();
      return;
    }
    this.problem = '';
    this.dispatchEvent(new CommentEvent(text, this.#last, suggestion));
  };

  readonly #cancel = (): void => {
    this.dispatchEvent(new Event('comment-cancel'));
  };

  static override styles = [
    controlStyles,
    formStyles,
    css`
      :host {
        display: block;
      }
      textarea {
        min-block-size: 52px;
      }
      .options {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 20px;
        margin-block: 8px;
      }
      .options label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        margin: 0;
        color: var(--vscode-foreground);
      }
      .range input {
        inline-size: 72px;
        padding-block: 2px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-comment-form': CommentForm;
  }
}
