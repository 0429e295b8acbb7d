import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import { styleProperties } from './style-properties.ts';
import { controlStyles } from './control-styles.ts';
import { rowAt, rowOffsets, siblingPositions, typeAhead, type SiblingPosition, type TreeRow } from './tree-rows.ts';

/** A row is to be opened: by a click (`pinned` false) or for good, by a double click or Enter. */
export class TreeOpenEvent<T> extends Event {
  readonly row: TreeRow<T>;
  readonly pinned: boolean;

  constructor(row: TreeRow<T>, pinned: boolean) {
    super('tree-open', { bubbles: true, composed: true });
    this.row = row;
    this.pinned = pinned;
  }
}

/** A row is to be expanded or collapsed; whoever makes the rows does it. */
export class TreeToggleEvent<T> extends Event {
  readonly row: TreeRow<T>;
  readonly expanded: boolean;

  constructor(row: TreeRow<T>, expanded: boolean) {
    super('tree-toggle', { bubbles: true, composed: true });
    this.row = row;
    this.expanded = expanded;
  }
}

const overscan = 200; // pixels rendered above and below what is seen, so that scrolling does not show gaps

/**
 * A tree that renders only the rows in sight, so that ten thousand rows cost as much as fifty. Subclasses render a
 * row. Keys: arrows, Home, End, PageUp, PageDown, Enter (open), Space (preview), letters (type-ahead).
 *
 * @fires tree-open - {@link TreeOpenEvent}
 * @fires tree-toggle - {@link TreeToggleEvent}
 */
export abstract class WindowedTree<T> extends LitElement {
  @property({ attribute: false }) rows: readonly TreeRow<T>[] = [];
  /** The row shown elsewhere, for instance in the active tab. */
  @property({ attribute: false }) selectedId: string | null = null;
  /** Accessible name. */
  @property() label = '';
  @state() protected focusedId: string | null = null;
  @state() private scrollOffset = 0;
  @state() private viewHeight = 600;
  @query('.viewport', true) private viewport!: HTMLElement;

  #offsets: Float64Array = new Float64Array(1);
  #positions: readonly SiblingPosition[] = [];
  #typed = '';
  #typedAt = 0;
  readonly #coarse = matchMedia('(pointer: coarse)');
  readonly #resize = new ResizeObserver(() => (this.viewHeight = this.viewport.clientHeight));

  /** CSS pixels of a row that does not say otherwise. */
  protected get rowHeight(): number {
    return this.#coarse.matches ? 38 : 24;
  }

  /** What a row shows. The tree has already put it in place and given it its role and name. */
  protected abstract renderRow(row: TreeRow<T>): unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.isConnected && this.#resize.observe(this.viewport));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  override focus(options?: FocusOptions): void {
    this.focusedId ??= this.selectedId ?? this.rows[0]?.id ?? null;
    void this.updateComplete.then(() => this.viewport.focus(options));
  }

  /** Brings a row into sight and makes it the one the keys act on. */
  reveal(id: string): void {
    const index = this.rows.findIndex((row) => row.id === id);
    if (index >= 0) this.#moveTo(index);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('rows')) return;
    this.#offsets = rowOffsets(this.rows, this.rowHeight);
    this.#positions = siblingPositions(this.rows);
    if (this.focusedId !== null && !this.rows.some((row) => row.id === this.focusedId)) {
      // The focused row went away, for instance into a collapsed parent: its place keeps the focus.
      const before = changed.get('rows') ?? [];
      const place = before.findIndex((row) => row.id === this.focusedId);
      this.focusedId = this.rows[Math.min(Math.max(place, 0), this.rows.length - 1)]?.id ?? null;
    }
  }

  protected override render(): TemplateResult {
    const first = Math.max(rowAt(this.#offsets, this.scrollOffset - overscan), 0);
    const last = rowAt(this.#offsets, this.scrollOffset + this.viewHeight + overscan);
    const shown = this.rows.slice(first, last + 1);
    const focused = this.#focusedIndex();
    const active = focused >= first && focused <= last ? `row-${focused}` : nothing;
    return html`<div
      class="viewport"
      role="tree"
      tabindex="0"
      aria-label=${this.label}
      aria-activedescendant=${active}
      @keydown=${this.#onKeyDown}
      @scroll=${this.#onScroll}
      @click=${this.#onClick}
      @dblclick=${this.#onClick}
      @focus=${this.#onFocus}
    >
      <div class="canvas" role="none" ${styleProperties({ height: `${this.#offsets.at(-1) ?? 0}px` })}>
        ${repeat(
          shown,
          (row) => row.id,
          (row, index) => this.#renderPlaced(row, first + index),
        )}
      </div>
    </div>`;
  }

  #renderPlaced(row: TreeRow<T>, index: number): TemplateResult {
    const top = this.#offsets[index] ?? 0;
    const height = (this.#offsets[index + 1] ?? top) - top;
    const selected = row.id === this.selectedId;
    const { position = 1, size = 1 } = this.#positions[index] ?? {};
    return html`<div
      id="row-${index}"
      class="row ${row.id === this.focusedId ? 'focused' : ''} ${selected ? 'selected' : ''}"
      role="treeitem"
      data-index=${index}
      aria-level=${row.level}
      aria-posinset=${position}
      aria-setsize=${size}
      aria-label=${row.label}
      aria-selected=${selected ? 'true' : 'false'}
      aria-expanded=${ifDefined(row.expanded === undefined ? undefined : row.expanded ? 'true' : 'false')}
      ${styleProperties({ transform: `translateY(${top}px)`, height: `${height}px` })}
    >
      ${this.renderRow(row)}
    </div>`;
  }

  #focusedIndex(): number {
    return this.focusedId === null ? -1 : this.rows.findIndex((row) => row.id === this.focusedId);
  }

  readonly #onScroll = (): void => {
    this.scrollOffset = this.viewport.scrollTop;
  };

  readonly #onFocus = (): void => {
    this.focusedId ??= this.selectedId ?? this.rows[0]?.id ?? null;
  };

  readonly #onClick = (event: MouseEvent): void => {
    const placed = event
      .composedPath()
      .find((node) => node instanceof HTMLElement && node.dataset['index'] !== undefined);
    const row = this.rows[Number((placed as HTMLElement | undefined)?.dataset['index'])];
    if (!row) return;
    this.focusedId = row.id;
    if (event.type === 'dblclick') {
      if (row.expanded === undefined) this.dispatchEvent(new TreeOpenEvent(row, true));
    } else this.#activate(row, false);
  };

  #activate(row: TreeRow<T>, pinned: boolean): void {
    this.dispatchEvent(
      row.expanded === undefined ? new TreeOpenEvent(row, pinned) : new TreeToggleEvent(row, !row.expanded),
    );
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const index = this.#focusedIndex();
    const row = this.rows[index];
    const page = Math.max(1, Math.floor(this.viewHeight / this.rowHeight) - 1);
    switch (event.key) {
      case 'ArrowDown':
        this.#moveTo(index + 1);
        break;
      case 'ArrowUp':
        this.#moveTo(index < 0 ? 0 : index - 1);
        break;
      case 'PageDown':
        this.#moveTo(index + page);
        break;
      case 'PageUp':
        this.#moveTo(index - page);
        break;
      case 'Home':
        this.#moveTo(0);
        break;
      case 'End':
        this.#moveTo(this.rows.length - 1);
        break;
      case 'ArrowRight':
        if (row?.expanded === false) this.dispatchEvent(new TreeToggleEvent(row, true));
        else if (row?.expanded) this.#moveTo(index + 1);
        break;
      case 'ArrowLeft':
        if (row?.expanded) this.dispatchEvent(new TreeToggleEvent(row, false));
        else if (row) this.#moveTo(this.rows.findLastIndex((other, at) => at < index && other.level < row.level));
        break;
      case 'Enter':
      case ' ':
        if (row) this.#activate(row, event.key === 'Enter');
        break;
      default:
        if (event.key.length !== 1) return;
        this.#typeAhead(event.key, index, event.timeStamp);
    }
    event.preventDefault();
  };

  #typeAhead(letter: string, index: number, at: number): void {
    this.#typed = at - this.#typedAt > 800 ? letter : this.#typed + letter;
    this.#typedAt = at;
    const found = typeAhead(this.rows, index, this.#typed);
    if (found >= 0) this.#moveTo(found);
  }

  #moveTo(wanted: number): void {
    const index = Math.min(Math.max(wanted, 0), this.rows.length - 1);
    const row = this.rows[index];
    if (!row) return;
    this.focusedId = row.id;
    const top = this.#offsets[index] ?? 0;
    const bottom = this.#offsets[index + 1] ?? top;
    if (!this.hasUpdated) return;
    if (top < this.viewport.scrollTop) this.viewport.scrollTop = top;
    else if (bottom > this.viewport.scrollTop + this.viewport.clientHeight) {
      this.viewport.scrollTop = bottom - this.viewport.clientHeight;
    }
    this.scrollOffset = this.viewport.scrollTop;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
        min-block-size: 0;
      }
      .viewport {
        block-size: 100%;
        overflow: auto;
        overscroll-behavior: contain;
        outline: none;
      }
      .canvas {
        position: relative;
        overflow: hidden;
      }
      .row {
        position: absolute;
        inset: 0 0 auto;
        display: flex;
        align-items: center;
        cursor: pointer;
        user-select: none;
        -webkit-user-select: none;
      }
      .row:hover {
        background: var(--vscode-list-hoverBackground);
      }
      .row.selected {
        background: var(--vscode-list-inactiveSelectionBackground);
        color: var(--vscode-list-inactiveSelectionForeground);
      }
      .viewport:focus .row.selected {
        background: var(--vscode-list-activeSelectionBackground);
        color: var(--vscode-list-activeSelectionForeground);
      }
      .viewport:focus .row.focused {
        outline: 1px solid var(--vscode-list-focusOutline);
        outline-offset: -1px;
      }
    `,
  ];
}
