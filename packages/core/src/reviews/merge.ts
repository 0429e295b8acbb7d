import { diffSequences } from './sequence-diff.ts';
import { textLines, textTokens } from './text-tokens.ts';

/** A place where both sides changed the same words differently. */
export interface MergeConflict {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** Where `ours` stands in the merged text: UTF-16 offset, and line from 1. */
  readonly at: number;
  readonly line: number;
}

export interface MergeResult {
  /** Both sides' changes; where they conflict, ours. */
  readonly text: string;
  readonly conflicts: readonly MergeConflict[];
}

/** A stretch of the base with what each side made of it. */
interface Chunk {
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/**
 * Brings together two texts that grew from one (Khanna, Kunal, Pierce: "A Formal Investigation of Diff3", 2007), by
 * lines, and within lines that both changed by words: two people may correct different sentences of a paragraph. Changes
 * conflict when they touch, that is when no word or line between them stayed. A proposal for the author to look at, never
 * something to save unseen.
 */
export function mergeTexts(base: string, ours: string, theirs: string): MergeResult {
  if (ours === theirs || base === theirs) return { text: ours, conflicts: [] };
  if (base === ours) return { text: theirs, conflicts: [] };
  let text = '';
  let line = 1;
  const conflicts: MergeConflict[] = [];
  const append = (piece: string): void => {
    text += piece;
    for (let at = piece.indexOf('\n'); at !== -1; at = piece.indexOf('\n', at + 1)) line++;
  };
  const conflict = (chunk: { base: string; ours: string; theirs: string }): void => {
    conflicts.push({ ...chunk, at: text.length, line });
    append(chunk.ours);
  };
  for (const chunk of chunksOf(textLines(base), textLines(ours), textLines(theirs))) {
    const merged = mergeChunk(chunk);
    if (merged !== undefined) {
      append(merged);
      continue;
    }
    const whole = { base: chunk.base.join(''), ours: chunk.ours.join(''), theirs: chunk.theirs.join('') };
    const words = [...chunksOf(textTokens(whole.base), textTokens(whole.ours), textTokens(whole.theirs))];
    const pieces = words.map(mergeChunk);
    // Half-merged sentences are harder to put right than two whole ones.
    if (pieces.every((piece) => piece !== undefined)) pieces.forEach(append);
    else conflict(whole);
  }
  return { text, conflicts };
}

/** What a chunk becomes; undefined when both sides changed it differently. */
function mergeChunk({ base, ours, theirs }: Chunk): string | undefined {
  const [b, o, t] = [base.join(''), ours.join(''), theirs.join('')];
  if (o === t || b === t) return o;
  return b === o ? t : undefined;
}

/** Cuts three sequences where all three agree. */
function* chunksOf(base: readonly string[], ours: readonly string[], theirs: readonly string[]): Generator<Chunk> {
  const inOurs = partnersOf(base, ours);
  const inTheirs = partnersOf(base, theirs);
  let [b, o, t] = [0, 0, 0];
  const chunk = (toB: number, toO: number, toT: number): Chunk => ({
    base: base.slice(b, toB),
    ours: ours.slice(o, toO),
    theirs: theirs.slice(t, toT),
  });
  while (b < base.length) {
    // What stayed on both sides and stands next on both is stable.
    let stable = b;
    while (stable < base.length && inOurs[stable] === o + stable - b && inTheirs[stable] === t + stable - b) stable++;
    if (stable > b) {
      const length = stable - b;
      yield chunk(stable, o + length, t + length);
      [b, o, t] = [stable, o + length, t + length];
      continue;
    }
    let next = b;
    while (next < base.length && (inOurs[next] === -1 || inTheirs[next] === -1)) next++;
    if (next === base.length) break;
    yield chunk(next, inOurs[next]!, inTheirs[next]!);
    [b, o, t] = [next, inOurs[next]!, inTheirs[next]!];
  }
  if (b < base.length || o < ours.length || t < theirs.length) yield chunk(base.length, ours.length, theirs.length);
}

/** For each item of the base its place in the other sequence, -1 when it went. */
function partnersOf(base: readonly string[], other: readonly string[]): Int32Array {
  const partners = new Int32Array(base.length).fill(-1);
  for (const { same, aFrom, aTo, bFrom } of diffSequences(base, other)) {
    if (same) for (let i = aFrom; i < aTo; i++) partners[i] = bFrom + i - aFrom;
  }
  return partners;
}
