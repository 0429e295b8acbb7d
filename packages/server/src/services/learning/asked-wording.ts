import { withContext } from '@askwell/core/answers';
import type { Reader } from '../../database/index.ts';
import type { AnswerRecord, AnswerStore } from '../../stores/answer-store.ts';

/** What was searched for: a follow-up is read, and learned, together with the question before it. */
export async function askedWording(
  reader: Reader,
  answers: AnswerStore,
  { question, locale, context }: Pick<AnswerRecord, 'question' | 'locale' | 'context'>,
): Promise<string> {
  const previous = (await answers.questions(reader, context)).map(({ text }) => text);
  return withContext({ text: question, locale, previous });
}
