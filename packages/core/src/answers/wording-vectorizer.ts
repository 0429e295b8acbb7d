import type { WordVectors } from '../vectors/index.ts';
import { wordingFeatures } from './wording-features.ts';

/** A text as numbered features, each once, and their weights. */
export interface FeatureVector {
  readonly features: Int32Array;
  readonly weights: Float32Array;
  /** Euclidean, above 0. */
  readonly length: number;
}

/** Length of the part that holds the meaning; words and characters have length one each. */
const meaningLength = 1.2;

/**
 * Numbers features and weighs them by TF-IDF, words and characters each of length one. With word vectors their mean,
 * weighted by IDF, follows as features of its own.
 */
export class WordingVectorizer {
  readonly #numbers = new Map<string, number>();
  readonly #idf: number[] = [];
  readonly #stemIdf = new Map<string, number>();
  readonly #rarestIdf: number;
  readonly #vectors: WordVectors | undefined;

  /** Learns the features of the wordings. One that occurs in fewer wordings than `rarest` is left out. */
  constructor(texts: readonly string[], rarest: number, vectors?: WordVectors) {
    this.#vectors = vectors;
    const frequency = new Map<string, number>();
    const stemFrequency = new Map<string, number>();
    const count = (seen: Map<string, number>, names: Iterable<string>): void => {
      for (const name of new Set(names)) seen.set(name, (seen.get(name) ?? 0) + 1);
    };
    for (const text of texts) {
      const { words, characters, stems } = wordingFeatures(text);
      count(frequency, [...words, ...characters]);
      count(stemFrequency, stems);
    }
    const idf = (times: number): number => Math.log((1 + texts.length) / (1 + times)) + 1;
    this.#rarestIdf = idf(0);
    for (const [feature, times] of frequency) {
      if (times < rarest) continue;
      this.#numbers.set(feature, this.#idf.length);
      this.#idf.push(idf(times));
    }
    for (const [stem, times] of stemFrequency) this.#stemIdf.set(stem, idf(times));
  }

  /** Features that are words or characters. */
  get sparseSize(): number {
    return this.#idf.length;
  }

  /** All features: the dimensions of the meaning come last. */
  get size(): number {
    return this.sparseSize + (this.#vectors?.dimensions ?? 0);
  }

  vector(text: string): FeatureVector {
    const { words, characters, stems } = wordingFeatures(text);
    const entries: [number, number][] = [...this.#group(words), ...this.#group(characters), ...this.#meaning(stems)];
    let squares = 0;
    for (const [, weight] of entries) squares += weight * weight;
    return {
      features: Int32Array.from(entries, ([feature]) => feature),
      weights: Float32Array.from(entries, ([, weight]) => weight),
      length: Math.sqrt(squares) || 1,
    };
  }

  /** Share (0 to 1) of the weight of the words of subject that no wording ever contained. */
  unknownShare(text: string): number {
    let known = 0;
    let unknown = 0;
    for (const stem of wordingFeatures(text).subjects) {
      const idf = this.#stemIdf.get(stem);
      if (idf === undefined) unknown += this.#rarestIdf;
      else known += idf;
    }
    return unknown / (known + unknown || 1);
  }

  #group(names: readonly string[]): Map<number, number> {
    const weights = new Map<number, number>();
    for (const name of names) {
      const number = this.#numbers.get(name);
      if (number !== undefined) weights.set(number, (weights.get(number) ?? 0) + 1);
    }
    let squares = 0;
    for (const [number, count] of weights) {
      const weight = (1 + Math.log(count)) * this.#idf[number]!;
      weights.set(number, weight);
      squares += weight * weight;
    }
    const length = Math.sqrt(squares) || 1;
    for (const [number, weight] of weights) weights.set(number, weight / length);
    return weights;
  }

  #meaning(stems: readonly string[]): [number, number][] {
    if (!this.#vectors) return [];
    const sum = new Float64Array(this.#vectors.dimensions);
    for (const stem of stems) {
      const idf = this.#stemIdf.get(stem) ?? this.#rarestIdf;
      this.#vectors.of(stem)?.forEach((value, i) => (sum[i]! += idf * value));
    }
    const length = Math.sqrt(sum.reduce((squares, value) => squares + value * value, 0));
    if (length === 0) return [];
    return Array.from(sum, (value, i) => [this.sparseSize + i, (meaningLength * value) / length]);
  }
}
