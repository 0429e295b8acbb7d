import { tokenize, type Token } from './tokenizer.ts';

/** Phrases that mean the same in a knowledge base, for instance `['wifi', 'wireless network']`, `['退款', '退钱']`. */
export type SynonymGroup = readonly string[];

interface Phrase {
  readonly terms: readonly string[];
  readonly others: readonly Token[];
}

/** Synonyms by the first term of each phrase. */
export type SynonymTable = ReadonlyMap<string, readonly Phrase[]>;

/** Prepares groups of synonyms. A phrase of stop words only is ignored. */
export function synonymTable(groups: readonly SynonymGroup[]): SynonymTable {
  const table = new Map<string, Phrase[]>();
  for (const group of groups) {
    const phrases = group.map((phrase) => tokenize(phrase).filter((token) => !token.stop));
    phrases.forEach((phrase, index) => {
      const terms = phrase.filter(primary).map(({ term }) => term);
      const [first] = terms;
      if (first === undefined) return;
      const others = phrases.filter((_, other) => other !== index).flat();
      table.set(first, [...(table.get(first) ?? []), { terms, others }]);
    });
  }
  return table;
}

/** A single ideograph stands for itself only where no bigram covers it. */
function primary(token: Token, index: number, tokens: readonly Token[]): boolean {
  if (token.kind !== 'unigram') return true;
  return !tokens.some(({ kind, start, end }) => kind === 'bigram' && start <= token.start && token.end <= end);
}

/** The terms that a query's phrases may be replaced by. */
export function synonymsIn(tokens: readonly Token[], table: SynonymTable): Token[] {
  if (table.size === 0) return [];
  const terms = tokens.filter(({ stop, kind }) => !stop && kind !== 'unigram').map(({ term }) => term);
  const singles = tokens.filter(({ kind }) => kind === 'unigram').map(({ term }) => term);
  const found: Token[] = [];
  const look = (list: readonly string[]): void => {
    list.forEach((term, at) => {
      for (const phrase of table.get(term) ?? []) {
        if (phrase.terms.every((expected, offset) => list[at + offset] === expected)) found.push(...phrase.others);
      }
    });
  };
  look(terms);
  look(singles);
  return found;
}
