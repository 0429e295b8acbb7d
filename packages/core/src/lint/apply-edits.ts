import type { SourceRange, TextEdit } from './diagnostic.ts';

/**
 * The text after the fixes. A fix is applied whole or not at all: one that touches a place that an earlier one
 * changes waits for the next round, after linting again.
 *
 * @param fixes each the edits of one diagnostic, in the order of preference
 * @returns the new text and how many of the fixes it holds
 */
export function applyFixes(source: string, fixes: readonly (readonly TextEdit[])[]): { text: string; applied: number } {
  const offsetOf = offsets(source);
  const accepted: { start: number; end: number; text: string }[] = [];
  let applied = 0;
  for (const fix of fixes) {
    const edits = fix.map((edit) => ({ ...offsetsOf(edit.range, offsetOf), text: edit.text }));
    const clash = edits.some((edit) => accepted.some((other) => overlap(edit, other)));
    if (clash || edits.some((edit) => edit.start > edit.end)) continue;
    accepted.push(...edits);
    applied += 1;
  }
  let text = source;
  for (const edit of accepted.toSorted((a, b) => b.start - a.start)) {
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  }
  return { text, applied };
}

// Two insertions at one place would depend on their order, so touching counts as overlapping.
function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function offsetsOf(range: SourceRange, offsetOf: (line: number, column: number) => number) {
  return {
    start: offsetOf(range.startLine, range.startColumn),
    end: offsetOf(range.endLine, range.endColumn),
  };
}

function offsets(source: string): (line: number, column: number) => number {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (line, column) => Math.min(source.length, (starts[line - 1] ?? source.length) + column - 1);
}
