import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProcess } from '../../test/child-process.ts';
import { engines, type TestDatabase } from '../../test/engines.ts';

describe.each(engines)('migrating on $engine', ({ create }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await create();
  });
  afterEach(() => test.dispose());

  it('is safe when several processes start at once, and they can all write', async () => {
    const { dataDir, databaseUrl = '' } = test.options;
    const environment = { ASKWELL_DATA_DIR: dataDir, DATABASE_URL: databaseUrl, EVENTS: '50' };
    const writers = ['a', 'b', 'c', 'd'];
    await Promise.all(writers.map((WRITER) => runProcess('writer-process.ts', { ...environment, WRITER })));
    const database = await test.open();
    const { count } = await database.read
      .selectFrom('events')
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(200);
    await database.close();
  });

  it('happens once: opening again changes nothing', async () => {
    const first = await test.open();
    await first.write((writer) => writer.insertInto('settings').values({ name: 'a', value: '1' }).execute());
    await first.close();
    const second = await test.open();
    expect(await second.read.selectFrom('settings').selectAll().execute()).toEqual([{ name: 'a', value: '1' }]);
    await second.close();
  });

  it('refuses a database that a newer version has written', async () => {
    const database = await test.open();
    await database.write((writer) =>
      sql`insert into askwell_migrations (name, timestamp) values ('9999-later', '2027-01-01T00:00:00.000Z')`.execute(
        writer,
      ),
    );
    await database.close();
    await expect(test.open()).rejects.toThrow(/newer Askwell.*"9999-later".*Start the newer version/);
  });
});
