import { newId } from '@askwell/core/base';
import type { Message } from '@askwell/core/conversations';
import type { Writer } from '../database/index.ts';

/** What the bot's answers rested on, and the questions it had none for. */
export class AnswerRecordStore {
  /** Writes one receipt for each citation of an answer. */
  async addReceipts(writer: Writer, question: Message, answer: Message): Promise<void> {
    const { content, createdAt } = answer;
    if (content.type !== 'answer' || content.citations.length === 0) return;
    await writer
      .insertInto('answer_receipts')
      .values(
        content.citations.map((citation) => ({
          id: newId('rcp', createdAt),
          message_id: answer.id,
          question_message_id: question.id,
          conversation_id: answer.conversationId,
          article_id: citation.articleId,
          locale: citation.locale,
          revision: citation.revision,
          section_id: citation.sectionId,
          reviewer: citation.reviewer ?? null,
          verified_until: citation.verifiedUntil ?? null,
          confidence: content.confidence,
          created_at: createdAt,
        })),
      )
      .execute();
  }

  async addUnanswered(writer: Writer, question: Message, text: string, locale: string, at: number): Promise<void> {
    await writer
      .insertInto('unanswered_questions')
      .values({
        id: newId('unq', at),
        message_id: question.id,
        conversation_id: question.conversationId,
        question: text,
        locale,
        created_at: at,
      })
      .execute();
  }
}
