import { diffLines, textLines, type HunkLine, type TextChange } from '@askwell/core/reviews';

/** One side of a row: a line of the text before or after. */
export interface DiffCell {
  /** From 1. */
  readonly line: number;
  /** Without its line break. */
  readonly text: string;
  /** What changed within the line; empty when nothing did. */
  readonly words: readonly TextChange[];
}

/** What a reader sees as one row. In a unified diff a changed row has one side, in a split one it may have both. */
export type DiffRow =
  | {
      readonly type: 'line';
      readonly kind: 'same' | 'removed' | 'added' | 'changed';
      readonly before: DiffCell | null;
      readonly after: DiffCell | null;
      /** Which change it belongs to, from 0; null for a line that stayed. */
      readonly change: number | null;
      /** The line of the text after that a remark on this row is about; for a removed line the one in its place. */
      readonly place: number;
    }
  /** Lines that stayed and are not shown. */
  | { readonly type: 'fold'; readonly id: number; readonly count: number };

export interface DiffRowsOptions {
  readonly layout: 'unified' | 'split';
  /** Lines that stayed to show around each change; `Infinity` folds nothing. Default 3. */
  readonly context?: number;
  /** Ids of folds that are open. */
  readonly open?: ReadonlySet<number>;
  /** Lines of the text after that are never folded away, for instance because they have comments. */
  readonly keep?: ReadonlySet<number>;
}

/** A diff as rows, and how many separate changes it has. */
export interface DiffRows {
  readonly rows: readonly DiffRow[];
  readonly changes: number;
}

/** Lays the difference of two texts out in rows. */
export function diffRows(before: string, after: string, options: DiffRowsOptions): DiffRows {
  const { layout, context = 3, open = new Set(), keep = new Set() } = options;
  const lines = completeLines(before, after);
  const visible = visibleLines(lines, context, keep);
  const last = Math.max(1, textLines(after).length);
  const rows: DiffRow[] = [];
  let change = -1;
  let place = 1;
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    if (line.kind !== 'same') {
      const end = endOf(lines, at, (one) => one.kind !== 'same');
      change += 1;
      rows.push(...changedRows(lines.slice(at, end), layout, change, Math.min(place, last)));
      place += lines.slice(at, end).filter(({ kind }) => kind === 'added').length;
      at = end;
    } else if (visible.has(at) || open.has(foldId(lines, visible, at))) {
      const cells = { before: cellOf(line, line.beforeLine!), after: cellOf(line, line.afterLine!) };
      place = line.afterLine!;
      rows.push({ type: 'line', kind: 'same', ...cells, change: null, place });
      place += 1;
      at += 1;
    } else {
      const end = endOf(lines, at, (one, index) => one.kind === 'same' && !visible.has(index));
      rows.push({ type: 'fold', id: line.afterLine!, count: end - at });
      place = lines[end - 1]!.afterLine! + 1;
      at = end;
    }
  }
  return { rows, changes: change + 1 };
}

/** All lines of both texts in order. */
function completeLines(before: string, after: string): readonly HunkLine[] {
  const hunks = diffLines(before, after, Number.MAX_SAFE_INTEGER);
  if (hunks.length > 0) return hunks.flatMap((hunk) => hunk.lines);
  return textLines(after).map((text, index) => ({
    kind: 'same',
    text,
    beforeLine: index + 1,
    afterLine: index + 1,
    words: [],
  }));
}

/** Indexes of the lines that are near a change, or kept. One hidden line between two others is not worth a fold. */
function visibleLines(lines: readonly HunkLine[], context: number, keep: ReadonlySet<number>): ReadonlySet<number> {
  const visible = new Set<number>();
  const show = (from: number, to: number) => {
    for (let index = Math.max(0, from); index <= Math.min(to, lines.length - 1); index++) visible.add(index);
  };
  if (context === Infinity) show(0, lines.length - 1);
  lines.forEach((line, index) => {
    if (line.kind !== 'same') show(index - context, index + context);
    else if (keep.has(line.afterLine!)) show(index - 1, index + 1);
  });
  lines.forEach((_line, index) => {
    const beforeShown = index === 0 || visible.has(index - 1);
    const afterShown = index === lines.length - 1 || visible.has(index + 1);
    if (lines.length > 1 && beforeShown && afterShown) visible.add(index);
  });
  return visible;
}

function foldId(lines: readonly HunkLine[], visible: ReadonlySet<number>, at: number): number {
  let first = at;
  while (first > 0 && lines[first - 1]!.kind === 'same' && !visible.has(first - 1)) first -= 1;
  return lines[first]!.afterLine!;
}

function endOf(lines: readonly HunkLine[], from: number, belongs: (line: HunkLine, index: number) => boolean): number {
  let end = from;
  while (end < lines.length && belongs(lines[end]!, end)) end += 1;
  return end;
}

function changedRows(
  lines: readonly HunkLine[],
  layout: DiffRowsOptions['layout'],
  change: number,
  place: number,
): readonly DiffRow[] {
  const removed = lines.filter(({ kind }) => kind === 'removed').map((line) => cellOf(line, line.beforeLine!));
  const added = lines.filter(({ kind }) => kind === 'added').map((line) => cellOf(line, line.afterLine!));
  const row = (before: DiffCell | null, after: DiffCell | null): DiffRow => ({
    type: 'line',
    kind: before && after ? 'changed' : before ? 'removed' : 'added',
    before,
    after,
    change,
    place: after?.line ?? added[0]?.line ?? place,
  });
  if (layout === 'unified') return [...removed.map((cell) => row(cell, null)), ...added.map((cell) => row(null, cell))];
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, index) =>
    row(removed[index] ?? null, added[index] ?? null),
  );
}

function cellOf({ text, words }: HunkLine, line: number): DiffCell {
  const bare = withoutBreak(text);
  // A line that went or came as a whole needs no words marked in it.
  const marked = words.length > 1 ? words.map((word) => ({ ...word, text: withoutBreak(word.text) })) : [];
  return { line, text: bare, words: marked.filter((word) => word.text !== '') };
}

function withoutBreak(text: string): string {
  return text.replace(/\r?\n$/, '');
}
