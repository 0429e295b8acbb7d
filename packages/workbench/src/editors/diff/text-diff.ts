import type { TextChange } from '@askwell/core/reviews';
import { icon } from '@askwell/ui/icons';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { diffRows, type DiffCell, type DiffRow } from './diff-rows.ts';
import { textDiffStyles } from './text-diff-styles.ts';

/** Something is to be done about a line: Enter, `c` or the button beside it was used. */
export class DiffLineEvent extends Event {
  /** A line of the text after, from 1. */
  readonly line: number;

  constructor(line: number) {
    super('diff-line', { bubbles: true, composed: true });
    this.line = line;
  }
}

type LineRow = Extract<DiffRow, { type: 'line' }>;

/** Narrower than this, in CSS pixels, two columns of text cannot be read. */
const narrowest = 640;
/** Rows that are put into the document at once; a button brings the next. */
const rowsAtOnce = 800;

/**
 * The difference of two texts as a table: split or unified, with line numbers and changed words marked, and with what
 * did not change folded away. Light-DOM children with `slot="line-12"` are shown below line 12 of the text after, when
 * `annotated` has 12. Keys: arrows, Home, End; `n` and `p` for the next and previous change; Enter on a fold opens it.
 *
 * @fires diff-line - {@link DiffLineEvent}, when `actionLabel` is set
 */
@element('askwell-text-diff')
export class TextDiff extends WorkbenchElement {
  @property({ attribute: false }) textBefore = '';
  @property({ attribute: false }) textAfter = '';
  @property({ attribute: false }) layout: 'split' | 'unified' = 'split';
  /** Accessible name. */
  @property({ attribute: false }) label = '';
  /** Lines of the text after that have something in their slot. */
  @property({ attribute: false }) annotated: ReadonlySet<number> = new Set();
  /** What can be done about a line, for instance comment on it; empty for nothing. */
  @property({ attribute: false }) actionLabel = '';
  @state() private open: ReadonlySet<number> = new Set();
  @state() private narrow = false;
  @state() private current = 0;
  @state() private limit = rowsAtOnce;
  #rows: readonly DiffRow[] = [];
  #changes = 0;
  readonly #resize = new ResizeObserver(([entry]) => {
    if (entry && entry.contentRect.width > 0) this.narrow = entry.contentRect.width < narrowest;
  });

  /** How many separate changes there are. */
  get changes(): number {
    return this.#changes;
  }

  protected override connected(): void {
    this.#resize.observe(this);
    this.subscriptions.add({ dispose: () => this.#resize.disconnect() });
  }

  override focus(): void {
    this.#focusRow(this.current);
  }

  /** Goes to the next change, or to the previous one, going round. */
  step(distance: 1 | -1): void {
    const starts = this.#rows.flatMap((row, index) =>
      row.type === 'line' && row.change !== null && changeAt(this.#rows[index - 1]) !== row.change ? [index] : [],
    );
    const target =
      distance > 0
        ? (starts.find((index) => index > this.current) ?? starts[0])
        : (starts.findLast((index) => index < this.current) ?? starts.at(-1));
    if (target !== undefined) this.#focusRow(target);
  }

  /** Goes to a line of the text after. */
  reveal(line: number): void {
    const index = this.#rows.findIndex((row) => row.type === 'line' && row.after?.line === line);
    if (index >= 0) return this.#focusRow(index);
    const fold = this.#rows.find((row) => row.type === 'fold' && row.id <= line && line < row.id + row.count);
    if (fold?.type !== 'fold') return;
    this.open = new Set([...this.open, fold.id]);
    void this.updateComplete.then(() => this.reveal(line));
  }

  /** The line that the keys act on; of the text after. */
  get currentLine(): number {
    const row = this.#rows[this.current];
    return row?.type === 'line' ? row.place : (row?.id ?? 1);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('textBefore') || changed.has('textAfter')) {
      this.limit = rowsAtOnce;
      this.open = new Set();
    }
    const layout = this.narrow ? 'unified' : this.layout;
    const { rows, changes } = diffRows(this.textBefore, this.textAfter, {
      layout,
      open: this.open,
      keep: this.annotated,
    });
    this.#rows = rows;
    this.#changes = changes;
    if (!this.hasUpdated) {
      this.current = Math.max(
        0,
        rows.findIndex((row) => changeAt(row) !== null),
      );
    }
    this.current = Math.min(this.current, Math.max(0, rows.length - 1));
  }

  protected override render(): TemplateResult {
    const split = this.layout === 'split' && !this.narrow;
    const shown = this.#rows.slice(0, this.limit);
    const hidden = this.#rows.length - shown.length;
    return html`<div
      class="diff ${split ? 'split' : 'unified'}"
      role="grid"
      aria-label=${this.label}
      aria-rowcount=${this.#rows.length}
      aria-colcount=${split ? 5 : 4}
      @keydown=${this.#onKeyDown}
      @click=${this.#onClick}
    >
      ${shown.map((row, index) => this.#renderRow(row, index, split))}
      ${
        hidden > 0
          ? html`<div role="row" class="more">
              <div role="gridcell">
                <button @click=${() => (this.limit += rowsAtOnce)}>
                  ${this.text('diff.more', { count: Math.min(hidden, rowsAtOnce) })}
                </button>
              </div>
            </div>`
          : nothing
      }
    </div>`;
  }

  #renderRow(row: DiffRow, index: number, split: boolean): TemplateResult {
    const tabindex = index === this.current ? '0' : '-1';
    if (row.type === 'fold') {
      return html`<div role="row" class="row fold" data-index=${index} tabindex=${tabindex} aria-rowindex=${index + 1}>
        <div role="gridcell">${icon('unfold')}<span>${this.text('diff.fold', { count: row.count })}</span></div>
      </div>`;
    }
    const current = index === this.current;
    return html`<div
        role="row"
        class="row ${row.kind} ${current ? 'current' : ''}"
        data-index=${index}
        tabindex=${tabindex}
        aria-rowindex=${index + 1}
      >
        ${split ? this.#renderSides(row, current) : this.#renderOne(row, current)}
      </div>
      ${
        row.after && this.annotated.has(row.after.line)
          ? html`<div role="row" class="annotation">
              <div role="gridcell"><slot name="line-${row.after.line}"></slot></div>
            </div>`
          : nothing
      }`;
  }

  #renderSides(row: LineRow, current: boolean): TemplateResult {
    const { before, after, kind } = row;
    const went = kind !== 'same' && before ? 'removed' : '';
    const came = kind !== 'same' && after ? 'added' : '';
    return html`<div role="gridcell" class="number ${went}">${before?.line ?? nothing}</div>
      <div role="gridcell" class="text ${before ? went : 'void'}">${this.#renderText(before, went)}</div>
      <div role="gridcell" class="number second ${came}">${after?.line ?? nothing}</div>
      <div role="gridcell" class="text ${after ? came : 'void'}">${this.#renderText(after, came)}</div>
      ${this.#renderAction(row, current)}`;
  }

  #renderOne(row: LineRow, current: boolean): TemplateResult {
    const { before, after, kind } = row;
    const side = kind === 'same' ? '' : after ? 'added' : 'removed';
    return html`<div role="gridcell" class="number ${side}">${before?.line ?? nothing}</div>
      <div role="gridcell" class="number ${side}">${after?.line ?? nothing}</div>
      <div role="gridcell" class="text ${side}">${this.#renderText(after ?? before, side)}</div>
      ${this.#renderAction(row, current)}`;
  }

  #renderText(cell: DiffCell | null, side: string): unknown {
    if (!cell) return nothing;
    // The sign is seen and the word is heard: neither depends on a colour.
    const sign = side === 'added' ? '+' : side === 'removed' ? '−' : ' ';
    const heard =
      side === '' ? nothing : html`<span class="visually-hidden">${this.text(`diff.${side as 'added'}`)} </span>`;
    const words = cell.words.length > 0 ? cell.words.map(renderWord) : cell.text;
    return html`<span class="sign" aria-hidden="true">${sign}</span>${heard}<span class="line">${words}</span>`;
  }

  #renderAction({ place }: LineRow, current: boolean): TemplateResult {
    if (!current || this.actionLabel === '') return html`<div role="gridcell" class="action"></div>`;
    const label = `${this.actionLabel}: ${this.text('diff.line', { line: place })}`;
    return html`<div role="gridcell" class="action">
      <button class="icon-button" tabindex="-1" aria-label=${label} title=${label} @click=${() => this.#act(place)}>
        ${icon('comment')}
      </button>
    </div>`;
  }

  #act(line: number): void {
    if (this.actionLabel !== '') this.dispatchEvent(new DiffLineEvent(line));
  }

  readonly #onClick = (event: Event): void => {
    const index = rowIndex(event);
    if (index === undefined) return;
    const row = this.#rows[index];
    this.current = index;
    if (row?.type === 'fold') this.#unfold(row.id, index);
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const index = rowIndex(event);
    if (index === undefined || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // Keys pressed in a comment belong to the comment.
    if (!(event.composedPath()[0] as HTMLElement).matches('.row')) return;
    const row = this.#rows[index];
    switch (event.key) {
      case 'ArrowDown':
        this.#focusRow(index + 1);
        break;
      case 'ArrowUp':
        this.#focusRow(index - 1);
        break;
      case 'Home':
        this.#focusRow(0);
        break;
      case 'End':
        this.#focusRow(this.#rows.length - 1);
        break;
      case 'n':
        this.step(1);
        break;
      case 'p':
        this.step(-1);
        break;
      case 'c':
      case 'Enter':
        if (row?.type === 'fold') this.#unfold(row.id, index);
        else if (row && this.actionLabel !== '') this.#act(row.place);
        else return;
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  #unfold(id: number, index: number): void {
    this.open = new Set([...this.open, id]);
    this.#focusRow(index);
  }

  #focusRow(wanted: number): void {
    this.current = Math.min(Math.max(wanted, 0), Math.max(0, this.#rows.length - 1));
    if (this.current >= this.limit) this.limit = this.current + rowsAtOnce;
    void this.updateComplete.then(() => {
      const row = this.renderRoot.querySelector<HTMLElement>(`.row[data-index="${this.current}"]`);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    });
  }

  static override styles = [controlStyles, textDiffStyles];
}

function renderWord({ kind, text }: TextChange): unknown {
  if (kind === 'added') return html`<ins>${text}</ins>`;
  return kind === 'removed' ? html`<del>${text}</del>` : text;
}

function changeAt(row: DiffRow | undefined): number | null {
  return row?.type === 'line' ? row.change : null;
}

function rowIndex(event: Event): number | undefined {
  const row = event
    .composedPath()
    .find((node) => node instanceof HTMLElement && node.dataset['index'] !== undefined) as HTMLElement | undefined;
  return row ? Number(row.dataset['index']) : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-text-diff': TextDiff;
  }
}
