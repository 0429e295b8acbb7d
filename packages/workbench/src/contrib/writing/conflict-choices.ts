import type { MergeResult } from '@askwell/core/reviews';

/** Whose words stay where both changed the same; `both` has theirs first. */
export type ConflictChoice = 'mine' | 'theirs' | 'both';

/** The text that has both, with what was chosen at each conflict, in their order. */
export function chosenText({ text, conflicts }: MergeResult, choices: readonly ConflictChoice[]): string {
  let result = '';
  let at = 0;
  for (const [index, conflict] of conflicts.entries()) {
    const { ours: mine, theirs } = conflict;
    const choice = choices[index] ?? 'mine';
    result += text.slice(at, conflict.at);
    if (choice === 'both') result += theirs + (theirs.endsWith('\n') || theirs === '' ? '' : '\n') + mine;
    else result += choice === 'mine' ? mine : theirs;
    at = conflict.at + mine.length;
  }
  return result + text.slice(at);
}
