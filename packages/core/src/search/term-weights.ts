import type { RankingTuning } from './tuning.ts';
import { KIND_BIGRAM, KIND_UNIGRAM, type Vocabulary } from './vocabulary.ts';

/**
 * What each term of an index weighs with one tuning: its inverse document frequency, log(1 + (N - df + 0.5) / (df + 0.5)),
 * times the factors of its kind. Computed for all terms at once when first asked after a change.
 */
export class TermWeights {
  readonly tuning: RankingTuning;
  readonly #vocabulary: Vocabulary;
  #runs = new Float64Array(0);
  #validFor = -1;

  constructor(vocabulary: Vocabulary, tuning: RankingTuning) {
    this.#vocabulary = vocabulary;
    this.tuning = tuning;
  }

  /** By term: what a token of a document weighs, a bigram together with its second character. */
  tokens(documents: number): Float64Array {
    this.#refresh(documents);
    return this.#runs;
  }

  #refresh(documents: number): void {
    const vocabulary = this.#vocabulary;
    const { size, seconds, documentFrequency } = vocabulary;
    if (this.#validFor === vocabulary.changes && this.#runs.length >= size) return;
    const weights = new Float64Array(size);
    this.#runs = new Float64Array(size);
    for (let id = 1; id < size; id++) {
      let weight = inverseFrequency(documents, documentFrequency[id]!) * kindWeight(vocabulary.kindOf(id), this.tuning);
      if (vocabulary.isStop(id)) weight *= this.tuning.stop;
      weights[id] = weight;
    }
    for (let id = 1; id < size; id++) {
      const second = vocabulary.kindOf(id) === KIND_BIGRAM ? seconds[id]! : 0;
      this.#runs[id] = weights[id]! + (second && !vocabulary.isStop(second) ? weights[second]! : 0);
    }
    this.#validFor = vocabulary.changes;
  }
}

/** What a term weighs by its kind (`KIND_WORD` and so on), beside its rarity. */
export function kindWeight(kind: number, tuning: RankingTuning): number {
  if (kind === KIND_BIGRAM) return 1;
  return kind === KIND_UNIGRAM ? tuning.unigram : tuning.word;
}

/** Inverse document frequency: how much it says that a document has a term which so many of all documents have. */
export function inverseFrequency(documents: number, frequency: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}
