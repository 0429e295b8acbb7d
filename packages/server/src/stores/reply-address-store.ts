import { newId } from '@askwell/core/base';
import type { Reader, Writer } from '../database/index.ts';

/** News for the customer of a conversation, to be sent to the address that they left. */
export interface OutgoingNotification {
  readonly id: string;
  readonly conversationId: string;
  readonly kind: 'question-answered';
  readonly email: string;
  readonly data: { readonly gapId: string; readonly articleId: string; readonly locale: string };
  readonly createdAt: number;
}

/** Addresses that customers left, and what is to be sent there. */
export class ReplyAddressStore {
  async find(reader: Reader, conversationId: string): Promise<string | undefined> {
    const row = await reader
      .selectFrom('reply_addresses')
      .select('email')
      .where('conversation_id', '=', conversationId)
      .executeTakeFirst();
    return row?.email;
  }

  /** The latest one counts, also for what waits to be sent. */
  async put(writer: Writer, conversationId: string, email: string, at: number): Promise<void> {
    await writer
      .insertInto('reply_addresses')
      .values({ conversation_id: conversationId, email, left_at: at })
      .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet({ email, left_at: at }))
      .execute();
  }

  /** Forgets an address with everything that names its conversation in the queue. */
  async remove(writer: Writer, conversationId: string): Promise<void> {
    await writer.deleteFrom('outgoing_notifications').where('conversation_id', '=', conversationId).execute();
    await writer.deleteFrom('reply_addresses').where('conversation_id', '=', conversationId).execute();
  }

  /** Queues news; false when its customer left no address, or the news is queued already. */
  async enqueue(
    writer: Writer,
    { conversationId, kind, data }: Pick<OutgoingNotification, 'conversationId' | 'kind' | 'data'>,
    at: number,
  ): Promise<boolean> {
    if ((await this.find(writer, conversationId)) === undefined) return false;
    const queued = await writer
      .insertInto('outgoing_notifications')
      .values({
        id: newId('out', at),
        conversation_id: conversationId,
        kind,
        occasion: `${kind} ${data.gapId}`,
        data: JSON.stringify(data),
        state: 'pending',
        created_at: at,
      })
      .onConflict((conflict) => conflict.columns(['conversation_id', 'occasion']).doNothing())
      .returning('id')
      .executeTakeFirst();
    return queued !== undefined;
  }

  /** What waits to be sent, the oldest first. */
  async pending(reader: Reader, limit: number): Promise<OutgoingNotification[]> {
    const rows = await reader
      .selectFrom('outgoing_notifications')
      .innerJoin('reply_addresses', 'reply_addresses.conversation_id', 'outgoing_notifications.conversation_id')
      .selectAll('outgoing_notifications')
      .select('reply_addresses.email')
      .where('state', '=', 'pending')
      .orderBy('outgoing_notifications.id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      conversationId: row.conversation_id,
      kind: row.kind as OutgoingNotification['kind'],
      email: row.email,
      data: JSON.parse(row.data) as OutgoingNotification['data'],
      createdAt: row.created_at,
    }));
  }
}
