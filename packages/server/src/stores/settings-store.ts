import type { Reader, Writer } from '../database/index.ts';

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

  async read(reader: Reader, name: string): Promise<string | undefined> {
    const row = await reader.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
    return row?.value;
  }

  async put(writer: Writer, name: string, value: string): Promise<void> {
    await writer
      .insertInto('settings')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  }
}
