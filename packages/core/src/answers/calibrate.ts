import { defaultConfidenceModel, scriptOf, type ConfidenceModel, type ScriptConfidence } from './confidence.ts';
import { fitLogistic, type Features, type LabelledFeatures, type PriorStrength } from './logistic.ts';

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
 * Refits confidence to a knowledge base from its own labelled questions. Few questions move the model a little, hundreds
 * more. Pure: the result is to be stored and passed to {@link KnowledgeProvider}.
 *
 * @param prior what is known without them
 */
export function calibrate(
  examples: readonly LabelledEvidence[],
  prior: ConfidenceModel = defaultConfidenceModel,
): ConfidenceModel {
  const fit = (script: keyof ConfidenceModel): ScriptConfidence => {
    const from = prior[script];
    const here = examples.filter(({ text }) => scriptOf(text) === script);
    const as = (judgement: 'right' | 'inScope'): LabelledFeatures[] =>
      here.map((one) => ({ features: one.features, right: one[judgement] }));
    // Scope cannot be learned from one side: without a question out of scope the shipped judgement stays.
    const bothSides = here.some(({ inScope }) => inScope) && here.some(({ inScope }) => !inScope);
    return {
      right: here.length ? fitLogistic(as('right'), from.right, priorStrength) : from.right,
      inScope: bothSides ? fitLogistic(as('inScope'), from.inScope, priorStrength) : from.inScope,
    };
  };
  return { latin: fit('latin'), cjk: fit('cjk') };
}
