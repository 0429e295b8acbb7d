import type { SearchResult } from '../search/index.ts';
import { confidenceWeights } from './confidence-weights.ts';
import { probabilityOf, type Features, type LogisticModel } from './logistic.ts';

/** Two judgements of a question's best result: that it is the right one, and that the knowledge base has one at all. */
export interface ScriptConfidence {
  readonly right: LogisticModel;
  readonly inScope: LogisticModel;
}

/** Judgements by the script of the question: what full coverage means differs between words and bigrams. */
export interface ConfidenceModel {
  readonly latin: ScriptConfidence;
  readonly cjk: ScriptConfidence;
}

/** The model that ships with the package, fitted by `npm run bench:answers -- fit`. */
export const defaultConfidenceModel: ConfidenceModel = confidenceWeights;

export interface Confidence {
  /** Probability, 0 to 1, that the best result answers the question. */
  readonly right: number;
  /** Probability, 0 to 1, that some article answers it. */
  readonly inScope: number;
}

/**
 * What confidence is judged by, each about 0 to 1: the parts of the best result's score, how far it is ahead, how rare the
 * rarest word is that it lacks, and how much was asked.
 *
 * @param results of one search, best first
 * @returns undefined when there are none
 */
export function confidenceFeatures(results: readonly SearchResult[]): Features | undefined {
  const [first, second] = results;
  if (!first) return undefined;
  const { rarestMissing, terms, ...shares } = first.features;
  const rest = results.slice(1, 5).map(({ features }) => features);
  return {
    ...shares,
    coverageSquared: shares.coverage ** 2,
    score: first.score / 4,
    margin: first.score > 0 ? 1 - (second?.score ?? 0) / first.score : 0,
    charactersMargin: shares.characters - Math.max(0, ...rest.map((one) => one.characters)),
    wordingMargin: shares.wording - Math.max(0, ...rest.map((one) => one.wording)),
    documentMargin: shares.document - Math.max(0, ...rest.map((one) => one.document)),
    bestCoverage: Math.max(...results.slice(0, 5).map(({ features }) => features.coverage)),
    rarestMissing: rarestMissing / 10,
    terms: Math.min(1, terms / 12),
    onlyTerm: terms <= 1 ? 1 : 0,
  };
}

/** @param text the question; its script chooses the model */
export function confidenceOf(
  features: Features,
  text: string,
  model: ConfidenceModel = defaultConfidenceModel,
): Confidence {
  const models = /\p{Script=Han}/u.test(text) ? model.cjk : model.latin;
  const right = probabilityOf(features, models.right);
  // Two fits may disagree; a right article is an article.
  return { right, inScope: Math.max(right, probabilityOf(features, models.inScope)) };
}
