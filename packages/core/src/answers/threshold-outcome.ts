import type { Decision } from './decision.ts';
import type { Thresholds } from './thresholds.ts';

/** A question that was asked, with the numbers that thresholds are compared with: its decision follows for any of them. */
export interface WeighedQuestion {
  /** Probability, 0 to 1, that the best article is the right one. */
  readonly confidence: number;
  /** Probability, 0 to 1, that some article answers. */
  readonly inScope: number;
  /** False where no confidence makes the bot answer: two articles match alike, or the best one is expired. */
  readonly canAnswer: boolean;
  /** False where there are no two articles to choose from. */
  readonly canClarify: boolean;
  /** What is decided without any threshold: small talk, and the wish for a person. */
  readonly fixed: 'small-talk' | 'handoff' | null;
  /** Whether the best article is the right one; null while nobody has said. */
  readonly right: boolean | null;
}

/** What some thresholds make of past questions. */
export interface ThresholdEffect {
  readonly answered: number;
  readonly clarified: number;
  readonly handedOver: number;
  readonly smallTalk: number;
  /** Mean confidence of the answers, 0 to 1: the share of them that is right if confidence is calibrated; null without answers. */
  readonly estimatedPrecision: number | null;
  /** Answers of which people have said whether they are right, and those that are. */
  readonly judged: number;
  readonly right: number;
}

/** One point of the curve: what an answer threshold costs and gains. */
export interface CurvePoint {
  readonly threshold: number;
  /** Share of the questions, 0 to 1, that is answered. */
  readonly coverage: number;
  /** As in {@link ThresholdEffect}. */
  readonly estimatedPrecision: number | null;
  readonly judged: number;
  readonly right: number;
}

/** What the bot decides under thresholds: as `KnowledgeProvider` does. */
export function outcomeAt(question: WeighedQuestion, { answer, clarify }: Thresholds): Decision['kind'] {
  if (question.fixed) return question.fixed;
  if (question.canAnswer && question.confidence >= answer) return 'answer';
  return question.canClarify && question.inScope >= clarify ? 'clarify' : 'handoff';
}

/** Adds up what becomes of the questions. */
export function effectOfThresholds(questions: readonly WeighedQuestion[], thresholds: Thresholds): ThresholdEffect {
  const count = { answer: 0, clarify: 0, handoff: 0, 'small-talk': 0 };
  let confidence = 0;
  let judged = 0;
  let right = 0;
  for (const question of questions) {
    const kind = outcomeAt(question, thresholds);
    count[kind]++;
    if (kind !== 'answer') continue;
    confidence += question.confidence;
    if (question.right === null) continue;
    judged++;
    if (question.right) right++;
  }
  return {
    answered: count.answer,
    clarified: count.clarify,
    handedOver: count.handoff,
    smallTalk: count['small-talk'],
    estimatedPrecision: count.answer > 0 ? confidence / count.answer : null,
    judged,
    right,
  };
}

/**
 * Precision against coverage, one point for each answer threshold, the strictest last.
 *
 * @param steps intervals between 0 and 1; 50 gives a threshold every two hundredths
 */
export function precisionCoverage(questions: readonly WeighedQuestion[], steps = 50): CurvePoint[] {
  return Array.from({ length: steps + 1 }, (_, step): CurvePoint => {
    const threshold = step / steps;
    const { answered, estimatedPrecision, judged, right } = effectOfThresholds(questions, {
      answer: threshold,
      clarify: 1,
    });
    return {
      threshold,
      coverage: questions.length > 0 ? answered / questions.length : 0,
      estimatedPrecision,
      judged,
      right,
    };
  });
}
