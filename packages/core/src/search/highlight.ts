import { tokenize, type Token } from './tokenizer.ts';

/** A part of a text: UTF-16 offsets, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** An excerpt of a section with the places that match. Text, never HTML. */
export interface Snippet {
  readonly text: string;
  readonly ranges: readonly Range[];
}

/** Where the wanted terms stand in a text: sorted, not overlapping, neighbours joined. */
export function matchRanges(text: string, wanted: ReadonlySet<string>): Range[] {
  const ranges: { start: number; end: number }[] = [];
  for (const { term, start, end } of tokensOf(text)) {
    if (!wanted.has(term)) continue;
    const last = ranges.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}

// The texts that were searched last with their tokens: while somebody types, the same articles are found again and again.
const recent = new Map<string, readonly Token[]>();
const mostRecent = 24;

function tokensOf(text: string): readonly Token[] {
  const tokens = recent.get(text) ?? tokenize(text);
  recent.delete(text);
  recent.set(text, tokens);
  if (recent.size > mostRecent) recent.delete(recent.keys().next().value!);
  return tokens;
}

const snippetLength = 160;
/** Characters of a section that are searched for the best excerpt. */
const searchedLength = 4_000;

/** The excerpt of about 160 characters with the most matches, beginning at a sentence or word where it can. */
export function snippetOf(text: string, wanted: ReadonlySet<string>): Snippet {
  const searched = text.slice(0, searchedLength);
  const ranges = matchRanges(searched, wanted);
  let best = 0;
  let bestSum = -1;
  let last = 0;
  let sum = 0;
  ranges.forEach((range, first) => {
    while (last < ranges.length && ranges[last]!.end <= range.start + snippetLength * 0.8) {
      sum += ranges[last]!.end - ranges[last]!.start;
      last++;
    }
    if (sum > bestSum) {
      bestSum = sum;
      best = first;
    }
    if (last > first) sum -= range.end - range.start;
    else last = first + 1;
  });
  const start = snippetStart(searched, ranges[best]?.start ?? 0);
  let end = Math.min(text.length, start + snippetLength);
  if (end < text.length) {
    const blank = text.lastIndexOf(' ', end);
    if (blank > start + snippetLength * 0.7) end = blank;
    else if (isLowSurrogate(text, end)) end--;
  }
  return {
    text: text.slice(start, end),
    ranges: ranges
      .filter((range) => range.start >= start && range.end <= end)
      .map((range) => ({ start: range.start - start, end: range.end - start })),
  };
}

/** The start of the sentence, if it is near; else a word boundary a little before the match. */
function snippetStart(text: string, match: number): number {
  const before = text.slice(Math.max(0, match - 60), match);
  const offset = match - before.length;
  const sentence = Math.max(
    ...['\n', '。', '！', '？', '. ', '! ', '? '].map(
      (end) => before.lastIndexOf(end) + end.length * Number(before.includes(end)),
    ),
  );
  if (sentence > 0) return offset + sentence;
  if (offset === 0) return 0;
  const blank = before.indexOf(' ', 30);
  if (blank >= 0) return offset + blank + 1;
  const start = Math.max(0, match - 20);
  return isLowSurrogate(text, start) ? start - 1 : start;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000;
}
