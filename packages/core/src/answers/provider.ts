import type { Decision } from './decision.ts';
import type { Question } from './question.ts';

/** Something that can answer questions. */
export interface AnswerProvider {
  /** Stable; appears in receipts. */
  readonly id: string;
  /** Higher is asked first. The built-in ones: small talk 100, variants 50, knowledge 0. */
  readonly priority: number;
  /**
   * Decides, or returns undefined to leave the question to the next provider.
   *
   * @param signal aborted when the time limit has passed or the asker has gone
   */
  answer(question: Question, signal: AbortSignal): Promise<Decision | undefined>;
}
