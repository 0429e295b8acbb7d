import type { Kysely } from 'kysely';

/** Where customers want to be told, and what they are still to be told there. */
export async function replyAddresses({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('reply_addresses')
    .addColumn('conversation_id', 'text', (column) => column.primaryKey().references('conversations.id'))
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('left_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('outgoing_notifications')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('conversation_id', 'text', (column) => column.notNull().references('reply_addresses.conversation_id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('occasion', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('outgoing_notifications_once', ['conversation_id', 'occasion'])
    .execute();
  await schema
    .createIndex('outgoing_notifications_state')
    .on('outgoing_notifications')
    .columns(['state', 'id'])
    .execute();
}
