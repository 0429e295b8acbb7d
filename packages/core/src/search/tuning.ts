import type { MatchFeatures } from './match-features.ts';

/**
 * The numbers that rank documents, one set for each script. They were chosen together by `npm run bench:answers -- tune`
 * (coordinate ascent on the mean reciprocal rank over all `dev` sets of a script, each set weighing the same, two-fold
 * cross-validated); docs/contributing/search.md says what each part gained.
 */
export interface RankingTuning {
  /** BM25 saturation, 0 to 5: how much a second occurrence of a term adds. */
  readonly k: number;
  /** BM25 length normalisation of the body, 0 (none) to 1 (full). */
  readonly b: number;
  /** Length normalisation of titles and questions, 0 to 1. */
  readonly bTitle: number;
  /** Weight of a term's occurrence by field, relative to the body's 1. */
  readonly title: number;
  readonly question: number;
  readonly heading: number;
  readonly label: number;
  /**
   * Weight of a query term by its kind, relative to 1 for a bigram of ideographs: a word in Latin letters or a code has no
   * parts that are terms too, as a word of two ideographs has three.
   */
  readonly word: number;
  readonly unigram: number;
  readonly stop: number;
  /** Passages: tokens per window, and BM25 inside it. */
  readonly window: number;
  readonly kPassage: number;
  readonly bPassage: number;
  /** Weights of the parts of a score, relative to 1 for the document's BM25F; see MatchFeatures. */
  readonly weights: Readonly<Record<Exclude<keyof MatchFeatures, 'document' | 'rarestMissing' | 'terms'>, number>>;
}

const latinTuning: RankingTuning = {
  k: 1,
  b: 0.9,
  bTitle: 0.8,
  title: 3,
  question: 2,
  heading: 1,
  label: 1,
  word: 1,
  unigram: 0.2,
  stop: 0.15,
  window: 80,
  kPassage: 1.5,
  bPassage: 0.5,
  weights: {
    passage: 0.45,
    coverage: 0.1,
    anywhere: 0.02,
    adjacency: 0.45,
    title: 0.18,
    sentence: 0.5,
    lead: 0.4,
    wording: 0.5,
    characters: 0.85,
  },
};

const cjkTuning: RankingTuning = {
  ...latinTuning,
  k: 1.5,
  b: 0.45,
  bTitle: 0.5,
  word: 2.5,
  unigram: 0.7,
  window: 120,
  weights: {
    passage: 0.16,
    coverage: 0.16,
    anywhere: 0.02,
    adjacency: 0,
    title: 0.1,
    sentence: 0.14,
    lead: 0.44,
    wording: 0.08,
    characters: 0.43,
  },
};

export interface Tuning {
  readonly latin: RankingTuning;
  readonly cjk: RankingTuning;
}

export const defaultTuning: Tuning = { latin: latinTuning, cjk: cjkTuning };
