import { scriptOf, type ConfidenceModel } from './confidence.ts';
import type { Decision } from './decision.ts';
import type { Features, LogisticModel } from './logistic.ts';
import type { Thresholds } from './thresholds.ts';
import { variantsWeights } from './variants-weights.ts';

/**
 * With what a decision was made: the same question under the same versions, and with a classifier that has learned the
 * wordings which the index holds there, gives the same decision. The classifier learns a few seconds after the index.
 */
export interface DecisionVersions {
  /** Where the search index stood in the event log. */
  readonly index: string;
  readonly tokenizer: number;
  /** The confidence model; 0 is the one that ships with the package. */
  readonly model: number;
}

/** A cited section with what was known of its article when it was cited. */
export interface ReceiptCitation {
  readonly articleId: string;
  readonly locale: string;
  /** The revision that was published then, counted from 1. */
  readonly revision: number;
  readonly sectionId: string;
  readonly reviewer: string | null;
  /** ISO date until which the article was confirmed. */
  readonly verifiedUntil: string | null;
}

/** Everything that is needed to explain a decision later, and to replay it: stored with the message. */
export interface Receipt {
  /** The message that asked. Its words are not repeated here, so that erasing them is one place. */
  readonly questionMessageId: string;
  /** Earlier messages that the question was read together with. */
  readonly context: readonly string[];
  readonly locale: string;
  readonly decision: Decision;
  readonly thresholds: Thresholds;
  readonly versions: DecisionVersions;
  /** The section that answers first; none for a clarification or a handoff. */
  readonly citations: readonly ReceiptCitation[];
  /** Milliseconds since 1970. */
  readonly decidedAt: number;
}

/** What one feature did to a probability. */
export interface FeatureContribution {
  readonly feature: string;
  readonly value: number;
  readonly weight: number;
  /** Weight times value: log-odds, above 0 when it spoke for the answer. */
  readonly contribution: number;
}

/** Why a confidence is what it is: log-odds = bias + the sum of contributions; confidence = 1 / (1 + exp(-log-odds)). */
export interface ConfidenceExplanation {
  readonly bias: number;
  readonly logOdds: number;
  /** The strongest first; features that the model gives no weight are left out. */
  readonly contributions: readonly FeatureContribution[];
}

/** Takes a logistic judgement apart. */
function explainProbability(features: Features, model: LogisticModel): ConfidenceExplanation {
  const contributions = Object.entries(model.weights)
    .map(([feature, weight]): FeatureContribution => {
      const value = features[feature] ?? 0;
      return { feature, value, weight, contribution: weight * value };
    })
    .filter(({ contribution }) => contribution !== 0)
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.feature < b.feature ? -1 : 1));
  const logOdds = contributions.reduce((sum, one) => sum + one.contribution, model.bias);
  return { bias: model.bias, logOdds, contributions };
}

/**
 * Why a decision's confidence is what it is; null where no model judged it.
 *
 * @param text the question with its context
 * @param model the confidence model that was in use
 */
export function explainDecision(
  { provider, features }: Decision,
  text: string,
  model: ConfidenceModel,
): ConfidenceExplanation | null {
  if (Object.keys(features).length === 0) return null;
  if (provider === 'knowledge') return explainProbability(features, model[scriptOf(text)].right);
  return provider === 'variants' ? explainProbability(features, variantsWeights) : null;
}

/** In what two decisions on the same question differ. */
export type DecisionChange = 'kind' | 'article' | 'section' | 'choices' | 'confidence';

/** Confidences that differ by less are the same: rounding of a stored model. */
const sameConfidence = 0.005;

/** Compares what was decided with what would be decided now; empty when a customer would see the same. */
export function changesOf(before: Decision, after: Decision): DecisionChange[] {
  if (before.kind !== after.kind) return ['kind'];
  const changes: DecisionChange[] = [];
  if (before.kind === 'answer' && after.kind === 'answer') {
    const [old, now] = [before.passages[0], after.passages[0]];
    if (old?.articleId !== now?.articleId || old?.locale !== now?.locale) changes.push('article');
    else if (old?.sectionId !== now?.sectionId) changes.push('section');
  }
  if (before.kind === 'clarify' && after.kind === 'clarify') {
    const ids = (of: typeof before): string => of.choices.map(({ articleId }) => articleId).join('\n');
    if (ids(before) !== ids(after)) changes.push('choices');
  }
  if (Math.abs(before.confidence - after.confidence) >= sameConfidence) changes.push('confidence');
  return changes;
}
