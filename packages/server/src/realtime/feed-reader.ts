import type { Disposable } from '@askwell/core/base';
import { compareCursors, formatCursor, laterCursor, type EventCursor } from '../stores/event-cursor.ts';
import type { LoggedEvent } from '../stores/event-store.ts';

/** What a reader follows. */
export interface Interest {
  /** Under which events wake the reader: `visitor:<id>`, `session:<id>`, `staff` or `knowledge`. */
  readonly keys: readonly string[];
  readonly includes: (event: LoggedEvent) => boolean;
  /** Lets the database leave out other visitors' events when it must be read. */
  readonly visitorId?: string;
}

export interface FeedPage {
  readonly events: readonly LoggedEvent[];
  /** Where the next page begins. */
  readonly position: EventCursor;
}

/** What a reader needs of the feed. */
export interface FeedSource {
  readonly closed: boolean;
  readonly position: EventCursor;
  read(interest: Interest, after: EventCursor, limit: number): Promise<FeedPage>;
  waitFor(keys: readonly string[], wake: (from: EventCursor) => void): Disposable;
}

/** One follower of the log: a position and an interest. */
export class FeedReader {
  readonly #feed: FeedSource;
  readonly #interest: Interest;
  #position: EventCursor;

  constructor(feed: FeedSource, interest: Interest, after: EventCursor) {
    this.#feed = feed;
    this.#interest = interest;
    this.#position = after;
  }

  get cursor(): string {
    return formatCursor(this.#position);
  }

  /** No more events will come, the feed is closed. */
  get closed(): boolean {
    return this.#feed.closed;
  }

  /** The next events, maybe none. */
  async read(limit = 100): Promise<readonly LoggedEvent[]> {
    const { events, position } = await this.#feed.read(this.#interest, this.#position, limit);
    this.#position = position;
    return events;
  }

  /** Resolves when there may be something to read, after `milliseconds`, or when the feed closes or `signal` fires. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const feed = this.#feed;
    if (feed.closed || signal?.aborted || compareCursors(feed.position, this.#position) > 0) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        registration.dispose();
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal?.addEventListener('abort', end);
      const registration = feed.waitFor(this.#interest.keys, (from) => {
        this.#position = laterCursor(this.#position, from); // nothing of interest came before
        end();
      });
    });
  }
}
