import type { KnowledgeIndex } from '../search/index.ts';
import {
  confidenceFeatures,
  confidenceOf,
  defaultConfidenceModel,
  type ConfidenceModel,
  type ScriptConfidence,
} from './confidence.ts';
import { fitLogistic, type LabelledFeatures } from './logistic.ts';
import type { AskedQuestion } from './replay.ts';

export interface Calibration {
  readonly model: ConfidenceModel;
  /** Questions whose right article, or the lack of one, was known. */
  readonly used: number;
  /** Mean squared error of the confidence (Brier score), 0 to 1, before and after. */
  readonly before: number;
  readonly after: number;
}

// So many labelled questions count as much as what the shipped model knows from the benchmark's sets.
const priorStrength = 10;

/**
 * Refits confidence to a knowledge base from its own labelled questions. Few questions move the shipped model a little,
 * hundreds replace it. Pure: the result is to be stored and passed to {@link KnowledgeProvider}.
 */
export function calibrate(
  labelled: readonly AskedQuestion[],
  index: KnowledgeIndex,
  prior: ConfidenceModel = defaultConfidenceModel,
): Calibration {
  const examples = labelled.flatMap((asked) => {
    if (asked.rightArticle === undefined && !asked.outOfScope) return [];
    const results = index.search(asked.text, {
      locale: asked.locale,
      limit: 5,
      excerpts: false,
      filter: { audience: asked.audience ?? 'customer' },
    });
    const features = confidenceFeatures(results);
    if (!features) return [];
    const right = asked.rightArticle !== undefined && results[0]?.id === asked.rightArticle;
    return [{ text: asked.text, features, right, inScope: asked.rightArticle !== undefined }];
  });
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
  const model = { latin: fit(false, prior.latin), cjk: fit(true, prior.cjk) };
  const brier = (by: ConfidenceModel): number =>
    examples.reduce(
      (sum, { features, text, right }) => sum + (confidenceOf(features, text, by).right - Number(right)) ** 2,
      0,
    ) / Math.max(1, examples.length);
  return { model, used: examples.length, before: brier(prior), after: brier(model) };
}
