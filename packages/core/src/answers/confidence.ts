import type { SearchResult } from '../search/index.ts';
import { confidenceWeights } from './confidence-weights.ts';

/** What confidence is judged by; every value about 0 to 1, a higher one speaks for the answer unless the name says otherwise. */
export interface ConfidenceFeatures {
  readonly score: number;
  /** How far the first result is ahead of the second, as a share of the first. */
  readonly margin: number;
  readonly document: number;
  readonly passage: number;
  readonly coverage: number;
  readonly adjacency: number;
  readonly title: number;
  readonly characters: number;
  readonly wording: number;
  /** Rarity of the rarest word of the question that the article lacks: speaks against it. */
  readonly rarestMissing: number;
}

export const confidenceFeatureNames = [
  'score',
  'margin',
  'document',
  'passage',
  'coverage',
  'adjacency',
  'title',
  'characters',
  'wording',
  'rarestMissing',
] as const satisfies readonly (keyof ConfidenceFeatures)[];

/** A logistic model: probability = 1 / (1 + exp(-(bias + sum of weight times feature))). */
export interface ConfidenceModel {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof ConfidenceFeatures, number>>;
}

/** The model that ships with the package, fitted by `npm run bench:answers -- fit`. */
export const defaultConfidenceModel: ConfidenceModel = confidenceWeights;

/** @param results of one search, best first; undefined when there are none */
export function confidenceFeatures(results: readonly SearchResult[]): ConfidenceFeatures | undefined {
  const [first, second] = results;
  if (!first) return undefined;
  const { document, passage, coverage, adjacency, title, characters, wording, rarestMissing } = first.features;
  return {
    score: first.score / 3,
    margin: first.score > 0 ? 1 - (second?.score ?? 0) / first.score : 0,
    document,
    passage,
    coverage,
    adjacency,
    title,
    characters,
    wording,
    rarestMissing: rarestMissing / 10,
  };
}

/** The probability, 0 to 1, that the first result answers the question. */
export function confidenceOf(features: ConfidenceFeatures, model: ConfidenceModel = defaultConfidenceModel): number {
  let sum = model.bias;
  for (const name of confidenceFeatureNames) sum += model.weights[name] * features[name];
  return 1 / (1 + Math.exp(-sum));
}
