import { compileSafePattern, err, longestSafeText, ok, type Result } from '../base/index.ts';

/** What is looked for in the texts of articles, letter by letter: for editing, where a search by meaning is no help. */
export interface TextQuery {
  /** 1 to 200 UTF-16 code units, within one line. */
  readonly text: string;
  /** `text` is a regular expression; see `compileSafePattern` for what is refused. */
  readonly regularExpression?: boolean;
  /** Default false. */
  readonly matchCase?: boolean;
  /** Only where no letter or digit stands beside it; ideographs are letters too. Default false. */
  readonly wholeWord?: boolean;
}

/** One place of a text. */
export interface TextMatch {
  /** UTF-16 code units from the start of the text. */
  readonly offset: number;
  readonly length: number;
  /** Counted from 1. */
  readonly line: number;
  /** What a regular expression's groups hold, the first one at 0. */
  readonly groups: readonly string[];
}

/** A query that can be asked of many texts. */
export interface TextPattern {
  readonly expression: RegExp;
  readonly regularExpression: boolean;
  readonly wholeWord: boolean;
}

const longestQuery = 200;
const wordCharacter = /[\p{L}\p{N}_]/u;

/** Reads a query; the error says what is wrong with it, in English. */
export function textPattern(query: TextQuery): Result<TextPattern, string> {
  const { text, regularExpression = false, matchCase = false, wholeWord = false } = query;
  if (text === '' || text.length > longestQuery) return err(`the text must have 1 to ${longestQuery} characters`);
  if (/[\r\n]/.test(text)) return err('the text must lie within one line');
  const flags = matchCase ? 'u' : 'iu';
  try {
    const { source } = regularExpression
      ? compileSafePattern(text, flags)
      : new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`), flags);
    return ok({ expression: new RegExp(source, `g${flags}`), regularExpression, wholeWord });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Every place where the pattern is found, in order. Matches do not cross lines; a regular expression does not look across
 * stretches of 500 code units either, so that no text takes long.
 *
 * @param limit how many places at most
 */
export function findText(text: string, pattern: TextPattern, limit = Infinity): TextMatch[] {
  const matches: TextMatch[] = [];
  let lineStart = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const starts = pattern.regularExpression ? stretchStarts(line) : [0];
    for (const [number, start] of starts.entries()) {
      const stretch = line.slice(start, starts[number + 1]);
      for (const found of stretch.matchAll(pattern.expression)) {
        const [whole, ...groups] = found;
        const offset = lineStart + start + found.index;
        if (whole === '' || (pattern.wholeWord && !standsAlone(text, offset, whole.length))) continue;
        if (matches.length >= limit) return matches;
        matches.push({ offset, length: whole.length, line: index + 1, groups: groups.map((group) => group ?? '') });
      }
    }
    lineStart += line.length + 1;
  }
  return matches;
}

/**
 * What stands in a match's place afterwards.
 *
 * @param template taken as it is; for a regular expression `$&`, `$1` to `$9` and `$$` stand for match, groups and `$`
 */
export function replacementOf(text: string, match: TextMatch, pattern: TextPattern, template: string): string {
  if (!pattern.regularExpression) return template;
  const whole = text.slice(match.offset, match.offset + match.length);
  return template.replace(/\$([$&1-9])/g, (_, sign: string) => {
    if (sign === '$') return '$';
    return sign === '&' ? whole : (match.groups[Number(sign) - 1] ?? '');
  });
}

/** The text with some of its matches replaced; they must not overlap. */
export function replaceText(
  text: string,
  matches: readonly TextMatch[],
  pattern: TextPattern,
  template: string,
): string {
  let result = '';
  let at = 0;
  for (const match of matches.toSorted((a, b) => a.offset - b.offset)) {
    result += text.slice(at, match.offset) + replacementOf(text, match, pattern, template);
    at = match.offset + match.length;
  }
  return result + text.slice(at);
}

function standsAlone(text: string, offset: number, length: number): boolean {
  const before = [...text.slice(Math.max(0, offset - 2), offset)].at(-1) ?? '';
  const [after = ''] = text.slice(offset + length, offset + length + 2);
  return !wordCharacter.test(before) && !wordCharacter.test(after);
}

/** Where the stretches of a long line begin: after a space if there is one near the end, and never inside a character. */
function stretchStarts(line: string): number[] {
  const starts = [0];
  let start = 0;
  while (line.length - start > longestSafeText) {
    const end = start + longestSafeText;
    const space = line.lastIndexOf(' ', end - 1);
    start = space > start + longestSafeText / 2 ? space + 1 : end;
    if (/[\udc00-\udfff]/.test(line[start] ?? '')) start--;
    starts.push(start);
  }
  return starts;
}
