import type { AnswerDecision, AnswerPassage } from './decision.ts';
import type { Question } from './question.ts';

/** What the knowledge base knew of a cited article when it was cited. */
export interface CitedRevision {
  readonly articleId: string;
  readonly locale: string;
  /** The revision that was published at the time. */
  readonly revision: string;
  readonly reviewer?: string;
  /** ISO date until which the article was confirmed. */
  readonly verifiedUntil?: string;
}

export interface ReceiptCitation extends AnswerPassage, Omit<CitedRevision, 'articleId' | 'locale'> {}

/** Everything that is needed to explain an answer later, and to replay it: stored with the message. */
export interface Receipt {
  readonly question: Question;
  /** Milliseconds since 1970. */
  readonly answeredAt: number;
  readonly provider: string;
  readonly confidence: number;
  readonly features: Readonly<Record<string, number>>;
  /** The section that answers first. */
  readonly citations: readonly ReceiptCitation[];
}

/**
 * The receipt of an answer.
 *
 * @param revisionOf what was published; a passage it does not know is left out
 * @param now milliseconds since 1970
 */
export function receiptOf(
  question: Question,
  decision: AnswerDecision,
  revisionOf: (articleId: string, locale: string) => CitedRevision | undefined,
  now: number,
): Receipt {
  const citations = decision.passages.flatMap((passage): ReceiptCitation[] => {
    const cited = revisionOf(passage.articleId, passage.locale);
    return cited ? [{ ...passage, ...cited }] : [];
  });
  const { provider, confidence, features } = decision;
  return { question, answeredAt: now, provider, confidence, features, citations };
}
