import type { KnowledgeIndex } from '../search/index.ts';
import type { ConfidenceModel } from './confidence.ts';
import type { Decision } from './decision.ts';
import { KnowledgeProvider } from './knowledge-provider.ts';
import type { Question } from './question.ts';
import { recogniseAside } from './small-talk.ts';
import type { Thresholds } from './thresholds.ts';
import type { VariantsClassifier } from './variants-classifier.ts';

/** A question that was asked, with what is known of its right answer. */
export interface AskedQuestion extends Question {
  /** The article that turned out right: by feedback, a chosen clarification, an agent or an editor. */
  readonly rightArticle?: string;
  /** True when people agreed that no article answers it. */
  readonly outOfScope?: boolean;
}

export interface ReplayOptions {
  readonly thresholds?: Thresholds;
  readonly model?: ConfidenceModel;
  /** What the bot uses beside the index. Default: nothing. */
  readonly classifier?: VariantsClassifier | undefined;
}

export interface Replay {
  readonly answered: number;
  readonly clarified: number;
  readonly handedOver: number;
  readonly smallTalk: number;
  /** Mean confidence of the answers, 0 to 1: what share of them is right if confidence is calibrated. */
  readonly estimatedPrecision: number;
  /** Share (0 to 1) of right answers among those whose right article is known; undefined when none is. */
  readonly knownPrecision: number | undefined;
  /** In the order of the log. */
  readonly decisions: readonly Decision[];
}

/**
 * What would have happened: past questions decided again with another index, other thresholds or another model. Pure; the
 * same log gives the same numbers.
 *
 * @example
 * const stricter = replay(log, index, { thresholds: { answer: 0.8, clarify: 0.5 } });
 * stricter.answered / log.length; // how many answers that would leave
 */
export function replay(log: readonly AskedQuestion[], index: KnowledgeIndex, options: ReplayOptions = {}): Replay {
  const provider = new KnowledgeProvider({ index, ...options });
  const count = { answer: 0, clarify: 0, handoff: 0, 'small-talk': 0 };
  let confidence = 0;
  let judged = 0;
  let right = 0;
  const decisions = log.map((asked): Decision => {
    const decision = decideAside(asked) ?? provider.decide(asked);
    count[decision.kind]++;
    if (decision.kind === 'answer') {
      confidence += decision.confidence;
      if (asked.rightArticle !== undefined || asked.outOfScope) {
        judged++;
        if (decision.passages[0]?.articleId === asked.rightArticle) right++;
      }
    }
    return decision;
  });
  return {
    answered: count.answer,
    clarified: count.clarify,
    handedOver: count.handoff,
    smallTalk: count['small-talk'],
    estimatedPrecision: count.answer ? confidence / count.answer : 0,
    knownPrecision: judged ? right / judged : undefined,
    decisions,
  };
}

function decideAside({ text }: Question): Decision | undefined {
  const aside = recogniseAside(text);
  if (!aside) return undefined;
  const basis = { confidence: aside.confidence, provider: 'small-talk', features: {} };
  return aside.intent === 'person'
    ? { kind: 'handoff', reason: 'requested', ...basis }
    : { kind: 'small-talk', intent: aside.intent, ...basis };
}
