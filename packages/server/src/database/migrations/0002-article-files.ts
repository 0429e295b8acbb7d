import type { Kysely } from 'kysely';

/** Where an imported article's file lay, so that an export puts it back there and links by path stay right. */
export async function articleFiles(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('articles').addColumn('path', 'text').execute();
}
