import { describe, expect, it } from 'vitest';
import { engines } from '../../test/engines.ts';
import { logStart } from './event-cursor.ts';
import { EventStore } from './event-store.ts';

const postgresql = engines.filter(({ engine }) => engine === 'postgresql');

describe.each(postgresql)('the event log on $engine', ({ create }) => {
  const published = (revision: number) =>
    ({ type: 'article.published', articleId: 'a', locale: 'en', revision }) as const;

  it('passes by nothing that an earlier transaction may still commit', async () => {
    const test = await create();
    const database = await test.open();
    const events = new EventStore('postgresql');
    let finish = () => {};
    const slow = database.write(async (writer) => {
      await events.append(writer, published(1), 'test', 0);
      await new Promise<void>((resolve) => (finish = resolve));
    });
    while ((await database.read.selectFrom('events').selectAll().execute()).length === 0) {
      await database.write((writer) => events.append(writer, published(2), 'test', 0));
    }
    // The second event is committed, but the first came before it and is not there yet.
    expect(await events.after(database.read, logStart, 10)).toEqual([]);
    expect(await events.end(database.read)).toEqual(logStart);
    finish();
    await slow;
    expect(await events.after(database.read, logStart, 10)).toMatchObject([{ revision: 1 }, { revision: 2 }]);
    await database.close();
    await test.dispose();
  });

  it('puts the events of a restored database before new ones', async () => {
    const test = await create();
    const database = await test.open();
    const events = new EventStore('postgresql');
    await database.write((writer) => events.append(writer, published(1), 'test', 0));
    // As a dump from a server that had counted further would bring it.
    await database.write((writer) => writer.updateTable('events').set({ tx: 4_000_000_000 }).execute());
    await database.write((writer) => events.settleRestored(writer));
    await database.write((writer) => events.append(writer, published(2), 'test', 0));
    expect(await events.after(database.read, logStart, 10)).toMatchObject([{ revision: 1 }, { revision: 2 }]);
    await database.close();
    await test.dispose();
  });
});
