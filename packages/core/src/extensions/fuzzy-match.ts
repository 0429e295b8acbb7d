/** Half-open range of UTF-16 code units, [start, end). */
export type MatchRange = readonly [start: number, end: number];

export interface FuzzyMatch {
  /** Higher is better; only comparable between matches of the same query. */
  readonly score: number;
  readonly ranges: readonly MatchRange[];
}

const longestText = 300;
const longestQuery = 100;

/**
 * Matches a query whose characters appear in the text in order, as in a command palette. Every word of the query must match
 * somewhere; runs, beginnings of words and exact case count more. Each Han character, kana or hangul syllable
 * begins a word, so that any characters of a title find it. Case and full or half width do not matter.
 *
 * @returns undefined when the text does not match; an empty query matches everything with score 0
 * @example fuzzyMatch('tgsb', 'Toggle Side Bar')?.ranges // [[0, 1], [2, 3], [7, 8], [12, 13]]
 */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | undefined {
  const target = text.slice(0, longestText);
  const folded = fold(target);
  let score = 0;
  const positions = new Set<number>();
  for (const word of query.slice(0, longestQuery).split(/\s+/)) {
    if (word === '') continue;
    const match = matchWord(word, target, folded);
    if (!match) return undefined;
    score += match.score;
    for (const position of match.positions) positions.add(position);
  }
  return { score, ranges: toRanges([...positions].toSorted((a, b) => a - b)) };
}

/** Folds without changing the length, so that positions stay valid. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length && !/[\u3000\uff00-\uffef]/.test(text)) return lower;
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const plain = character.normalize('NFKC').toLowerCase();
    folded += plain.length === 1 ? plain : character;
  }
  return folded;
}

const impossible = Number.NEGATIVE_INFINITY;
const gapCost = 0.05;

/**
 * Best alignment by dynamic programming: `best[i][j]` is the score of the first i + 1 characters of the query with
 * the last of them at j. `previous` remembers where the character before was matched.
 */
function matchWord(word: string, text: string, folded: string): { score: number; positions: number[] } | undefined {
  const needle = fold(word);
  if (!isSubsequence(needle, folded)) return undefined;
  const width = folded.length;
  let before = new Float64Array(width).fill(impossible);
  const previous = Array.from({ length: needle.length }, () => new Int16Array(width).fill(-1));
  for (let i = 0; i < needle.length; i++) {
    const row = new Float64Array(width).fill(impossible);
    let bestSoFar = impossible;
    let bestAt = -1;
    for (let j = 0; j < width; j++) {
      // A gap costs a little for each character it jumps over; the linear cost makes one running maximum enough.
      const earlier = j > 1 ? (before[j - 2] ?? impossible) + gapCost * (j - 2) : impossible;
      if (earlier > bestSoFar) {
        bestSoFar = earlier;
        bestAt = j - 2;
      }
      if (needle[i] !== folded[j]) continue;
      const own = characterScore(word, i, text, j);
      if (i === 0) {
        row[j] = own - gapCost * j;
        continue;
      }
      const joined = (before[j - 1] ?? impossible) + 6;
      const apart = bestSoFar - gapCost * (j - 1);
      row[j] = Math.max(joined, apart) + own;
      (previous[i] as Int16Array)[j] = joined >= apart ? j - 1 : bestAt;
    }
    before = row;
  }
  let end = -1;
  for (let j = 0; j < width; j++) if (end < 0 || (before[j] ?? impossible) > (before[end] ?? impossible)) end = j;
  const score = before[end] ?? impossible;
  const positions: number[] = [];
  for (let i = needle.length - 1, j = end; i >= 0; i--) {
    positions.push(j);
    j = previous[i]?.[j] ?? -1;
  }
  const whole = needle.length === width ? 10 : 0;
  return { score: score + whole - 0.01 * width, positions };
}

function characterScore(word: string, i: number, text: string, j: number): number {
  return 1 + (word[i] === text[j] ? 0.2 : 0) + (beginsWord(text, j) ? (j === 0 ? 7 : 5) : 0);
}

function beginsWord(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (at === 0 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character))
    return true;
  const before = text.charAt(at - 1);
  if (/[^\p{L}\p{N}]/u.test(before)) return true;
  return /\p{Lu}/u.test(character) && /\p{Ll}/u.test(before);
}

function isSubsequence(needle: string, text: string): boolean {
  let at = 0;
  for (const character of needle) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function toRanges(positions: readonly number[]): MatchRange[] {
  const ranges: [number, number][] = [];
  for (const position of positions) {
    const last = ranges.at(-1);
    if (last?.[1] === position) last[1]++;
    else ranges.push([position, position + 1]);
  }
  return ranges;
}
