import type { Disposable } from '../base/index.ts';
import { Backoff } from './backoff.ts';
import { ProblemError } from './problem-error.ts';

/** A message on its way: written, not yet acknowledged. */
export interface OutboxEntry<Content = unknown> {
  readonly clientId: string;
  readonly conversationId: string;
  readonly content: Content;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
  /** Why the server refused it for good; the writer must change or discard it. */
  readonly refusal?: string;
}

/** Keeps entries over a reload. */
export interface OutboxStorage<Content> {
  load(): Promise<readonly OutboxEntry<Content>[]>;
  save(entries: readonly OutboxEntry<Content>[]): Promise<void>;
}

export interface OutboxOptions<Content> {
  /** Resolves once the server has stored the message. Called one at a time, in order of writing. */
  readonly send: (entry: OutboxEntry<Content>) => Promise<void>;
  readonly storage: OutboxStorage<Content>;
  readonly onChange: (entries: readonly OutboxEntry<Content>[]) => void;
  readonly backoff?: Backoff;
}

/**
 * Sends messages in order and keeps each until the server acknowledged it. Sending the same entry twice is safe:
 * its `clientId` tells the server that it is the same message.
 */
export class Outbox<Content> implements Disposable {
  readonly #options: OutboxOptions<Content>;
  readonly #backoff: Backoff;
  #entries: readonly OutboxEntry<Content>[] = [];
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(options: OutboxOptions<Content>) {
    this.#options = options;
    this.#backoff = options.backoff ?? new Backoff();
  }

  get entries(): readonly OutboxEntry<Content>[] {
    return this.#entries;
  }

  /** Takes up what an earlier page left behind, and sends it. */
  async restore(): Promise<void> {
    const known = new Set(this.#entries.map((entry) => entry.clientId));
    const kept = await this.#options.storage.load().catch(() => []);
    const left = kept.filter((entry) => !known.has(entry.clientId));
    if (left.length > 0) this.#set([...left, ...this.#entries]);
    this.flush();
  }

  add(entry: OutboxEntry<Content>): void {
    this.#set([...this.#entries, entry]);
    this.flush();
  }

  /** Takes an entry away: because the writer discarded it, or because its message came back from the server. */
  remove(clientId: string): void {
    if (this.#entries.some((entry) => entry.clientId === clientId)) {
      this.#set(this.#entries.filter((entry) => entry.clientId !== clientId));
    }
  }

  /** Tries now, for instance because the network came back. */
  flush(): void {
    clearTimeout(this.#timer);
    void this.#sendAll();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }

  async #sendAll(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let entry = this.#next(); entry; entry = this.#next()) {
        try {
          await this.#options.send(entry);
          this.#backoff.reset();
          this.remove(entry.clientId);
        } catch (error) {
          if (!(error instanceof ProblemError) || error.retryable) {
            if (!this.#disposed) this.#timer = setTimeout(() => this.flush(), this.#backoff.next());
            return;
          }
          this.#refuse(entry, error.message);
        }
      }
    } finally {
      this.#sending = false;
    }
  }

  #next(): OutboxEntry<Content> | undefined {
    return this.#disposed ? undefined : this.#entries.find((entry) => entry.refusal === undefined);
  }

  #refuse(refused: OutboxEntry<Content>, refusal: string): void {
    this.#set(this.#entries.map((entry) => (entry.clientId === refused.clientId ? { ...entry, refusal } : entry)));
  }

  #set(entries: readonly OutboxEntry<Content>[]): void {
    this.#entries = entries;
    // Storage may be denied or full: the entry is still in memory and on its way.
    void this.#options.storage.save(entries).catch(() => {});
    this.#options.onChange(entries);
  }
}
