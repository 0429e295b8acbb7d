/** The section of an article that answers. */
export interface AnswerPassage {
  readonly articleId: string;
  readonly locale: string;
  readonly title: string;
  readonly sectionId: string;
  readonly heading: string;
  /** Comparable within one decision only. */
  readonly score: number;
}

/** One of the articles that the asker may have meant. */
export interface ClarifyChoice {
  readonly articleId: string;
  readonly locale: string;
  readonly title: string;
}

/**
 * Why a person takes over: the asker wants one, nothing answers the question, or the asker is upset and nothing answers
 * with confidence.
 */
export type HandoffReason = 'requested' | 'no-answer' | 'negative-sentiment';

export type SmallTalkIntent = 'greeting' | 'thanks' | 'goodbye' | 'about-bot' | 'affirmation';

/** What every decision carries, so that a receipt can explain it. */
export interface DecisionBasis {
  /** Probability, 0 to 1, that the decision's best article is the right one; of recognition for small talk and requests. */
  readonly confidence: number;
  /** The provider that decided. */
  readonly provider: string;
  /** The numbers that decided, by name. */
  readonly features: Readonly<Record<string, number>>;
}

export interface AnswerDecision extends DecisionBasis {
  readonly kind: 'answer';
  /** Best first; at least one. */
  readonly passages: readonly AnswerPassage[];
}

export interface ClarifyDecision extends DecisionBasis {
  readonly kind: 'clarify';
  /** Two to four different articles, best first. */
  readonly choices: readonly ClarifyChoice[];
}

export interface HandoffDecision extends DecisionBasis {
  readonly kind: 'handoff';
  readonly reason: HandoffReason;
}

export interface SmallTalkDecision extends DecisionBasis {
  readonly kind: 'small-talk';
  readonly intent: SmallTalkIntent;
}

/** What the bot does with a question. */
export type Decision = AnswerDecision | ClarifyDecision | HandoffDecision | SmallTalkDecision;
