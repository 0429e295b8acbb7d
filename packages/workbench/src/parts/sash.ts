import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { element } from '../base/define-element.ts';

/** A new size, in CSS pixels, within the sash's limits. */
export class SashMoveEvent extends Event {
  readonly size: number;

  constructor(size: number) {
    super('sash-move', { bubbles: true, composed: true });
    this.size = size;
  }
}

/**
 * The edge between two parts, to be dragged or moved with the arrow keys (Shift: further); Home and End go to the
 * limits.
 *
 * @attr {'vertical' | 'horizontal'} orientation - of the line itself
 * @attr {boolean} from-end - the sized part is on the right or below
 * @fires sash-move - {@link SashMoveEvent}
 */
@element('askwell-sash')
class Sash extends LitElement {
  @property({ reflect: true }) orientation: 'vertical' | 'horizontal' = 'vertical';
  @property({ type: Boolean, attribute: 'from-end' }) fromEnd = false;
  @property({ type: Number }) size = 0;
  @property({ type: Number }) least = 0;
  @property({ type: Number }) most = 1_000;
  /** Accessible name. */
  @property() label = '';
  @state() private dragging = false;

  protected override render(): TemplateResult {
    return html`<div
      class=${this.dragging ? 'dragging' : ''}
      role="separator"
      tabindex="0"
      aria-label=${this.label}
      aria-orientation=${this.orientation}
      aria-valuenow=${Math.round(this.size)}
      aria-valuemin=${this.least}
      aria-valuemax=${this.most}
      @pointerdown=${this.#onPointerDown}
      @keydown=${this.#onKeyDown}
    ></div>`;
  }

  #move(size: number): void {
    this.dispatchEvent(new SashMoveEvent(Math.min(Math.max(size, this.least), this.most)));
  }

  readonly #onPointerDown = (down: PointerEvent): void => {
    if (down.button !== 0) return;
    down.preventDefault();
    const handle = down.currentTarget as HTMLElement;
    const place = (event: PointerEvent) => (this.orientation === 'vertical' ? event.clientX : event.clientY);
    const [start, size] = [place(down), this.size];
    const move = (event: PointerEvent) => this.#move(size + (place(event) - start) * (this.fromEnd ? -1 : 1));
    const end = () => {
      this.dragging = false;
      handle.removeEventListener('pointermove', move);
    };
    this.dragging = true;
    handle.setPointerCapture(down.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', end, { once: true });
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? 50 : 10;
    const [less, more] = this.orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key === less) this.#move(this.size + (this.fromEnd ? step : -step));
    else if (event.key === more) this.#move(this.size + (this.fromEnd ? -step : step));
    else if (event.key === 'Home') this.#move(this.least);
    else if (event.key === 'End') this.#move(this.most);
    else return;
    event.preventDefault();
  };

  static override styles = css`
    :host {
      position: relative;
      flex: none;
      z-index: 3;
    }
    :host([orientation='vertical']) {
      inline-size: 0;
    }
    :host([orientation='horizontal']) {
      block-size: 0;
    }
    div {
      position: absolute;
      touch-action: none;
      outline: none;
      transition: background-color 0.1s 0.15s;
    }
    :host([orientation='vertical']) div {
      inset: 0 -2px;
      inline-size: 4px;
      cursor: col-resize;
    }
    :host([orientation='horizontal']) div {
      inset: -2px 0;
      block-size: 4px;
      cursor: row-resize;
    }
    div:hover,
    div:focus-visible,
    div.dragging {
      background: var(--vscode-sash-hoverBorder);
    }
    @media (pointer: coarse) {
      :host([orientation='vertical']) div {
        inset: 0 -6px;
        inline-size: 12px;
      }
      :host([orientation='horizontal']) div {
        inset: -6px 0;
        block-size: 12px;
      }
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-sash': Sash;
  }
}
