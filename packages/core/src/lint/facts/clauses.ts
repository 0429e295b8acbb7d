interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The clause of a sentence in which a number stands, widened by its neighbours, those before first, until it says
 * enough to be compared.
 *
 * @param text the sentence
 * @param numbers spans at whose inner commas no clause ends: `1,500`
 * @param saysEnough judges the words of a clause
 * @returns undefined when the whole sentence does not say enough
 */
export function clauseAround(
  text: string,
  number: Span,
  numbers: readonly Span[],
  saysEnough: (words: string) => boolean,
): Span | undefined {
  const clauses = clausesOf(text, numbers);
  const at = clauses.findIndex((clause) => clause.start <= number.start && number.start < clause.end);
  if (at === -1) return undefined;
  let [first, last] = [at, at];
  for (;;) {
    const start = clauses[first]!.start;
    const end = clauses[last]!.end;
    if (saysEnough(text.slice(start, end))) return { start, end };
    if (first > 0) first -= 1;
    else if (last < clauses.length - 1) last += 1;
    else return undefined;
  }
}

function clausesOf(text: string, numbers: readonly Span[]): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    const ends =
      /[，：（）]/.test(character) ||
      (/[,:()]/.test(character) && /[\s,:()]/.test(text[at + 1] ?? ' ')) ||
      character === '(';
    if (!ends || numbers.some((number) => number.start <= at && at < number.end)) continue;
    clauses.push({ start, end: at + 1 });
    start = at + 1;
  }
  if (start < text.length) clauses.push({ start, end: text.length });
  return clauses;
}
