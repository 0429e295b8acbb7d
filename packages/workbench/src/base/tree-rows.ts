/** One visible row of a tree: collapsed children are left out by whoever makes the rows. */
export interface TreeRow<T> {
  readonly id: string;
  /** Counted from 1. */
  readonly level: number;
  /** For type-ahead and assistive technology. */
  readonly label: string;
  /** Undefined for a row that has nothing to expand. */
  readonly expanded?: boolean;
  /** CSS pixels; default is the tree's row height. */
  readonly height?: number;
  readonly value: T;
}

/** Where each row stands among its siblings, for `aria-posinset` and `aria-setsize`; both counted from 1. */
export interface SiblingPosition {
  readonly position: number;
  readonly size: number;
}

/** One pass over the rows in order: a row's siblings end where a row of a lower level comes. */
export function siblingPositions(rows: readonly { readonly level: number }[]): readonly SiblingPosition[] {
  const positions: { position: number; size: number }[] = rows.map(() => ({ position: 1, size: 1 }));
  const open: number[][] = [];
  const close = (level: number) => {
    while (open.length > level) {
      const siblings = open.pop() ?? [];
      for (const [position, index] of siblings.entries())
        positions[index] = { position: position + 1, size: siblings.length };
    }
  };
  for (const [index, { level }] of rows.entries()) {
    close(level);
    while (open.length < level) open.push([]);
    open[level - 1]?.push(index);
  }
  close(0);
  return positions;
}

/** The tops of all rows and, as the last entry, the height of all: `offsets[i]` to `offsets[i + 1]` is row i. */
export function rowOffsets(rows: readonly { readonly height?: number }[], rowHeight: number): Float64Array {
  const offsets = new Float64Array(rows.length + 1);
  for (const [index, row] of rows.entries()) offsets[index + 1] = (offsets[index] ?? 0) + (row.height ?? rowHeight);
  return offsets;
}

/** The row at a height, by bisection; the last one below the end, -1 without rows. */
export function rowAt(offsets: Float64Array, height: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= height) low = middle;
    else high = middle - 1;
  }
  return offsets.length < 2 ? -1 : low;
}

/** The next row after `from` whose label begins with the typed text, going round; -1 when there is none. */
export function typeAhead(rows: readonly { readonly label: string }[], from: number, typed: string): number {
  const wanted = typed.toLocaleLowerCase();
  // While more letters of the same word are typed, the focused row may stay.
  const start = typed.length > 1 ? from : from + 1;
  for (let step = 0; step < rows.length; step++) {
    const index = (Math.max(start, 0) + step) % rows.length;
    if (rows[index]?.label.toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}
