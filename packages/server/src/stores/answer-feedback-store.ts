import type { Reader, Writer } from '../database/index.ts';
import type { Rating } from './answer-store.ts';

export interface AnswerFeedback {
  readonly messageId: string;
  readonly conversationId: string;
  readonly visitorId: string;
  readonly rating: Rating;
  readonly reason: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What visitors say of the bot's answers. */
export class AnswerFeedbackStore {
  async find(reader: Reader, messageId: string): Promise<AnswerFeedback | undefined> {
    const row = await reader
      .selectFrom('answer_feedback')
      .selectAll()
      .where('message_id', '=', messageId)
      .executeTakeFirst();
    return (
      row && {
        messageId: row.message_id,
        conversationId: row.conversation_id,
        visitorId: row.visitor_id,
        rating: row.rating as Rating,
        reason: row.reason,
        createdAt: row.created_at,
        updatedAt: row.updated_at,
      }
    );
  }

  /** Stores feedback, or puts it in the place of what was said before. */
  async put(writer: Writer, feedback: AnswerFeedback): Promise<void> {
    const said = { rating: feedback.rating, reason: feedback.reason, updated_at: feedback.updatedAt };
    await writer
      .insertInto('answer_feedback')
      .values({
        message_id: feedback.messageId,
        conversation_id: feedback.conversationId,
        visitor_id: feedback.visitorId,
        created_at: feedback.createdAt,
        ...said,
      })
      .onConflict((conflict) => conflict.column('message_id').doUpdateSet(said))
      .execute();
  }
}
