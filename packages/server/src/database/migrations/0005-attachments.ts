import { sql, type Kysely } from 'kysely';
import type { Engine } from './index.ts';

/** Attachments with their places in the knowledge folder, and redirects between articles. */
export async function attachments(database: Kysely<unknown>, engine: Engine): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('attachments')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('width', 'integer', (column) => column.notNull())
    .addColumn('height', 'integer', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('attachment_contents')
    .addColumn('attachment_id', 'text', (column) => column.primaryKey().references('attachments.id'))
    .addColumn('content', engine === 'embedded' ? 'blob' : 'bytea', (column) => column.notNull())
    .execute();
  if (engine === 'postgresql') {
    // Pictures do not shrink further, and a part of what is not compressed can be read without the rest.
    await sql`alter table attachment_contents alter column content set storage external`.execute(database);
  }
  await schema
    .createTable('attachment_files')
    .addColumn('path', 'text', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull().references('attachments.hash').onDelete('cascade'))
    .execute();
  await schema.createIndex('attachment_files_of_attachment').on('attachment_files').column('hash').execute();
  await schema
    .createTable('redirects')
    .addColumn('from_id', 'text', (column) => column.primaryKey())
    .addColumn('to_id', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('redirects_to').on('redirects').column('to_id').execute();
}
