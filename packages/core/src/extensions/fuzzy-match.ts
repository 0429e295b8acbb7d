/** Half-open range of UTF-16 code units, [start, end). */
export type MatchRange = readonly [start: number, end: number];

export interface FuzzyMatch {
  /** Higher is better; only comparable between matches of the same query. */
  readonly score: number;
  readonly ranges: readonly MatchRange[];
}

const longestText = 300;
const longestQuery = 100;

/** A text made ready for being matched again and again, as long lists are at each key. */
export class FuzzyTarget {
  readonly text: string;
  readonly folded: string;
  #begins: Uint8Array | undefined;

  /** @param text what is beyond 300 characters is not matched */
  constructor(text: string) {
    this.text = text.slice(0, longestText);
    this.folded = fold(this.text);
  }

  /** 1 where a word begins. */
  get begins(): Uint8Array {
    return (this.#begins ??= Uint8Array.from({ length: this.text.length }, (_, at) =>
      beginsWord(this.text, at) ? 1 : 0,
    ));
  }
}

/**
 * Matches a query whose characters appear in the text in order, as in a command palette. Every word of the query must match
 * somewhere; runs, beginnings of words and exact case count more. Each Han character, kana or hangul syllable
 * begins a word, so that any characters of a title find it. Case and full or half width do not matter.
 *
 * @returns undefined when the text does not match; an empty query matches everything with score 0
 * @example fuzzyMatch('tgsb', 'Toggle Side Bar')?.ranges // [[0, 1], [2, 3], [7, 8], [12, 13]]
 */
export function fuzzyMatch(query: string, text: string | FuzzyTarget): FuzzyMatch | undefined {
  const target = typeof text === 'string' ? new FuzzyTarget(text) : text;
  let score = 0;
  const positions = new Set<number>();
  for (const word of wordsOf(query)) {
    const end = align(word, target);
    if (end === undefined) return undefined;
    score += scoreOf(word, target, end);
    for (let i = word.folded.length - 1, j = end; i >= 0; i--) {
      positions.add(j);
      j = previous[i * longestText + j] as number;
    }
  }
  return { score, ranges: toRanges([...positions].toSorted((a, b) => a - b)) };
}

/** The score of {@link fuzzyMatch} alone, in less time. */
export function fuzzyScore(query: string, target: FuzzyTarget): number | undefined {
  let score = 0;
  for (const word of wordsOf(query)) {
    const end = align(word, target);
    if (end === undefined) return undefined;
    score += scoreOf(word, target, end);
  }
  return score;
}

interface QueryWord {
  readonly text: string;
  readonly folded: string;
}

let lastQuery = '';
let lastWords: readonly QueryWord[] = [];

/** The words of a query; a list is searched for the same one over and over. */
function wordsOf(query: string): readonly QueryWord[] {
  if (query !== lastQuery) {
    const words = query
      .slice(0, longestQuery)
      .split(/\s+/)
      .filter((word) => word !== '');
    lastWords = words.map((text) => ({ text, folded: fold(text) }));
    lastQuery = query;
  }
  return lastWords;
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

// Scratch space: nothing in here outlives a call, and making it anew for each of ten thousand texts costs more than matching.
const rows = [new Float64Array(longestText), new Float64Array(longestText)] as const;
const previous = new Int16Array(longestQuery * longestText);

/**
 * Best alignment by dynamic programming: a row holds the score of the first i + 1 characters of the word with the last of
 * them at j. `previous` remembers where the character before was matched.
 *
 * @returns where the last character is matched
 */
function align(word: QueryWord, { text, folded, begins }: FuzzyTarget): number | undefined {
  const needle = word.folded;
  if (!isSubsequence(needle, folded)) return undefined;
  const width = folded.length;
  for (let i = 0; i < needle.length; i++) {
    const row = rows[(i & 1) as 0 | 1];
    const before = rows[((i + 1) & 1) as 0 | 1];
    const sign = needle.charCodeAt(i);
    const exact = word.text.charCodeAt(i);
    let bestSoFar = impossible;
    let bestAt = -1;
    for (let j = 0; j < width; j++) {
      // A gap costs a little for each character it jumps over; the linear cost makes one running maximum enough.
      if (i > 0 && j > 1) {
        const earlier = (before[j - 2] as number) + gapCost * (j - 2);
        if (earlier > bestSoFar) {
          bestSoFar = earlier;
          bestAt = j - 2;
        }
      }
      if (sign !== folded.charCodeAt(j)) {
        row[j] = impossible;
        continue;
      }
      const own = 1 + (exact === text.charCodeAt(j) ? 0.2 : 0) + (begins[j] ? (j === 0 ? 7 : 5) : 0);
      if (i === 0) {
        row[j] = own - gapCost * j;
        continue;
      }
      const joined = (j > 0 ? (before[j - 1] as number) : impossible) + 6;
      const apart = bestSoFar - gapCost * (j - 1);
      row[j] = Math.max(joined, apart) + own;
      previous[i * longestText + j] = joined >= apart ? j - 1 : bestAt;
    }
  }
  const last = rows[((needle.length - 1) & 1) as 0 | 1];
  let end = 0;
  for (let j = 1; j < width; j++) if ((last[j] as number) > (last[end] as number)) end = j;
  return end;
}

/** @param end what {@link align} gave; its scratch space still holds the scores */
function scoreOf(word: QueryWord, { folded }: FuzzyTarget, end: number): number {
  const score = rows[((word.folded.length - 1) & 1) as 0 | 1][end] as number;
  return score + (word.folded.length === folded.length ? 10 : 0) - 0.01 * folded.length;
}

const wholeWord = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function beginsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  if (code < 128 && before < 128) {
    // The same as below, without patterns: most titles are plain, and there are many of them.
    return !isAsciiWord(before) || (code > 64 && code < 91 && before > 96 && before < 123);
  }
  // The ideographs and syllables that nearly every Chinese, Japanese or Korean text is made of.
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3)) return true;
  const character = text.charAt(at);
  const earlier = text.charAt(at - 1);
  if (wholeWord.test(character) || /[^\p{L}\p{N}]/u.test(earlier)) return true;
  return /\p{Lu}/u.test(character) && /\p{Ll}/u.test(earlier);
}

function isAsciiWord(code: number): boolean {
  return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123);
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
