import type { Reader, Writer } from '../database/index.ts';

/**
 * Questions the bot still owes an answer. A row is written in the transaction of the question and deleted in the
 * transaction of the answer, so that a crash between the two loses nothing and answers nothing twice.
 */
export class PendingAnswerStore {
  async add(writer: Writer, messageId: string, conversationId: string, at: number): Promise<void> {
    await writer
      .insertInto('pending_answers')
      .values({ message_id: messageId, conversation_id: conversationId, created_at: at })
      .execute();
  }

  /** False when the question has been dealt with already. */
  async remove(writer: Writer, messageId: string): Promise<boolean> {
    const removed = await writer
      .deleteFrom('pending_answers')
      .where('message_id', '=', messageId)
      .returning('message_id')
      .executeTakeFirst();
    return removed !== undefined;
  }

  /** The oldest open question of a conversation. */
  async first(reader: Reader, conversationId: string): Promise<string | undefined> {
    const row = await reader
      .selectFrom('pending_answers')
      .innerJoin('messages', 'messages.id', 'pending_answers.message_id')
      .select('pending_answers.message_id')
      .where('pending_answers.conversation_id', '=', conversationId)
      .orderBy('messages.seq')
      .limit(1)
      .executeTakeFirst();
    return row?.message_id;
  }

  /** Conversations with a question from before a time, the longest waiting first. */
  async waitingSince(reader: Reader, before: number, limit: number): Promise<string[]> {
    const rows = await reader
      .selectFrom('pending_answers')
      .select('conversation_id')
      .where('created_at', '<=', before)
      .groupBy('conversation_id')
      .orderBy((row) => row.fn.min('created_at'))
      .limit(limit)
      .execute();
    return rows.map((row) => row.conversation_id);
  }
}
