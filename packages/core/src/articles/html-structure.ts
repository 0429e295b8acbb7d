import type { DocumentBuilder } from './document-builder.ts';
import { flattened } from './flatten.ts';
import { TableGrid } from './table-grid.ts';
import type { Block, ListItem } from './tree.ts';

type Attributes = ReadonlyMap<string, string>;

const lists = new Set(['ul', 'ol', 'menu', 'dir']);

/** The HTML elements that hold blocks: headings, lists, quotes and tables, however badly they are nested. */
export class HtmlStructure {
  readonly #document: DocumentBuilder;
  /** What the open list and table elements collect, innermost last. */
  readonly #lists: ListItem[][] = [];
  readonly #tables: TableGrid[] = [];

  constructor(document: DocumentBuilder) {
    this.#document = document;
  }

  /** @returns false when the element is none of these, or none that can stand here */
  start(name: string, attributes: Attributes): boolean {
    if (name === 'hr') this.#document.add({ type: 'rule' });
    else if (isHeading(name)) this.#startHeading(name, attributes);
    else if (lists.has(name)) this.#startList(name, attributes);
    else if (name === 'li') this.#startItem();
    else if (name === 'blockquote') this.#startQuote();
    else if (name === 'table') this.#startTable();
    else if (name === 'tr') return this.#startRow();
    else if (name === 'td' || name === 'th') return this.#startCell(name, attributes);
    else return name === 'colgroup';
    return true;
  }

  /** Ends an element; one that is not open is ignored. */
  end(name: string): void {
    this.#document.close(name);
  }

  endHeadings(): void {
    for (const tag of this.#document.openTags()) if (isHeading(tag)) this.#document.close(tag);
  }

  #startHeading(name: string, attributes: Attributes): void {
    if (this.#document.full) return;
    this.#document.flush();
    this.#document.anchors.name(attributes.get('id') ?? '');
    this.#document.anchors.startHeading();
    this.#open(name, (blocks) => this.#document.addHeading(Number(name[1]), flattened(blocks)));
  }

  #startQuote(): void {
    this.#open('blockquote', (blocks) => this.#document.addQuote(blocks));
  }

  #startList(tag: string, attributes: Attributes): void {
    if (this.#document.full) return;
    const items: ListItem[] = [];
    const ordered = tag === 'ol';
    const start = Number(attributes.get('start') ?? 1);
    this.#lists.push(items);
    this.#document.open({
      tag,
      add: (block) => items.push({ children: [block] }),
      close: () => {
        this.#lists.pop();
        if (items.length === 0) return;
        const from = ordered && Number.isSafeInteger(start) && start !== 1 ? { start } : {};
        this.#document.add({ type: 'list', ordered, ...from, items });
      },
    });
  }

  #startItem(): void {
    const around = this.#document
      .openTags()
      .find((tag) => tag === 'li' || lists.has(tag) || tag === 'td' || tag === 'th');
    if (around === 'li') this.#document.close('li');
    // Zendesk's editor leaves items without a list in table cells.
    else if (around === undefined || !lists.has(around)) this.#startList('ul', new Map());
    const items = this.#lists.at(-1);
    if (!items) return;
    this.#open('li', (children) => {
      if (children.length > 0) items.push({ children });
    });
  }

  #startTable(): void {
    if (this.#document.full) return;
    const grid = new TableGrid();
    const stray: Block[] = [];
    this.#tables.push(grid);
    this.#document.open({
      tag: 'table',
      // Captions and stray text stand before the table, as browsers show them.
      add: (block) => stray.push(block),
      close: () => {
        this.#tables.pop();
        for (const block of stray) this.#document.add(block);
        const table = grid.table();
        if (table) this.#document.add(table);
      },
    });
  }

  #startRow(): boolean {
    if (!this.#document.openTags().includes('table')) return false;
    this.#closeInTable('tr');
    this.#tables.at(-1)?.startRow();
    this.#open('tr', (blocks) => {
      for (const block of blocks) this.#document.add(block);
    });
    return true;
  }

  #startCell(name: string, attributes: Attributes): boolean {
    if (!this.#document.openTags().includes('table')) return false;
    this.#closeInTable('td');
    this.#closeInTable('th');
    const grid = this.#tables.at(-1);
    this.#open(name, (blocks) => {
      grid?.addCell(flattened(blocks), name === 'th', attributes.get('colspan'), attributes.get('rowspan'));
    });
    return true;
  }

  /** Closes an open row or cell of the innermost table, whose end tag HTML lets authors leave out. */
  #closeInTable(tag: string): void {
    const open = this.#document.openTags();
    const row = open.indexOf(tag);
    if (row !== -1 && row < open.indexOf('table')) this.#document.close(tag);
  }

  #open(tag: string, close: (blocks: Block[]) => void): void {
    if (this.#document.full) return;
    const blocks: Block[] = [];
    this.#document.open({ tag, add: (block) => blocks.push(block), close: () => close(blocks) });
  }
}

/** Whether an element is one of `h1` to `h6`. */
export function isHeading(tag: string): boolean {
  return /^h[1-6]$/.test(tag);
}
