import type { Block, Inline } from './tree.ts';

const maxSpan = 50;
const maxCells = 50_000;

interface Cell {
  readonly children: Inline[];
  readonly header: boolean;
  readonly columns: number;
  readonly rows: number;
}

/** Collects the cells of an HTML table. A cell that spans others is followed by empty ones in their places. */
export class TableGrid {
  readonly #rows: Cell[][] = [];

  startRow(): void {
    this.#rows.push([]);
  }

  /** @param columns, rows how many the cell spans, as written; what is no number from 1 to 50 counts as 1 */
  addCell(children: Inline[], header: boolean, columns: string | undefined, rows: string | undefined): void {
    if (this.#rows.length === 0) this.startRow();
    this.#rows.at(-1)!.push({ children, header, columns: span(columns), rows: span(rows) });
  }

  /** The table, with the first row as header when all its cells are header cells; undefined when it is empty. */
  table(): Extract<Block, { type: 'table' }> | undefined {
    const rows = this.#filledRows().filter((row) => row.length > 0);
    if (rows.length === 0) return undefined;
    const width = Math.max(...rows.slice(0, maxCells).map((row) => row.length));
    const padded = width * rows.length > maxCells ? rows : rows.map((row) => [...row, ...empties(width - row.length)]);
    const first = this.#rows.find((row) => row.length > 0) ?? [];
    const hasHeader = first.every((cell) => cell.header);
    return {
      type: 'table',
      align: Array.from({ length: width }, () => null),
      header: hasHeader ? padded[0]! : empties(width),
      rows: hasHeader ? padded.slice(1) : padded,
    };
  }

  #filledRows(): Inline[][][] {
    /** For each column, how many of the following rows a cell above reaches into. */
    const reaching: number[] = [];
    return this.#rows.map((row) => {
      const filled: Inline[][] = [];
      const skipReached = () => {
        while ((reaching[filled.length] ?? 0) > 0) {
          reaching[filled.length]! -= 1;
          filled.push([]);
        }
      };
      for (const cell of row) {
        skipReached();
        for (let column = 0; column < cell.columns; column++) {
          reaching[filled.length] = cell.rows - 1;
          filled.push(column === 0 ? cell.children : []);
        }
      }
      if (row.length > 0) skipReached();
      return filled;
    });
  }
}

function empties(count: number): Inline[][] {
  return Array.from({ length: count }, () => []);
}

function span(written: string | undefined): number {
  const count = Number(written ?? 1);
  return Number.isInteger(count) && count >= 1 && count <= maxSpan ? count : 1;
}
