import type { Kysely } from 'kysely';

/** The files of a knowledge folder that say how its articles are checked. */
export async function folderSettings({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('folder_settings')
    .addColumn('path', 'text', (column) => column.primaryKey())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
}
