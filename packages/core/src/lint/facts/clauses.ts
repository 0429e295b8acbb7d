import { matchesOf } from '../source/matches.ts';

/** UTF-16 offsets in a sentence; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The clause of a sentence in which a number stands, widened by its neighbours, those before first, until it says
 * enough to be compared.
 *
 * @param clauses the sentence's, as {@link clausesOf} gives them
 * @param saysEnough judges a clause or several in a row
 * @returns undefined when the whole sentence does not say enough
 */
export function clauseAround(
  clauses: readonly Span[],
  number: Span,
  saysEnough: (clause: Span) => boolean,
): Span | undefined {
  const at = clauses.findIndex((clause) => clause.start <= number.start && number.start < clause.end);
  if (at === -1) return undefined;
  let [first, last] = [at, at];
  for (;;) {
    const clause = { start: clauses[first]!.start, end: clauses[last]!.end };
    if (saysEnough(clause)) return clause;
    if (first > 0) first -= 1;
    else if (last < clauses.length - 1) last += 1;
    else return undefined;
  }
}

const mayEnd = /[，：（）,:()]/g;

/**
 * The clauses of a sentence.
 *
 * @param numbers spans at whose inner commas no clause ends: `1,500`
 */
export function clausesOf(text: string, numbers: readonly Span[]): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  for (const { 0: mark, index: at } of matchesOf(text, mayEnd)) {
    const ends = /[，：（）(]/.test(mark) || /[\s,:()]/.test(text[at + 1] ?? ' ');
    if (!ends || numbers.some((number) => number.start <= at && at < number.end)) continue;
    clauses.push({ start, end: at + 1 });
    start = at + 1;
  }
  if (start < text.length) clauses.push({ start, end: text.length });
  return clauses;
}
