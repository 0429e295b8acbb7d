import type { EventFeed } from '../../realtime/event-feed.ts';
import type { LoggedEvent } from '../../stores/event-store.ts';

export interface LogFollowerOptions {
  readonly feed: EventFeed;
  readonly includes: (event: LoggedEvent) => boolean;
  /** What failed is tried again with the next events, and after a second. */
  readonly onEvents: (events: readonly LoggedEvent[]) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

const retryAfter = 1_000;
const idle = 60 * 60_000;

/** Follows what the log says of the knowledge base and what was learned for it. */
export class LogFollower {
  readonly #options: LogFollowerOptions;
  readonly #stop = new AbortController();
  #following: Promise<void> | undefined;

  constructor(options: LogFollowerOptions) {
    this.#options = options;
  }

  /** Follows from here on; whatever is read after this call is not older than what will be followed. */
  start(): void {
    this.#following = this.#follow();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#following;
  }

  async #follow(): Promise<void> {
    const { feed, includes, onEvents, onError } = this.#options;
    const reader = feed.reader({ keys: ['knowledge'], includes }, feed.position);
    let pending: LoggedEvent[] = [];
    while (!this.#stop.signal.aborted && !reader.closed) {
      try {
        pending.push(...(await reader.read()));
        if (pending.length > 0) await onEvents(pending);
        pending = [];
      } catch (error) {
        onError(error);
      }
      await reader.wait(pending.length > 0 ? retryAfter : idle, this.#stop.signal);
    }
  }
}
