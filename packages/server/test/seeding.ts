import { newId } from '@askwell/core/base';
import type { DatabaseHandle } from '../src/database/index.ts';

/** Stores a visitor, for rows that need one. */
export async function insertVisitor(database: DatabaseHandle): Promise<string> {
  const id = newId('vis', Date.now());
  await database.write((writer) => writer.insertInto('visitors').values({ id, name: null, created_at: 0 }).execute());
  return id;
}
