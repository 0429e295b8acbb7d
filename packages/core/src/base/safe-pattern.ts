/** Longest pattern, in UTF-16 code units. */
const longestPattern = 200;

/** Longest text that a safe pattern is matched against, in UTF-16 code units. */
export const longestSafeText = 500;

/**
 * Compiles a regular expression that cannot take long: when-clauses are evaluated at every key press and come from
 * third parties, and members search all texts by patterns of their own. Refused are look-around, back-references, repeated groups that themselves repeat or choose, and
 * more than two of `*`, `+`, `{n,m}` or eight of `?`; what remains is at worst cubic in a text of 500 characters.
 *
 * @throws SyntaxError that says what is refused.
 */
export function compileSafePattern(source: string, flags: string): RegExp {
  if (source.length > longestPattern) throw new SyntaxError(`the pattern is longer than ${longestPattern} characters`);
  if (/[^imsu]/.test(flags)) throw new SyntaxError(`the flags "${flags}" are not among i, m, s, u`);
  const groups: boolean[] = [];
  let repetitions = 0;
  let options = 0;
  let last: 'atom' | 'simple-group' | 'busy-group' | 'none' = 'none';
  const markBusy = () => {
    if (groups.length > 0) groups[groups.length - 1] = true;
  };
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') {
      if (/[1-9k]/.test(source[at + 1] ?? '')) throw new SyntaxError('back-references are not allowed');
      at++;
      last = 'atom';
    } else if (character === '[') {
      at = endOfClass(source, at);
      last = 'atom';
    } else if (character === '(') {
      if (source[at + 1] === '?') {
        if (source[at + 2] !== ':') throw new SyntaxError('look-around and named groups are not allowed');
        at += 2;
      }
      groups.push(false);
      last = 'none';
    } else if (character === ')') {
      const busy = groups.pop() ?? false;
      if (busy) markBusy();
      last = busy ? 'busy-group' : 'simple-group';
    } else if (character === '|') {
      markBusy();
      last = 'none';
    } else if (character === '*' || character === '+' || character === '?' || character === '{') {
      if (character === '?') options++;
      else repetitions++;
      if (last === 'busy-group') {
        throw new SyntaxError('a group that repeats or chooses cannot itself be repeated');
      }
      if (repetitions > 2) throw new SyntaxError('at most two of "*", "+" and "{}" are allowed');
      if (options > 8) throw new SyntaxError('at most eight "?" are allowed');
      markBusy();
      if (character === '{') at = Math.max(at, source.indexOf('}', at));
      last = 'atom';
    } else last = 'atom';
  }
  return new RegExp(source, flags);
}

/** Whether a safe pattern matches; a text that is too long never does. */
export function matchesSafely(pattern: RegExp, text: string): boolean {
  return text.length <= longestSafeText && pattern.test(text);
}

function endOfClass(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === ']') return at;
  }
  return source.length;
}
