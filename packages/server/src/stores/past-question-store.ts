import type { MessageContent } from '@askwell/core/conversations';
import type { PastQuestion } from '@askwell/core/tests';
import type { Reader } from '../database/index.ts';

/** What customers asked the bot. */
export class PastQuestionStore {
  /** The last `limit` askings, the same question in the same language once; the newest first. */
  async latest(reader: Reader, limit: number): Promise<PastQuestion[]> {
    const rows = await reader
      .selectFrom('answers')
      .innerJoin('messages', 'messages.id', 'answers.question_message_id')
      .leftJoin('answer_feedback', 'answer_feedback.message_id', 'answers.message_id')
      .select(['messages.content', 'answers.locale', 'answers.article_id', 'answers.context', 'answer_feedback.rating'])
      .where('answers.kind', '!=', 'small-talk')
      .orderBy('answers.id', 'desc')
      .limit(limit)
      .execute();
    const context = await this.#texts(reader, [...new Set(rows.flatMap((row) => JSON.parse(row.context) as string[]))]);
    const questions = new Map<string, PastQuestion>();
    for (const { content, locale, article_id, context: before, rating } of rows) {
      const message = JSON.parse(content) as MessageContent;
      if (message.type !== 'text') continue;
      const previous = (JSON.parse(before) as string[]).flatMap((id) => context.get(id) ?? []);
      const question = { text: message.text, locale, ...(previous.length > 0 ? { previous } : {}) };
      const key = JSON.stringify(question);
      const known = questions.get(key);
      questions.set(key, {
        question,
        asked: (known?.asked ?? 0) + 1,
        helpfulArticle: known?.helpfulArticle ?? (rating === 'helpful' ? article_id : null),
      });
    }
    return [...questions.values()];
  }

  async #texts(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await reader
      .selectFrom('messages')
      .select(['id', 'content'])
      .where('id', 'in', [...ids])
      .execute();
    return new Map(
      rows.flatMap(({ id, content }) => {
        const message = JSON.parse(content) as MessageContent;
        return message.type === 'text' ? [[id, message.text] as const] : [];
      }),
    );
  }
}
