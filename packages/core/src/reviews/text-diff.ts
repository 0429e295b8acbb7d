import { diffSequences, type SequenceEdit } from './sequence-diff.ts';
import { textLines, textTokens } from './text-tokens.ts';

/** A stretch of text that stayed, went or came. */
export interface TextChange {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** One line of a hunk, with its line break. */
export interface HunkLine extends TextChange {
  /** From 1; null for an added line. */
  readonly beforeLine: number | null;
  /** From 1; null for a removed line. */
  readonly afterLine: number | null;
  /** What changed within the line; empty for lines that stayed. */
  readonly words: readonly TextChange[];
}

/** Changed lines that stand close together, with some that stayed around them. */
export interface Hunk {
  /** First line, from 1, and number of lines; a hunk that adds to an empty text begins at line 1 with 0 lines. */
  readonly beforeStart: number;
  readonly beforeCount: number;
  readonly afterStart: number;
  readonly afterCount: number;
  readonly lines: readonly HunkLine[];
}

/**
 * What changed between two texts, word by word; an ideograph counts as a word. Lines are compared first, so that a
 * long text costs little and a moved paragraph does not dissolve into words.
 *
 * @returns stretches in order: the ones that are not `added` make up `before`, those not `removed` make up `after`
 */
export function diffWords(before: string, after: string): TextChange[] {
  const a = textLines(before);
  const b = textLines(after);
  const changes: TextChange[] = [];
  for (const edit of diffSequences(a, b)) {
    if (edit.same) push(changes, 'same', a.slice(edit.aFrom, edit.aTo).join(''));
    else {
      const removed = a.slice(edit.aFrom, edit.aTo).join('');
      const added = b.slice(edit.bFrom, edit.bTo).join('');
      for (const { kind, text } of wordsOf(removed, added)) push(changes, kind, text);
    }
  }
  return changes;
}

/** Makes the text after of the text before and their difference; undefined when the changes are not of this text. */
export function applyChanges(before: string, changes: readonly TextChange[]): string | undefined {
  let at = 0;
  let after = '';
  for (const { kind, text } of changes) {
    if (kind !== 'removed') after += text;
    if (kind === 'added') continue;
    if (!before.startsWith(text, at)) return undefined;
    at += text.length;
  }
  return at === before.length ? after : undefined;
}

/**
 * What changed between two texts, line by line, in hunks as a reviewer reads them.
 *
 * @param context lines that stayed to show around each change, 0 or more. Default 3
 */
export function diffLines(before: string, after: string, context = 3): Hunk[] {
  const a = textLines(before);
  const b = textLines(after);
  const edits = diffSequences(a, b);
  const hunks: Hunk[] = [];
  let group: SequenceEdit[] = [];
  const close = (): void => {
    if (group.some(({ same }) => !same)) hunks.push(hunkOf(group, a, b));
    group = [];
  };
  edits.forEach((edit, index) => {
    if (!edit.same) {
      group.push(edit);
      return;
    }
    const length = edit.aTo - edit.aFrom;
    const isFirst = index === 0;
    const isLast = index === edits.length - 1;
    if (!isFirst && !isLast && length <= 2 * context) {
      group.push(edit);
      return;
    }
    const head = Math.min(context, length);
    if (!isFirst) {
      group.push({ ...edit, aTo: edit.aFrom + head, bTo: edit.bFrom + head });
      close();
    }
    if (!isLast) group.push({ ...edit, aFrom: edit.aTo - head, bFrom: edit.bTo - head });
  });
  close();
  return hunks;
}

function hunkOf(edits: readonly SequenceEdit[], a: readonly string[], b: readonly string[]): Hunk {
  const [first, last] = [edits[0]!, edits.at(-1)!];
  return {
    beforeStart: first.aFrom + 1,
    beforeCount: last.aTo - first.aFrom,
    afterStart: first.bFrom + 1,
    afterCount: last.bTo - first.bFrom,
    lines: edits.flatMap((edit) => linesOf(edit, a, b)),
  };
}

function linesOf(edit: SequenceEdit, a: readonly string[], b: readonly string[]): HunkLine[] {
  const removed = a.slice(edit.aFrom, edit.aTo);
  const added = b.slice(edit.bFrom, edit.bTo);
  if (edit.same) {
    return removed.map((text, index) => ({
      kind: 'same',
      text,
      beforeLine: edit.aFrom + index + 1,
      afterLine: edit.bFrom + index + 1,
      words: [],
    }));
  }
  // A line that only went or only came has nothing to be compared with.
  const both = removed.length > 0 && added.length > 0;
  const words = both ? wordsOf(removed.join(''), added.join('')) : [];
  const side = (kind: 'removed' | 'added', lines: readonly string[], from: number): HunkLine[] => {
    const parts = wordsByLine(words, kind);
    return lines.map((text, index) => ({
      kind,
      text,
      beforeLine: kind === 'removed' ? from + index + 1 : null,
      afterLine: kind === 'added' ? from + index + 1 : null,
      words: both ? (parts[index] ?? []) : [{ kind, text }],
    }));
  };
  return [...side('removed', removed, edit.aFrom), ...side('added', added, edit.bFrom)];
}

/** The stretches of one side, cut at its line breaks. */
function wordsByLine(words: readonly TextChange[], side: 'removed' | 'added'): TextChange[][] {
  const lines: TextChange[][] = [[]];
  for (const { kind, text } of words) {
    if (kind !== 'same' && kind !== side) continue;
    for (const piece of textLines(text)) {
      push(lines.at(-1)!, kind, piece);
      if (piece.endsWith('\n')) lines.push([]);
    }
  }
  return lines;
}

function wordsOf(before: string, after: string): TextChange[] {
  const a = textTokens(before);
  const b = textTokens(after);
  const edits = diffSequences(a, b);
  const changes: TextChange[] = [];
  let removed = '';
  let added = '';
  edits.forEach((edit, index) => {
    const fromA = a.slice(edit.aFrom, edit.aTo).join('');
    // A blank that stayed between two changed words would tear apart what reads as one change.
    const between = index > 0 && index < edits.length - 1 && /^[^\S\n\r]+$/.test(fromA);
    if (edit.same && !between) {
      push(changes, 'removed', removed);
      push(changes, 'added', added);
      push(changes, 'same', fromA);
      removed = added = '';
    } else {
      removed += fromA;
      added += b.slice(edit.bFrom, edit.bTo).join('');
    }
  });
  push(changes, 'removed', removed);
  push(changes, 'added', added);
  return changes;
}

function push(changes: TextChange[], kind: TextChange['kind'], text: string): void {
  if (!text) return;
  const last = changes.at(-1);
  if (last?.kind === kind) changes[changes.length - 1] = { kind, text: last.text + text };
  else changes.push({ kind, text });
}
