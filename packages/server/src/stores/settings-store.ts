import type { Writer } from '../database/index.ts';

/** Values the installation made for itself. */
export class SettingsStore {
  /** Stores a value unless there is one already, and gives the one that counts. */
  async getOrSet(writer: Writer, name: string, value: string): Promise<string> {
    await writer
      .insertInto('settings')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const row = await writer.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirstOrThrow();
    return row.value;
  }
}
