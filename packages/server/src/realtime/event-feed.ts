import { toDisposable, type Disposable } from '@askwell/core/base';
import type { DatabaseHandle } from '../database/index.ts';
import { compareCursors, laterCursor, logStart, type EventCursor } from '../stores/event-cursor.ts';
import type { EventStore, LoggedEvent } from '../stores/event-store.ts';
import { FeedReader, type FeedPage, type FeedSource, type Interest } from './feed-reader.ts';

export interface EventFeedOptions {
  readonly database: DatabaseHandle;
  readonly events: EventStore;
  readonly onError: (error: unknown) => void;
  /** Milliseconds between looks at the log even when nobody woke the feed. Default 5,000. */
  readonly lookEvery?: number;
  /** Events kept in memory for readers that are nearly up to date. Default 2,000. */
  readonly keep?: number;
}

const batch = 500;

/** Milliseconds until events that are committed but held back are looked for again: at first, and at most. */
const firstRetry = 10;
const longestRetry = 1_000;

/** Under which keys an event wakes readers. */
function keysOf(event: LoggedEvent): string[] {
  switch (event.type) {
    case 'session.ended':
      return [`session:${event.sessionId}`];
    case 'attachment.created':
    case 'attachment.deleted':
    case 'redirect.created':
    case 'redirect.deleted':
      return []; // nobody waits for these
    case 'taxonomy.changed':
      return ['knowledge'];
    case 'article.published':
    case 'article.archived':
    case 'verification.changed':
      return ['knowledge', 'staff'];
    case 'learned-example.created':
    case 'learned-example.approved':
    case 'learned-example.rejected':
    case 'learned-example.removed':
    case 'confidence-model.changed':
      return ['knowledge', 'staff'];
    case 'question.classified':
      return ['staff'];
    default:
      return ['staff', `visitor:${event.visitorId}`];
  }
}

/**
 * Follows the event log for this whole process: one query for all readers, woken after each commit here or in
 * another process. It keeps the newest events in memory; a reader is no more than a position, so that any number of
 * slow ones costs nothing, and one that fell behind reads the log itself.
 */
export class EventFeed implements FeedSource {
  readonly #options: EventFeedOptions;
  readonly #waiting = new Map<string, Set<(from: EventCursor) => void>>();
  readonly #keep: number;
  #recent: LoggedEvent[] = [];
  /** Every event after this position up to `#position` is in `#recent`. */
  #recentStart: EventCursor = logStart;
  #position: EventCursor = logStart;
  #reading: Promise<void> | undefined;
  #again = false;
  #closed = false;
  #watch: Disposable | undefined;
  #timer: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #retryAfter = firstRetry;

  constructor(options: EventFeedOptions) {
    this.#options = options;
    this.#keep = options.keep ?? 2_000;
  }

  /** Begins at the end of the log. */
  async start(): Promise<void> {
    const { database, events, lookEvery = 5_000 } = this.#options;
    this.#position = this.#recentStart = await events.end(database.read);
    this.#watch = database.watch(() => this.look());
    this.#timer = setInterval(() => this.look(), lookEvery);
    this.#timer.unref();
    this.look(); // what came between the two
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Everything up to here has been seen by this process. */
  get position(): EventCursor {
    return this.#position;
  }

  /** Ends every wait, and with it the streams; readers see {@link closed}. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#watch?.dispose();
    clearInterval(this.#timer);
    clearTimeout(this.#retry);
    for (const waiters of this.#waiting.values()) for (const wake of waiters) wake(this.#position);
    await this.#reading;
  }

  /** Reads what is new, soon. */
  look(): void {
    if (this.#closed) return;
    this.#again = true;
    this.#reading ??= this.#read();
  }

  reader(interest: Interest, after: EventCursor): FeedReader {
    return new FeedReader(this, interest, after);
  }

  /** Where a reader goes on that was at `after` before: there, unless the log was restored to an older state. */
  async resume(after: EventCursor): Promise<EventCursor> {
    const { database, events } = this.#options;
    const end = await events.end(database.read);
    if (compareCursors(after, end) <= 0) return after;
    return after.tx > end.tx && after.id < end.id ? { tx: 0, id: after.id } : end;
  }

  /** At most `limit` events after a position, and the position after them. Does not wait. */
  async read(interest: Interest, after: EventCursor, limit: number): Promise<FeedPage> {
    if (compareCursors(after, this.#recentStart) >= 0) return this.#readRecent(interest, after, limit);
    const { database, events } = this.#options;
    const reached = this.#position;
    const found = await events.after(database.read, after, limit, interest.visitorId);
    const last = found.length === limit ? found.at(-1)?.position : undefined;
    // Fewer than asked for: that was all up to where the feed was, and maybe a little more.
    const position = last ?? laterCursor(reached, found.at(-1)?.position ?? after);
    return { events: found.filter(interest.includes), position };
  }

  /** Calls `wake` once, when an event with one of the keys came; tells the position before it. */
  waitFor(keys: readonly string[], wake: (from: EventCursor) => void): Disposable {
    const once = (from: EventCursor) => {
      registration.dispose();
      wake(from);
    };
    const registration = toDisposable(() => {
      for (const key of keys) {
        const waiters = this.#waiting.get(key);
        waiters?.delete(once);
        if (waiters?.size === 0) this.#waiting.delete(key);
      }
    });
    for (const key of keys) {
      const waiters = this.#waiting.get(key) ?? new Set();
      this.#waiting.set(key, waiters.add(once));
    }
    return registration;
  }

  #readRecent(interest: Interest, after: EventCursor, limit: number): FeedPage {
    const events: LoggedEvent[] = [];
    for (let index = this.#firstAfter(after); index < this.#recent.length; index++) {
      const event = this.#recent[index]!;
      if (!interest.includes(event)) continue;
      events.push(event);
      if (events.length === limit) return { events, position: event.position };
    }
    return { events, position: laterCursor(after, this.#position) };
  }

  #firstAfter(cursor: EventCursor): number {
    let low = 0;
    let high = this.#recent.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareCursors(this.#recent[middle]!.position, cursor) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  async #read(): Promise<void> {
    const { database, events, onError } = this.#options;
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        const found = await events.after(database.read, this.#position, batch);
        this.#take(found);
        if (found.length === batch) this.#again = true;
      }
      this.#lookAgain(await events.hasUnsettled(database.read));
    } catch (error) {
      onError(error); // the next look tries again
    } finally {
      this.#reading = undefined;
      if (this.#again) this.look(); // asked for after the last query
    }
  }

  // Nobody tells when a foreign transaction ends that holds events back.
  #lookAgain(held: boolean): void {
    clearTimeout(this.#retry);
    if (!held) this.#retryAfter = firstRetry;
    if (!held || this.#closed) return;
    this.#retry = setTimeout(() => this.look(), this.#retryAfter);
    this.#retryAfter = Math.min(2 * this.#retryAfter, longestRetry);
  }

  #take(found: readonly LoggedEvent[]): void {
    const last = found.at(-1);
    if (!last) return;
    const from = this.#position;
    this.#position = last.position;
    this.#recent.push(...found);
    if (this.#recent.length > this.#keep + batch) {
      const dropped = this.#recent.splice(0, this.#recent.length - this.#keep);
      this.#recentStart = dropped.at(-1)!.position;
    }
    const woken = new Set<(from: EventCursor) => void>();
    for (const event of found) {
      for (const key of keysOf(event)) for (const wake of this.#waiting.get(key) ?? []) woken.add(wake);
    }
    for (const wake of woken) wake(from);
  }
}
