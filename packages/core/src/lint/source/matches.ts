/**
 * All matches of a global pattern, in their order: what `matchAll` gives, without its copy of the pattern for each call,
 * which costs more than most lines take to read.
 */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match; (match = pattern.exec(text));) {
    matches.push(match);
    // A match of nothing would come again.
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return matches;
}
