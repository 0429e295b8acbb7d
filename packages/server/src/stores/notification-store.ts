import { newId } from '@askwell/core/base';
import type { Reader, Writer } from '../database/index.ts';

export interface NewNotification {
  /** A staff member's id. */
  readonly recipient: string;
  readonly kind: string;
  /** The same for the same news: it is told once. */
  readonly occasion: string;
  readonly data: unknown;
}

export interface StoredNotification extends NewNotification {
  readonly id: string;
  readonly createdAt: number;
  readonly readAt: number | null;
}

/** What members of staff are told. */
export class NotificationStore {
  /** False when the recipient was told before. */
  async insert(writer: Writer, { recipient, kind, occasion, data }: NewNotification, at: number): Promise<boolean> {
    const inserted = await writer
      .insertInto('notifications')
      .values({
        id: newId('ntf', at),
        recipient,
        kind,
        occasion,
        data: JSON.stringify(data),
        created_at: at,
        read_at: null,
      })
      .onConflict((conflict) => conflict.columns(['recipient', 'occasion']).doNothing())
      .returning('id')
      .executeTakeFirst();
    return inserted !== undefined;
  }

  async exists(reader: Reader, recipient: string, occasion: string): Promise<boolean> {
    const row = await reader
      .selectFrom('notifications')
      .select('id')
      .where('recipient', '=', recipient)
      .where('occasion', '=', occasion)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The newest first. */
  async list(reader: Reader, recipient: string, limit: number): Promise<StoredNotification[]> {
    const rows = await reader
      .selectFrom('notifications')
      .selectAll()
      .where('recipient', '=', recipient)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      recipient: row.recipient,
      kind: row.kind,
      occasion: row.occasion,
      data: JSON.parse(row.data) as unknown,
      createdAt: row.created_at,
      readAt: row.read_at,
    }));
  }

  /** False when the recipient has no such notification. */
  async markRead(writer: Writer, recipient: string, id: string, at: number): Promise<boolean> {
    const found = await writer
      .updateTable('notifications')
      .set((row) => ({ read_at: row.fn.coalesce('read_at', row.val(at)) }))
      .where('recipient', '=', recipient)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    return found !== undefined;
  }
}
