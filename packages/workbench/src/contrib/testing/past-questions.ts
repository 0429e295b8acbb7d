import type { WeighedQuestionEntry, WeighedQuestionPage } from '@askwell/core/protocol';
import { outcomeAt, type Thresholds } from '@askwell/core/answers';

/** Past questions as far as they are known. */
export interface PastQuestions {
  readonly questions: readonly WeighedQuestionEntry[];
  readonly total: number;
  readonly thresholds: Thresholds;
}

/**
 * Fetches page after page, telling how far it is.
 *
 * @throws what asking throws, also when `signal` is aborted
 */
export async function loadPastQuestions(
  page: (after: string | undefined) => Promise<WeighedQuestionPage>,
  onProgress: (done: number, total: number) => void,
): Promise<PastQuestions> {
  const questions: WeighedQuestionEntry[] = [];
  for (let after: string | undefined; ;) {
    const { questions: more, total, thresholds, next } = await page(after);
    questions.push(...more);
    onProgress(questions.length, Math.max(total, questions.length));
    if (next === null || questions.length >= total) return { questions, total: questions.length, thresholds };
    after = next;
  }
}

/** A question that other thresholds decide in another way. */
export interface ChangedQuestion {
  readonly question: WeighedQuestionEntry;
  readonly before: ReturnType<typeof outcomeAt>;
  readonly after: ReturnType<typeof outcomeAt>;
}

/** The questions whose decision changes; those that come nearest to being decided as before last. */
export function changedQuestions(
  questions: readonly WeighedQuestionEntry[],
  before: Thresholds,
  after: Thresholds,
): ChangedQuestion[] {
  return questions
    .map((question) => ({ question, before: outcomeAt(question, before), after: outcomeAt(question, after) }))
    .filter((change) => change.before !== change.after)
    .toSorted((a, b) => b.question.confidence - a.question.confidence);
}

/** Judged answers below which a known precision says too little to be shown as a number. */
export const fewestJudged = 5;
