import type { KnowledgeIndex } from '../search/index.ts';
import { confidenceOf, defaultConfidenceModel, type ConfidenceModel, type ScriptConfidence } from './confidence.ts';
import { gatherEvidence } from './evidence.ts';
import { fitLogistic, type Features, type LabelledFeatures, type PriorStrength } from './logistic.ts';
import type { AskedQuestion } from './replay.ts';
import type { VariantsClassifier } from './variants-classifier.ts';

export interface Calibration {
  readonly model: ConfidenceModel;
  /** Questions whose right article, or the lack of one, was known. */
  readonly used: number;
  /** Mean squared error of the confidence (Brier score), 0 to 1, before and after. */
  readonly before: number;
  readonly after: number;
}

/** A labelled question as confidence sees it. */
export interface LabelledEvidence {
  readonly text: string;
  readonly features: Features;
  /** Whether the best result was the right one. */
  readonly right: boolean;
  /** Whether some article answers. */
  readonly inScope: boolean;
}

// What the shipped model knows from the benchmark's sets, in labelled questions: much of how its features weigh against
// one another, less of how often this knowledge base is right. Chosen so that fifty questions help where the shipped
// model is off, and do no harm where it is not (benchmarks/answers).
const priorStrength: PriorStrength = { bias: 8, weights: 40 };

/**
 * Refits confidence to a knowledge base from its own labelled questions. Few questions move the shipped model a little,
 * hundreds more. Pure: the result is to be stored and passed to {@link KnowledgeProvider}.
 *
 * @param classifier what the bot uses beside the index, if anything
 */
export function calibrate(
  labelled: readonly AskedQuestion[],
  index: KnowledgeIndex,
  prior: ConfidenceModel = defaultConfidenceModel,
  classifier?: VariantsClassifier,
): Calibration {
  const examples = labelled.flatMap((asked): LabelledEvidence[] => {
    const { text, rightArticle, outOfScope } = asked;
    if (rightArticle === undefined && !outOfScope) return [];
    const { results, features } = gatherEvidence(text, asked, index, classifier);
    if (!features) return [];
    const right = rightArticle !== undefined && results[0]?.id === rightArticle;
    return [{ text, features, right, inScope: rightArticle !== undefined }];
  });
  const model = recalibrate(examples, prior);
  const brier = (by: ConfidenceModel): number =>
    examples.reduce(
      (sum, { features, text, right }) => sum + (confidenceOf(features, text, by).right - Number(right)) ** 2,
      0,
    ) / Math.max(1, examples.length);
  return { model, used: examples.length, before: brier(prior), after: brier(model) };
}

/** The part of {@link calibrate} after the questions were asked. */
export function recalibrate(examples: readonly LabelledEvidence[], prior: ConfidenceModel): ConfidenceModel {
  const fit = (chinese: boolean, from: ScriptConfidence): ScriptConfidence => {
    const here = examples.filter(({ text }) => /\p{Script=Han}/u.test(text) === chinese);
    const as = (judgement: 'right' | 'inScope'): LabelledFeatures[] =>
      here.map((one) => ({ features: one.features, right: one[judgement] }));
    // Scope cannot be learned from one side: without a question out of scope the shipped judgement stays.
    const bothSides = here.some(({ inScope }) => inScope) && here.some(({ inScope }) => !inScope);
    return {
      right: here.length ? fitLogistic(as('right'), from.right, priorStrength) : from.right,
      inScope: bothSides ? fitLogistic(as('inScope'), from.inScope, priorStrength) : from.inScope,
    };
  };
  return { latin: fit(false, prior.latin), cjk: fit(true, prior.cjk) };
}
