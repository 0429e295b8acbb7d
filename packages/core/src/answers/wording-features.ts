import { foldText, tokenize } from '../search/index.ts';

/** A text as features: numbers of known features, ascending by appearance, and their weights. */
export interface FeatureVector {
  readonly features: Int32Array;
  readonly weights: Float64Array;
}

/**
 * What a wording consists of: words as they are, with neighbours, and stemmed without stop words; and runs of characters
 * inside words, which see through inflection, typing errors and, in Chinese, word boundaries.
 */
export function wordingFeatures(text: string): { readonly words: string[]; readonly characters: string[] } {
  const folded = foldText(text.slice(0, longestWording)).replace(/['’‘`]/g, '');
  const list = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  const words: string[] = [];
  const characters: string[] = [];
  list.forEach((word, at) => {
    words.push(`w${word}`);
    if (at > 0) words.push(`w${list[at - 1]} ${word}`);
    const padded = Array.from(` ${word} `);
    for (let length = 2; length <= 5; length++)
      for (let i = 0; i + length <= padded.length; i++) characters.push(`c${padded.slice(i, i + length).join('')}`);
  });
  const stems = tokenize(folded).filter(({ stop }) => !stop);
  stems.forEach(({ term }, at) => {
    words.push(`s${term}`);
    if (at > 0) words.push(`s${stems[at - 1]!.term} ${term}`);
  });
  return { words, characters };
}

/** Characters of a wording that are read. */
const longestWording = 400;

/** Numbers features and weighs them by TF-IDF, words and characters each of length one. */
export class WordingVectorizer {
  readonly #numbers = new Map<string, number>();
  readonly #idf: number[];

  /** @param features each known feature with its inverse document frequency, in the order of their numbers */
  constructor(features: readonly (readonly [string, number])[]) {
    features.forEach(([feature], number) => this.#numbers.set(feature, number));
    this.#idf = features.map(([, idf]) => idf);
  }

  get size(): number {
    return this.#idf.length;
  }

  /** Learns the features of the wordings. One that occurs in fewer wordings than `rarest` is left out. */
  static fit(texts: readonly string[], rarest: number): WordingVectorizer {
    const frequency = new Map<string, number>();
    for (const text of texts) {
      const { words, characters } = wordingFeatures(text);
      for (const feature of new Set([...words, ...characters]))
        frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
    }
    const known: [string, number][] = [];
    for (const [feature, count] of frequency) {
      if (count >= rarest) known.push([feature, Math.log((1 + texts.length) / (1 + count)) + 1]);
    }
    return new WordingVectorizer(known);
  }

  vector(text: string): FeatureVector {
    const { words, characters } = wordingFeatures(text);
    const weights = new Map<number, number>();
    this.#addGroup(words, weights);
    this.#addGroup(characters, weights);
    return { features: Int32Array.from(weights.keys()), weights: Float64Array.from(weights.values()) };
  }

  /** Share (0 to 1) of the words' weight that no wording ever contained. */
  unknownShare(text: string): number {
    let known = 0;
    let unknown = 0;
    const rarest = Math.max(1, ...[Math.log(1 + this.#idf.length)]);
    for (const { term, stop } of tokenize(text.slice(0, longestWording))) {
      if (stop) continue;
      const number = this.#numbers.get(`s${term}`);
      if (number === undefined) unknown += rarest;
      else known += this.#idf[number]!;
    }
    return unknown / (known + unknown || 1);
  }

  #addGroup(group: readonly string[], weights: Map<number, number>): void {
    const counts = new Map<number, number>();
    for (const feature of group) {
      const number = this.#numbers.get(feature);
      if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    let squares = 0;
    for (const [number, count] of counts) {
      const weight = (1 + Math.log(count)) * this.#idf[number]!;
      counts.set(number, weight);
      squares += weight * weight;
    }
    const length = Math.sqrt(squares) || 1;
    for (const [number, weight] of counts) weights.set(number, weight / length);
  }

  features(): [string, number][] {
    return [...this.#numbers].map(([feature, number]) => [feature, this.#idf[number]!]);
  }
}
