import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { isComposing } from '../../base/focus.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { formStyles } from './form-styles.ts';
import { localMoment, momentOf } from './local-moment.ts';

/** The actions that ask for a word, or for a time. */
export type DecisionKind = 'request-changes' | 'accept-regressions' | 'publish-urgently' | 'archive' | 'schedule';

/** The decision is made: with its reason, or its time in milliseconds since 1970. */
export class DecisionEvent extends Event {
  readonly reason: string;
  readonly at: number;

  constructor(reason: string, at: number) {
    super('decision');
    this.reason = reason;
    this.at = at;
  }
}

/**
 * Asks for the reason of a decision, or for the time of a publication. Mod+Enter decides, Escape turns away.
 *
 * @fires decision - {@link DecisionEvent}
 * @fires decision-cancel
 */
@element('askwell-decision-form')
class DecisionForm extends WorkbenchElement {
  @property({ attribute: false }) kind: DecisionKind = 'request-changes';
  @property({ attribute: false }) busy = false;
  @state() private problem = '';
  @query('textarea, input') private field!: HTMLTextAreaElement | HTMLInputElement;

  override focus(): void {
    void this.updateComplete.then(() => this.field.focus());
  }

  protected override render(): TemplateResult {
    const { kind } = this;
    return html`<form
      @submit=${this.#onSubmit}
      @keydown=${this.#onKeyDown}
      aria-label=${this.text(`review.action.${kind}`)}
    >
      <label for="field">${this.text(`review.ask.${kind}`)}</label>
      ${
        kind === 'schedule'
          ? html`<input
              id="field"
              type="datetime-local"
              min=${localMoment(Date.now())}
              .value=${localMoment(Date.now() + 3_600_000)}
              aria-invalid=${this.problem ? 'true' : 'false'}
            />`
          : html`<textarea
              id="field"
              rows="3"
              maxlength="2000"
              aria-invalid=${this.problem ? 'true' : 'false'}
            ></textarea>`
      }
      ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
      <div class="buttons">
        <vscode-button type="submit" ?disabled=${this.busy} @click=${this.#onSubmit}>
          ${this.text(`review.action.${kind}`)}
        </vscode-button>
        <vscode-button secondary @click=${this.#cancel}>${this.text('review.cancel')}</vscode-button>
        <span class="hint">${this.text('review.formKeys')}</span>
      </div>
    </form>`;
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.#cancel();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#onSubmit(event);
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    if (this.busy) return;
    const value = this.field.value.trim();
    const at = this.kind === 'schedule' ? momentOf(value) : 0;
    if (value === '') this.problem = this.text('review.reasonMissing');
    else if (this.kind === 'schedule' && !(at > Date.now())) this.problem = this.text('review.timePassed');
    else {
      this.problem = '';
      this.dispatchEvent(new DecisionEvent(value, at));
      return;
    }
    this.field.focus();
  };

  readonly #cancel = (): void => {
    this.dispatchEvent(new Event('decision-cancel'));
  };

  static override styles = [
    controlStyles,
    formStyles,
    css`
      :host {
        display: block;
      }
      form {
        max-inline-size: 640px;
        padding: 12px 14px;
        border: 1px solid var(--vscode-focusBorder);
        border-radius: 8px;
        background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-decision-form': DecisionForm;
  }
}
