import { fuzzyMatch } from '@askwell/core/extensions';
import { icon } from '@askwell/ui/icons';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { isComposing } from '../../base/focus.ts';
import { styleProperties } from '../../base/style-properties.ts';
import { tokenInputStyles } from './token-input-styles.ts';

/** Something that can be chosen, by its id. */
export interface Token {
  readonly id: string;
  readonly name: string;
  /** `#rrggbb` */
  readonly color?: string | null | undefined;
}

const mostOffered = 8;

/**
 * A field that holds several ids, as chips with names: typing offers what is known, Enter or a comma takes it, Backspace in the empty
 * field takes the last one away.
 *
 * @fires tokens-change - `detail` are the ids as they are to be.
 */
@element('askwell-token-input')
class TokenInput extends LitElement {
  @property({ attribute: false }) tokens: readonly string[] = [];
  @property({ attribute: false }) known: readonly Token[] = [];
  /** Offered below the field without typing, for instance what was found to fit. */
  @property({ attribute: false }) suggested: readonly Token[] = [];
  @property({ attribute: false }) label = '';
  /** Names the button that takes a chip away; `{name}` stands for it. */
  @property({ attribute: false }) removeLabel: (name: string) => string = (name) => name;
  @property({ attribute: false }) suggestedLabel = '';
  @property({ attribute: false }) readOnly = false;
  @state() private typed = '';
  @state() private highlighted = 0;
  @state() private open = false;
  @query('input', true) private input!: HTMLInputElement;

  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  get #offers(): readonly Token[] {
    const typed = this.typed.trim();
    return this.known
      .filter(({ id }) => !this.tokens.includes(id))
      .flatMap((token) => {
        const scores = [token.id, token.name].flatMap((word) => fuzzyMatch(typed, word)?.score ?? []);
        return scores.length > 0 ? [{ token, score: Math.max(...scores) }] : [];
      })
      .toSorted((a, b) => b.score - a.score)
      .slice(0, mostOffered)
      .map(({ token }) => token);
  }

  protected override render(): TemplateResult {
    const offers = this.open ? this.#offers : [];
    return html`<div class="field" @click=${() => this.input.focus()}>
        ${this.tokens.map((id) => this.#renderChip(id))}
        <input
          role="combobox"
          aria-label=${this.label}
          aria-expanded=${offers.length > 0 ? 'true' : 'false'}
          aria-controls="offers"
          aria-autocomplete="list"
          aria-activedescendant=${ifDefined(offers.length > 0 ? `offer-${this.highlighted}` : undefined)}
          autocomplete="off"
          .value=${this.typed}
          ?readonly=${this.readOnly}
          @input=${() => this.#type(this.input.value)}
          @keydown=${this.#onKeyDown}
          @focus=${() => (this.open = !this.readOnly)}
          @blur=${this.#onBlur}
        />
      </div>
      <ul id="offers" role="listbox" aria-label=${this.label} ?hidden=${offers.length === 0}>
        ${offers.map(
          (token, index) =>
            html`<li
              id="offer-${index}"
              role="option"
              aria-selected=${index === this.highlighted ? 'true' : 'false'}
              @mousedown=${(event: Event) => {
                event.preventDefault();
                this.#add(token.id);
              }}
            >
              ${this.#renderDot(token)}<span>${token.name}</span
              ><span class="id">${token.name === token.id ? '' : token.id}</span>
            </li>`,
        )}
      </ul>
      ${
        this.suggested.length > 0 && !this.readOnly
          ? html`<div class="suggested">
              <span>${this.suggestedLabel}</span>
              ${this.suggested.map(
                (token) => html`<button type="button" @click=${() => this.#add(token.id)}>+ ${token.name}</button>`,
              )}
            </div>`
          : nothing
      }`;
  }

  #renderChip(id: string): TemplateResult {
    const token = this.known.find((one) => one.id === id) ?? { id, name: id };
    return html`<span class="chip" title=${id}>
      ${this.#renderDot(token)}${token.name}
      ${
        this.readOnly
          ? nothing
          : html`<button
              type="button"
              aria-label=${this.removeLabel(token.name)}
              @click=${() => this.#tell(this.tokens.filter((other) => other !== id))}
            >
              ${icon('close')}
            </button>`
      }
    </span>`;
  }

  #renderDot({ color }: Token): TemplateResult | typeof nothing {
    if (!color) return nothing;
    return html`<span class="dot" ${styleProperties({ background: color })}></span>`;
  }

  #type(value: string): void {
    this.typed = value;
    this.highlighted = 0;
    this.open = true;
    if (value.endsWith(',') || value.endsWith('，')) this.#take(value.slice(0, -1));
  }

  #take(value: string): void {
    const wanted = value.trim();
    const offered = this.#offers[this.highlighted];
    const exact = this.known.find(({ id, name }) =>
      [id, name].some((word) => word.toLowerCase() === wanted.toLowerCase()),
    );
    const id = exact?.id ?? offered?.id ?? wanted;
    if (id) this.#add(id);
  }

  #add(id: string): void {
    this.typed = '';
    this.input.value = '';
    this.highlighted = 0;
    if (!this.tokens.includes(id)) this.#tell([...this.tokens, id]);
  }

  #tell(tokens: readonly string[]): void {
    this.tokens = tokens;
    this.dispatchEvent(new CustomEvent('tokens-change', { detail: tokens }));
    this.input.focus();
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || this.readOnly) return;
    const count = this.open ? this.#offers.length : 0;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      this.open = true;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (count > 0) this.highlighted = (this.highlighted + step + count) % count;
    } else if (event.key === 'Enter') {
      if (this.typed.trim() !== '' || (this.open && this.highlighted > 0)) this.#take(this.typed);
    } else if (event.key === 'Escape' && this.open && count > 0) {
      this.open = false;
    } else if (event.key === 'Backspace' && this.typed === '' && this.tokens.length > 0) {
      this.#tell(this.tokens.slice(0, -1));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #onBlur = (): void => {
    this.open = false;
    if (this.typed.trim() === '') return;
    const exact = this.known.find(({ id }) => id === this.typed.trim());
    if (exact) this.#add(exact.id);
  };

  static override styles = [controlStyles, tokenInputStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-token-input': TokenInput;
  }
}
