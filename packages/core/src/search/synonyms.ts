import { tokenize, type Token } from './tokenizer.ts';

/** Phrases that mean the same in a knowledge base, for instance `['wifi', 'wireless network']`, `['退款', '退钱']`. */
export type SynonymGroup = readonly string[];

interface Phrase {
  readonly terms: readonly string[];
  /** The other phrases of its groups. */
  readonly others: readonly (readonly Token[])[];
}

/** Synonyms by the first term of each phrase. */
export type SynonymTable = ReadonlyMap<string, readonly Phrase[]>;

/** Prepares groups of synonyms. A phrase of stop words only is ignored. */
export function synonymTable(groups: readonly SynonymGroup[]): SynonymTable {
  const table = new Map<string, Phrase[]>();
  for (const group of groups) {
    const phrases = group.map((phrase) => primaryTokens(tokenize(phrase)));
    phrases.forEach((phrase, index) => {
      const terms = phrase.map(({ term }) => term);
      const [first] = terms;
      if (first === undefined || phrase.every(({ stop }) => stop)) return;
      const others = phrases.filter((other, at) => at !== index && other.some(({ stop }) => !stop));
      table.set(first, [...(table.get(first) ?? []), { terms, others }]);
    });
  }
  return table;
}

/** Words and bigrams; a single ideograph only where no bigram covers it. */
function primaryTokens(tokens: readonly Token[]): Token[] {
  return tokens.filter(
    ({ kind, start, end }) =>
      kind !== 'unigram' ||
      !tokens.some((other) => other.kind === 'bigram' && other.start <= start && end <= other.end),
  );
}

/** What stands for a part of a query. */
export interface Replacement {
  /** The term that is replaced, when it is only one. */
  readonly single: string | undefined;
  readonly tokens: readonly Token[];
}

/** The phrases that a query's phrases may be replaced by. */
export function synonymsIn(tokens: readonly Token[], table: SynonymTable): Replacement[] {
  if (table.size === 0) return [];
  const list = tokens.filter(({ kind }) => kind !== 'unigram');
  const singles = primaryTokens(tokens).filter(({ kind }) => kind === 'unigram');
  const found: Replacement[] = [];
  for (const [at, { term }] of [...list.entries(), ...singles.map((token) => [-1, token] as const)]) {
    for (const { terms, others } of table.get(term) ?? []) {
      const present = terms.length === 1 || (at >= 0 && terms.every((one, offset) => list[at + offset]?.term === one));
      if (!present) continue;
      for (const other of others) found.push({ single: terms.length === 1 ? term : undefined, tokens: other });
    }
  }
  return found;
}
