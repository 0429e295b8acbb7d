import type { SearchResult } from '../search/index.ts';
import { typicalBackground, usualMatch, type Background } from './background.ts';
import { confidenceWeights } from './confidence-weights.ts';
import { probabilityOf, type Features, type LogisticModel } from './logistic.ts';
import type { ClassifiedWording } from './variants-classifier.ts';

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

/** What is known besides the results. */
export interface ConfidenceContext {
  /** Of the knowledge base that was searched. Default: a typical one. */
  readonly background?: Background;
  /** What the variants classifier says of the question, for knowledge bases that have one. */
  readonly classified?: ClassifiedWording | undefined;
}

/** Results that confidence looks at. */
export const judgedResults = 5;

/**
 * What confidence is judged by, each about -2 to 2: the parts of the best result's score, how far it is ahead of the
 * others and above what wrong articles usually get in this knowledge base, how rare the rarest word is that it lacks, how
 * much was asked, and whether the variants classifier agrees. Scores enter as logarithms: what tells right from wrong is
 * how many times as good a result is.
 *
 * @param results of one question, best first; with a classifier, scored and ordered by both views
 * @returns undefined when there are none
 */
export function confidenceFeatures(
  results: readonly SearchResult[],
  { background = typicalBackground, classified }: ConfidenceContext = {},
): Features | undefined {
  const [first, second] = results;
  if (!first) return undefined;
  const best = first.features;
  const others = results.slice(1, judgedResults);
  const most = (of: (features: SearchResult['features']) => number): number =>
    Math.max(0, ...others.map(({ features }) => of(features)));
  const usual = usualMatch(background, best.terms);
  // Two articles that match alike cannot both be the right one, however well they match.
  const rivalry = rivalryOf(first.score, second?.score ?? 0);
  const label = classified?.labels.find((one) => one.label === first.id);
  return {
    score: log(first.score),
    runnerUp: log(second?.score ?? 0),
    fifth: Math.log(Math.max(0.1, results[judgedResults - 1]?.score ?? 0)),
    lead: log(first.score - (second?.score ?? 0)),
    rivalry,
    rivalryAboveUsual: rivalry * above(first.score, usual.score),
    document: log(best.document),
    documentRunnerUp: log(most(({ document }) => document)),
    coverage: log(best.coverage),
    coverageRunnerUp: log(most(({ coverage }) => coverage)),
    passage: best.passage,
    anywhere: best.anywhere,
    adjacency: best.adjacency,
    title: best.title,
    sentence: best.sentence,
    firstLines: best.lead,
    wording: best.wording,
    wordingMargin: best.wording - most(({ wording }) => wording),
    characters: best.characters,
    charactersMargin: best.characters - most(({ characters }) => characters),
    rarestMissing: best.rarestMissing / 10,
    terms: Math.log(1 + best.terms) / 3,
    onlyTerm: best.terms <= 1 ? 1 : 0,
    articles: Math.log(1 + background.articles) / 10,
    scoreAboveUsual: above(first.score, usual.score),
    coverageAboveUsual: above(best.coverage, usual.coverage),
    documentAboveUsual: above(best.document, usual.document),
    usualScore: background.score,
    usualCoverage: background.coverage,
    usualDocument: background.document,
    classifier: classified ? 1 : 0,
    classifierProbability: label?.probability ?? 0,
    classifierAgrees: label && label === classified?.labels[0] ? 1 : 0,
  };
}

/** Whether the best two articles match so alike (within 1.5 % of the score) that which one is best is chance. */
export function isTied({ rivalry = 0 }: Features): boolean {
  return rivalry >= 0.9;
}

/** Logarithm of a share; everything below a fiftieth is equally little. */
function log(share: number): number {
  return Math.log(Math.max(0.02, share));
}

/** 1 where the runner-up matches as well, 0 from a lead of 15 % on. */
function rivalryOf(best: number, runnerUp: number): number {
  return best > 0 ? Math.min(1, Math.max(0, 1 - (1 - runnerUp / best) / 0.15)) : 0;
}

function above(value: number, usual: number): number {
  return Math.log(Math.max(0.05, value) / usual) / 2;
}

/** The script that a text is judged as: one with a single ideograph is Chinese. */
export function scriptOf(text: string): keyof ConfidenceModel {
  return /\p{Script=Han}/u.test(text) ? 'cjk' : 'latin';
}

/** @param text the question; its script chooses the model */
export function confidenceOf(
  features: Features,
  text: string,
  model: ConfidenceModel = defaultConfidenceModel,
): Confidence {
  const models = model[scriptOf(text)];
  const right = probabilityOf(features, models.right);
  // Two fits may disagree; a right article is an article.
  return { right, inScope: Math.max(right, probabilityOf(features, models.inScope)) };
}
