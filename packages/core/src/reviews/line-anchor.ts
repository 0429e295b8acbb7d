import { diffSequences } from './sequence-diff.ts';
import { textLines } from './text-tokens.ts';

/** The lines that a comment is about. */
export interface LineAnchor {
  /** First and last line, from 1. */
  readonly from: number;
  readonly to: number;
  /** The lines as they were when the comment was written, with their line breaks. */
  readonly quote: string;
  /**
   * `unchanged`: the lines still read as quoted. `changed`: some of them were edited. `gone`: none is left, and `from` is
   * the line that now stands in their place.
   */
  readonly state: 'unchanged' | 'changed' | 'gone';
}

/**
 * Anchors to lines of a text; the lines are brought within the text.
 *
 * @param from first line, from 1
 * @param to last line
 */
export function anchorTo(text: string, from: number, to: number): LineAnchor {
  const lines = textLines(text);
  const first = Math.max(1, Math.min(from, lines.length));
  const last = Math.max(first, Math.min(to, lines.length));
  return { from: first, to: last, quote: lines.slice(first - 1, last).join(''), state: 'unchanged' };
}

/** Moves anchors from one text to the next. Comparing the texts once serves all anchors. */
export function moveAnchors(anchors: readonly LineAnchor[], before: string, after: string): LineAnchor[] {
  if (before === after || anchors.length === 0) return [...anchors];
  const a = textLines(before);
  const b = textLines(after);
  const edits = diffSequences(a, b);
  return anchors.map((anchor) => {
    const aFrom = anchor.from - 1;
    const aTo = anchor.state === 'gone' ? aFrom : anchor.to;
    let from = Infinity;
    let to = -Infinity;
    let place = b.length;
    for (const edit of edits) {
      if (edit.aFrom <= aFrom && aFrom < edit.aTo) place = edit.same ? edit.bFrom + aFrom - edit.aFrom : edit.bFrom;
      if (edit.aTo <= aFrom || edit.aFrom >= aTo) continue;
      // Lines of an edited stretch are taken to correspond one by one; what was added at its end belongs to its last line.
      const start = Math.min(edit.bFrom + Math.max(0, aFrom - edit.aFrom), edit.bTo);
      const end = aTo >= edit.aTo ? edit.bTo : Math.min(edit.bFrom + aTo - edit.aFrom, edit.bTo);
      if (start === end) continue;
      from = Math.min(from, start);
      to = Math.max(to, end);
    }
    if (from === Infinity) {
      const line = Math.max(1, Math.min(place + 1, b.length));
      return { ...anchor, from: line, to: line, state: 'gone' };
    }
    const unchanged = b.slice(from, to).join('') === anchor.quote;
    return { ...anchor, from: from + 1, to, state: unchanged ? 'unchanged' : 'changed' };
  });
}
