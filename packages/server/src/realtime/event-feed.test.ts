import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, type TestDatabase } from '../../test/engines.ts';
import type { DatabaseHandle } from '../database/index.ts';
import { logStart, parseCursor } from '../stores/event-cursor.ts';
import { EventStore, type LoggedEvent } from '../stores/event-store.ts';
import { EventFeed } from './event-feed.ts';
import type { FeedReader } from './feed-reader.ts';

const everything = { keys: ['knowledge'], includes: () => true };

describe.each(engines)('the event feed on $engine', ({ engine, create }) => {
  let test: TestDatabase;
  let database: DatabaseHandle;
  let events: EventStore;
  let feed: EventFeed;

  const startFeed = async (keep = 1_000, on = database) => {
    const started = new EventFeed({ database: on, events, keep, onError: (error) => expect.fail(String(error)) });
    await started.start();
    return started;
  };

  beforeEach(async () => {
    test = await create();
    database = await test.open();
    events = new EventStore(database.engine);
    feed = await startFeed();
  });
  afterEach(async () => {
    await feed.close();
    await database.close();
    await test.dispose();
  });

  const publish = (articleId: string, revision: number, on = database) =>
    on.write((writer) =>
      events.append(writer, { type: 'article.published', articleId, locale: 'en', revision }, 'test', 7),
    );

  /** Follows until as many events came; with what a client would do on each cut: go on from the cursor. */
  async function follow(reader: FeedReader, count: number, atOnce = 7): Promise<LoggedEvent[]> {
    const seen: LoggedEvent[] = [];
    while (seen.length < count && !reader.closed) {
      const found = await reader.read(atOnce);
      seen.push(...found);
      if (found.length === 0) await reader.wait(20_000);
    }
    return seen;
  }

  async function writeConcurrently(writers: number, each: number): Promise<void> {
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let revision = 1; revision <= each; revision++) await publish(`writer-${writer}`, revision);
      }),
    );
  }

  it('gives every event once and in order while 8 writers commit', async () => {
    const reader = feed.reader(everything, feed.position);
    const [seen] = await Promise.all([follow(reader, 400), writeConcurrently(8, 50)]);
    expect(new Set(seen.map(({ cursor }) => cursor)).size).toBe(400);
    for (let writer = 0; writer < 8; writer++) {
      const revisions = seen.flatMap((event) =>
        event.type === 'article.published' && event.articleId === `writer-${writer}` ? [event.revision] : [],
      );
      expect(revisions).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    }
    expect(await reader.read()).toEqual([]);
  });

  it('gives a reader who fell behind what the memory no longer holds, from the log', async () => {
    const short = await startFeed(5);
    const reader = short.reader(everything, short.position);
    await writeConcurrently(4, 200);
    const seen = await follow(reader, 800);
    expect(new Set(seen.map(({ cursor }) => cursor)).size).toBe(800);
    await short.close();
  });

  it('resumes exactly behind a cursor', async () => {
    await writeConcurrently(1, 10);
    const first = await follow(feed.reader(everything, logStart), 4, 2);
    const cursor = parseCursor(first.at(-1)!.cursor)!;
    const rest = await follow(feed.reader(everything, await feed.resume(cursor)), 6);
    expect(rest.map((event) => event.type === 'article.published' && event.revision)).toEqual([5, 6, 7, 8, 9, 10]);
  });

  it('wakes readers of what another server committed', async () => {
    const other = await test.open();
    const reader = feed.reader(everything, feed.position);
    const [seen] = await Promise.all([
      follow(reader, 3),
      publish('a', 1, other),
      publish('a', 2, other),
      publish('a', 3),
    ]);
    expect(seen).toHaveLength(3);
    await other.close();
  });

  it('does not wake readers for what others follow', async () => {
    const visitor = feed.reader({ keys: ['visitor:vis_1'], visitorId: 'vis_1', includes: () => true }, feed.position);
    const done = visitor.wait(20_000).then(() => 'woken');
    await follow(feed.reader(everything, feed.position), 0);
    await publish('a', 1);
    await follow(feed.reader(everything, logStart), 1);
    expect(await Promise.race([done, Promise.resolve('asleep')])).toBe('asleep');
    await feed.close();
    expect(await done).toBe('woken');
  });

  it('goes on at the end when the log was restored to an older state', async () => {
    await publish('a', 1);
    const end = await feed.resume({ tx: engine === 'embedded' ? 0 : 4_000_000_000, id: 1_000_000 });
    expect(await feed.reader(everything, end).read()).toEqual([]);
    await publish('a', 2);
    expect(await follow(feed.reader(everything, end), 1)).toMatchObject([{ revision: 2 }]);
  });
});
