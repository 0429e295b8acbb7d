import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, type TestDatabase } from '../../test/engines.ts';
import type { DatabaseHandle, Writer } from './index.ts';

const set = (writer: Writer, name: string, value: string) =>
  writer.insertInto('settings').values({ name, value }).execute();

describe.each(engines)('a database on $engine', ({ create }) => {
  let test: TestDatabase;
  let database: DatabaseHandle;
  beforeEach(async () => {
    test = await create();
    database = await test.open();
  });
  afterEach(async () => {
    await database.close();
    await test.dispose();
  });

  const names = async () =>
    (await database.read.selectFrom('settings').select('name').orderBy('name').execute()).map((row) => row.name);

  it('shows readers what is committed, and nothing before', async () => {
    let seen: string[] | undefined;
    await database.write(async (writer) => {
      await set(writer, 'a', '1');
      seen = await names();
    });
    expect(seen).toEqual([]);
    expect(await names()).toEqual(['a']);
  });

  it('keeps nothing of a unit that failed, and all of the others', async () => {
    const units = Array.from({ length: 20 }, (_, number) =>
      database.write(async (writer) => {
        await set(writer, `unit-${number}`, 'x');
        if (number % 5 === 0) throw new Error(`refused ${number}`);
        return number;
      }),
    );
    const outcomes = await Promise.allSettled(units);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(4);
    expect(await names()).toHaveLength(16);
    expect(await names()).not.toContain('unit-5');
  });

  it('survives statements that fail, and uses them again', async () => {
    await database.write((writer) => set(writer, 'a', '1'));
    for (let tries = 0; tries < 3; tries++) {
      await expect(database.write((writer) => set(writer, 'a', '2'))).rejects.toThrow(/unique|duplicate/i);
    }
    await database.write((writer) => set(writer, 'b', '2'));
    expect(await names()).toEqual(['a', 'b']);
  });

  it('gives whole numbers as numbers', async () => {
    const at = 1_795_000_000_000;
    await database.write((writer) => writer.insertInto('visitors').values({ id: 'v', created_at: at }).execute());
    const { created_at } = await database.read.selectFrom('visitors').selectAll().executeTakeFirstOrThrow();
    expect(created_at).toBe(at);
  });

  it('tells watchers of commits, its own and those of another connection', async () => {
    const other = await test.open();
    for (const who of [database, other]) {
      const told = new Promise<void>((resolve) => database.watch(resolve));
      await who.write((writer) => set(writer, `by-${who === other ? 'other' : 'own'}`, 'x'));
      await expect(told).resolves.toBeUndefined();
    }
    await other.close();
  });

  it('refuses work after it was closed', async () => {
    const closed = await test.open();
    await closed.close();
    await expect(closed.write((writer) => set(writer, 'late', 'x'))).rejects.toThrow(/closed|destroyed|end/);
  });
});
