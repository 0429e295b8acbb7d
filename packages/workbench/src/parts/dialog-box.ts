import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { deepActiveElement, isComposing } from '../base/focus.ts';
import type { DialogChoice, DialogSession, PromptOptions } from '../platform/dialog-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';

/** One question over everything, as a native modal dialog. The focus returns to where it was. */
@element('askwell-dialog-box')
export class DialogBox extends WorkbenchElement {
  @property({ attribute: false }) session!: DialogSession;
  @query('dialog', true) private dialog!: HTMLDialogElement;
  @state() private value = '';
  /** Errors are said once somebody has typed or tried. */
  @state() private told = false;
  #before: HTMLElement | null = null;

  protected override connected(): void {
    const before = deepActiveElement();
    this.#before = before instanceof HTMLElement ? before : null;
  }

  protected override willUpdate(): void {
    // Not earlier: an element that is defined after it was made gets its properties with its first update.
    if (!this.hasUpdated) this.value = this.session.input?.value ?? '';
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    const field = this.dialog.querySelector<HTMLInputElement | HTMLTextAreaElement>('.field');
    field?.focus();
    field?.select();
    if (field) return;
    // What destroys is not what a stray Enter hits.
    const danger = this.session.choices.some(({ kind }) => kind === 'danger');
    this.dialog.querySelector<HTMLElement>(danger ? '[data-cancel]' : '.primary')?.focus();
  }

  protected override render(): TemplateResult {
    const { text, choices, input } = this.session;
    return html`<dialog
      aria-labelledby="title"
      aria-describedby=${text.detail ? 'detail' : nothing}
      @cancel=${(event: Event) => {
        event.preventDefault();
        this.#finish();
      }}
      @keydown=${this.#onKeyDown}
    >
      <h2 id="title">${text.title}</h2>
      ${text.detail ? html`<p id="detail">${text.detail}</p>` : nothing} ${input ? this.#renderInput(input) : nothing}
      <div class="choices">
        <button class="choice" data-cancel @click=${() => this.#finish()}>
          ${text.cancel ?? this.text('dialog.cancel')}
        </button>
        ${choices.toReversed().map((choice) => this.#renderChoice(choice))}
      </div>
    </dialog>`;
  }

  #renderChoice({ id, label, kind = 'secondary' }: DialogChoice): TemplateResult {
    return html`<button class="choice ${kind}" @click=${() => this.#choose(id)}>${label}</button>`;
  }

  #renderInput({ label, placeholder = '', multiline = false }: PromptOptions): TemplateResult {
    const problem = this.told ? this.#problem() : undefined;
    const type = (event: Event) => {
      this.value = (event.target as HTMLInputElement | HTMLTextAreaElement).value;
      this.told = true;
    };
    const name = label ?? this.session.text.title;
    const invalid = problem === undefined ? 'false' : 'true';
    return html`<div class="entry">
      ${
        multiline
          ? html`<textarea
              class="field"
              rows="5"
              aria-label=${name}
              placeholder=${placeholder}
              aria-invalid=${invalid}
              aria-describedby="problem"
              .value=${this.value}
              @input=${type}
            ></textarea>`
          : html`<input
              class="field"
              autocomplete="off"
              aria-label=${name}
              placeholder=${placeholder}
              aria-invalid=${invalid}
              aria-describedby="problem"
              .value=${this.value}
              @input=${type}
            />`
      }
      <p id="problem" class="problem" role="alert">${problem ?? nothing}</p>
    </div>`;
  }

  #problem(): string | undefined {
    const { input } = this.session;
    const value = this.value.trim();
    if (input && value === '' && !input.optional) return this.text('dialog.required');
    return input?.validate?.(value);
  }

  #choose(id: string): void {
    this.told = true;
    if (this.#problem() !== undefined) return this.dialog.querySelector<HTMLElement>('.field')?.focus();
    this.#finish(id);
  }

  #finish(choice?: string): void {
    const { session, value } = this;
    this.dialog.close();
    this.#before?.focus({ preventScroll: true });
    session.finish(choice, value.trim());
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation(); // the workbench's keys rest
    if (!this.dialog.open) return; // answered already
    const field = event.target instanceof Element && event.target.matches('.field');
    if (!field || event.key !== 'Enter' || isComposing(event)) return;
    if (this.session.input?.multiline && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const [first] = this.session.choices;
    if (first) this.#choose(first.id);
  };

  static override styles = [
    controlStyles,
    css`
      dialog {
        inline-size: min(460px, 100vw - 32px);
        max-block-size: calc(100dvh - 32px);
        overflow: auto;
        margin: auto;
        padding: 20px 22px;
        border: 1px solid var(--vscode-widget-border);
        border-radius: 10px;
        background: var(--vscode-editorWidget-background);
        color: var(--vscode-editorWidget-foreground);
        box-shadow: 0 12px 48px var(--vscode-widget-shadow);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.4);
      }
      h2 {
        margin: 0;
        font-size: 1.15em;
        font-weight: 600;
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      p {
        margin: 8px 0 0;
        color: var(--vscode-descriptionForeground);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .entry {
        margin-block-start: 14px;
      }
      .field {
        display: block;
        inline-size: 100%;
        min-block-size: 30px;
        padding: 4px 8px;
        border: 1px solid var(--vscode-input-border);
        border-radius: 4px;
        background: var(--vscode-input-background);
        color: var(--vscode-input-foreground);
        font: inherit;
        resize: vertical;
      }
      .field::placeholder {
        color: var(--vscode-input-placeholderForeground);
      }
      .field[aria-invalid='true'] {
        border-color: var(--vscode-inputValidation-errorBorder);
      }
      .problem {
        min-block-size: 1.4em;
        margin-block-start: 4px;
        color: var(--vscode-errorForeground);
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
        margin-block-start: 20px;
      }
      .entry + .choices {
        margin-block-start: 8px;
      }
      .choice {
        min-block-size: 30px;
        padding-inline: 16px;
        border: 1px solid var(--vscode-button-border, transparent);
        border-radius: 5px;
        background: var(--vscode-button-secondaryBackground);
        color: var(--vscode-button-secondaryForeground);
        text-align: center;
      }
      .choice:hover {
        background: var(--vscode-button-secondaryHoverBackground);
      }
      .choice.primary {
        background: var(--vscode-button-background);
        color: var(--vscode-button-foreground);
      }
      .choice.primary:hover {
        background: var(--vscode-button-hoverBackground);
      }
      .choice.danger {
        border-color: var(--vscode-errorForeground);
        background: transparent;
        color: var(--vscode-errorForeground);
      }
      .choice:focus-visible {
        outline-offset: 2px;
      }
      @media (pointer: coarse) {
        .choice,
        .field {
          min-block-size: 42px;
        }
      }
      @media (max-width: 480px) {
        .choices {
          flex-direction: column-reverse;
        }
      }
    `,
  ];
}
