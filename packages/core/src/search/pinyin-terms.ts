import type { Token } from './tokenizer.ts';

/** The readings of a simplified character without tones, the most usual first; empty when it is unknown. */
export type PinyinReadings = (character: string) => readonly string[];

/** Characters of a title that are spelled out. */
const mostCharacters = 24;
/** Spellings per run of characters: each doubtful character doubles them. */
const mostSpellings = 8;

/**
 * What people type for a title without an input method: the initials (`czmm`) and the syllables (`chongzhi`, `mima`) of
 * two to six neighbouring characters. Characters with two readings are spelled both ways.
 */
export function pinyinTerms(tokens: readonly Token[], readings: PinyinReadings): string[] {
  const terms = new Set<string>();
  const characters = tokens.filter(({ kind }) => kind === 'unigram').slice(0, mostCharacters);
  for (let first = 0; first < characters.length; first++) {
    let spellings: string[][] = [[]];
    for (let next = first; next < Math.min(characters.length, first + 6); next++) {
      if (next > first && characters[next]!.start !== characters[next - 1]!.end) break;
      const known = readings(characters[next]!.term);
      if (known.length === 0) break;
      spellings = spellings.flatMap((spelling) => known.map((one) => [...spelling, one])).slice(0, mostSpellings);
      if (next === first) continue;
      for (const spelling of spellings) {
        terms.add(spelling.join(''));
        if (spelling.length > 2) terms.add(spelling.map((syllable) => syllable.charAt(0)).join(''));
      }
    }
  }
  return [...terms];
}
