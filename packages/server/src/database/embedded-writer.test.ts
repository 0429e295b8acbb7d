import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, type TestDatabase } from '../../test/engines.ts';
import type { DatabaseHandle, Writer } from './index.ts';

const embedded = engines.find(({ engine }) => engine === 'embedded')!;

const set = (writer: Writer, name: string, value: string) =>
  writer.insertInto('settings').values({ name, value }).execute();

describe('the embedded writer', () => {
  let test: TestDatabase;
  let database: DatabaseHandle;
  beforeEach(async () => {
    test = await embedded.create();
    database = await test.open();
  });
  afterEach(async () => {
    await database.close();
    await test.dispose();
  });

  const settings = () => database.read.selectFrom('settings').selectAll().execute();

  it('shares commits between units that are queued together', async () => {
    let commits = 0;
    database.watch(() => commits++);
    await Promise.all(
      Array.from({ length: 128 }, (_, number) => database.write((writer) => set(writer, `${number}`, ''))),
    );
    expect(commits).toBeGreaterThan(0);
    expect(commits).toBeLessThanOrEqual(4);
    expect(await settings()).toHaveLength(128);
  });

  it('acknowledges nobody when the commit fails', async () => {
    // Deferred constraints fail at the commit, as a full disk does.
    const broken = database.write(async (writer) => {
      await writer.executeQuery({ sql: 'pragma defer_foreign_keys = on', parameters: [] } as never);
      await writer
        .insertInto('pending_answers')
        .values({ message_id: 'msg_none', conversation_id: 'cnv_none', created_at: 0 })
        .execute();
    });
    const beside = database.write((writer) => set(writer, 'beside', ''));
    await expect(broken).rejects.toThrow(/FOREIGN KEY/);
    await expect(beside).rejects.toThrow(/FOREIGN KEY/);
    expect(await settings()).toEqual([]);
    await database.write((writer) => set(writer, 'afterwards', ''));
    expect(await settings()).toHaveLength(1);
  });

  it('takes turns with another writer on the same file, in this process or another', async () => {
    const other = await test.open();
    const writers = [database, other, database, other];
    await Promise.all(
      writers.flatMap((handle, number) =>
        Array.from({ length: 50 }, (_, unit) => handle.write((writer) => set(writer, `${number}-${unit}`, ''))),
      ),
    );
    expect(await settings()).toHaveLength(200);
    await other.close();
  });

  it('cannot be broken by parameters that libsql does not survive', async () => {
    await database.write((writer) => set(writer, 'flag', true as unknown as string));
    const [flag] = await settings();
    expect(Number(flag?.value)).toBe(1);
    await expect(database.write((writer) => set(writer, 'nul', 'a\0b'))).rejects.toThrow('NUL');
    await expect(database.write((writer) => set(writer, 'object', {} as unknown as string))).rejects.toThrow('object');
  });
});
