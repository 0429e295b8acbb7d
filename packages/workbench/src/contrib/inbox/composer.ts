import { maxMessageLength } from '@askwell/core/conversations';
import { icon } from '@askwell/ui/icons';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { isComposing } from '../../base/focus.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';

/** What is being written changed, or is to be sent. */
export class ComposerSendEvent extends Event {
  readonly text: string;

  constructor(name: 'composer-draft' | 'composer-send', text: string) {
    super(name);
    this.text = text;
  }
}

/**
 * The place to write an answer: Enter sends, Shift+Enter begins a line, and an input method's own Enter does neither.
 *
 * @fires composer-draft - {@link ComposerSendEvent}, at every change
 * @fires composer-send - {@link ComposerSendEvent}
 */
@element('askwell-composer')
class Composer extends WorkbenchElement {
  /** Accessible name and placeholder. */
  @property() label = '';
  /** What was being written when the element was last here. */
  @property({ attribute: false }) draft = '';
  @state() private length = 0;
  @query('textarea') private area!: HTMLTextAreaElement;

  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => this.area.focus(options));
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.area.value = this.draft;
    this.#measure();
  }

  protected override render(): TemplateResult {
    const tooLong = this.length > maxMessageLength;
    return html`<div class="box ${tooLong ? 'invalid' : ''}">
      <textarea
        rows="1"
        aria-label=${this.label}
        aria-invalid=${tooLong ? 'true' : 'false'}
        placeholder=${this.label}
        @input=${this.#onInput}
        @keydown=${this.#onKeyDown}
      ></textarea>
      <button
        class="icon-button send"
        aria-label=${this.text('composer.send')}
        title=${this.text('composer.send')}
        ?disabled=${this.length === 0 || tooLong}
        @click=${() => this.#send()}
      >
        ${icon('send')}
      </button>
      <p class="hint" role="status">
        ${tooLong ? this.text('composer.tooLong', { most: maxMessageLength, count: this.length }) : this.text('composer.hint')}
      </p>
    </div>`;
  }

  #measure(): void {
    this.length = this.area.value.trim().length;
    this.area.style.height = 'auto';
    this.area.style.height = `${Math.min(this.area.scrollHeight, 200)}px`;
  }

  readonly #onInput = (): void => {
    this.#measure();
    this.dispatchEvent(new ComposerSendEvent('composer-draft', this.area.value));
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || isComposing(event)) return;
    event.preventDefault();
    this.#send();
  };

  #send(): void {
    const text = this.area.value.trim();
    if (text === '' || text.length > maxMessageLength) return;
    this.area.value = '';
    this.#onInput();
    this.dispatchEvent(new ComposerSendEvent('composer-send', text));
    this.area.focus();
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        flex: none;
        padding: 0 20px 14px;
      }
      .box {
        display: grid;
        grid-template-columns: 1fr auto;
        align-items: end;
        gap: 0 6px;
        max-inline-size: 760px;
        margin-inline: auto;
        padding: 8px 8px 4px 12px;
        border: 1px solid var(--vscode-input-border);
        border-radius: 10px;
        background: var(--vscode-input-background);
      }
      .box:focus-within {
        border-color: var(--vscode-focusBorder);
        box-shadow: 0 0 0 1px var(--vscode-focusBorder);
      }
      .box.invalid {
        border-color: var(--vscode-inputValidation-errorBorder);
      }
      textarea {
        inline-size: 100%;
        min-block-size: 24px;
        padding: 2px 0;
        border: 0;
        resize: none;
        background: none;
        color: var(--vscode-input-foreground);
        font: inherit;
        font-size: 14px;
        line-height: 1.45;
      }
      textarea:focus-visible {
        outline: none; /* the box around it shows the focus */
      }
      textarea::placeholder {
        color: var(--vscode-input-placeholderForeground);
        opacity: 1;
      }
      .send {
        inline-size: 30px;
        block-size: 30px;
        border-radius: 7px;
        background: var(--vscode-button-background);
        color: var(--vscode-button-foreground);
      }
      .send:hover:not(:disabled) {
        background: var(--vscode-button-hoverBackground);
      }
      .send:disabled {
        background: none;
        color: var(--vscode-disabledForeground);
      }
      .send:focus-visible {
        outline: 2px solid var(--vscode-focusBorder);
        outline-offset: 1px;
      }
      .hint {
        grid-column: 1 / -1;
        margin: 2px 0;
        font-size: 11px;
        color: var(--vscode-descriptionForeground);
      }
      .invalid .hint {
        color: var(--vscode-errorForeground);
      }
      @media (pointer: coarse) {
        :host {
          padding: 0 10px 8px;
        }
        textarea {
          font-size: 16px;
        }
        .send {
          inline-size: 40px;
          block-size: 40px;
        }
        .box:not(.invalid) .hint {
          display: none;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-composer': Composer;
  }
}
