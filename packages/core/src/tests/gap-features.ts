import { tokenize, type Token } from '../search/index.ts';

/** Characters of a question that are compared; what comes after says nothing more. */
const longest = 500;
/** Words of grammar: what tells "where is my card" from "how do I get a card". */
const stopWeight = 0.35;
/** Ideographs repeat what their bigrams say: they count little, but let reordered words meet. */
const unigramWeight = 0.5;

/** A question as numbers by term, of length 1 in the sense of geometry. */
export type GapFeatures = ReadonlyMap<string, number>;

/**
 * How telling words are: in a bank's questions "card" says little. Learnt once from texts of the same field and fixed from
 * then on, so that the order in which questions come changes nothing in what they look like, and nothing needs to be
 * recomputed when one is added.
 */
export class TermRarity {
  readonly #texts: number;
  readonly #frequency = new Map<string, number>();

  /** @param texts for instance past questions, or the titles and questions of the articles; may be empty */
  constructor(texts: Iterable<string> = []) {
    let count = 0;
    for (const text of texts) {
      count++;
      for (const term of new Set(tokensOf(text).map((token) => token.term))) {
        this.#frequency.set(term, (this.#frequency.get(term) ?? 0) + 1);
      }
    }
    this.#texts = count;
  }

  /** 0 to 1: inverse document frequency as a share of the highest one possible. */
  of(term: string): number {
    if (this.#texts === 0) return 1;
    const most = Math.log(1 + this.#texts);
    return Math.log((1 + this.#texts) / (1 + (this.#frequency.get(term) ?? 0))) / most;
  }
}

/** What a question is about. */
export function gapFeatures(text: string, rarity: TermRarity): GapFeatures {
  const weights = new Map<string, number>();
  const raise = (term: string, weight: number): void => {
    if (weight > (weights.get(term) ?? 0)) weights.set(term, weight);
  };
  const tokens = tokensOf(text);
  const grammar = new Set(tokens.filter(({ kind, stop }) => kind === 'unigram' && stop).map(({ start }) => start));
  for (const { term, kind, stop, start, end } of tokens) {
    // 么退 in 怎么退款 joins two words by chance.
    const joined = kind === 'bigram' && (grammar.has(start) || grammar.has(end - 1));
    const weight = (kind === 'unigram' ? unigramWeight : 1) * (stop || joined ? stopWeight : 1) * rarity.of(term);
    raise(term, weight);
    if (kind !== 'word' || stop || term.length < 5) continue;
    // A misspelt word shares most of its trigrams with the right one.
    const padded = `^${term}$`;
    for (let i = 0; i + 3 <= padded.length; i++) {
      raise(`\u0000${padded.slice(i, i + 3)}`, weight / Math.sqrt(padded.length));
    }
  }
  let sum = 0;
  for (const weight of weights.values()) sum += weight * weight;
  const length = Math.sqrt(sum) || 1;
  for (const [term, weight] of weights) weights.set(term, weight / length);
  return weights;
}

function tokensOf(text: string): Token[] {
  return tokenize(text.slice(0, longest));
}

/** Cosine, 0 to 1. */
export function similarity(a: GapFeatures, b: GapFeatures): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}
