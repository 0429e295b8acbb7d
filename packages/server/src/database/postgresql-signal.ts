import { Emitter, type Disposable } from '@askwell/core/base';
import pg from 'pg';

const channel = 'askwell_events';

/** Milliseconds before a lost listening connection is made anew. */
const reconnectAfter = 1_000;

/**
 * Tells the other processes on the same database that something was committed. The log is the truth and this may
 * lose signals; who follows the log also looks now and then. Sent after the commit, since NOTIFY inside transactions
 * makes them queue for one lock, and never twice at a time, so a burst of commits costs few signals.
 */
export class PostgresqlSignal {
  readonly #url: string;
  readonly #pool: pg.Pool;
  readonly #onError: (error: Error) => void;
  readonly #received = new Emitter<void>();
  #client: pg.Client | undefined;
  #sending: Promise<unknown> | undefined;
  #again = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(url: string, pool: pg.Pool, onError: (error: Error) => void) {
    this.#url = url;
    this.#pool = pool;
    this.#onError = onError;
  }

  send(): void {
    if (this.#closed) return;
    if (this.#sending) {
      this.#again = true;
      return;
    }
    this.#sending = this.#pool.query(`notify ${channel}`).then(
      () => this.#sent(),
      (error: Error) => {
        this.#onError(error);
        this.#sent();
      },
    );
  }

  /** Listens on a connection of its own, from now until disposed. */
  listen(onSignal: () => void): Disposable {
    const subscription = this.#received.event(() => onSignal());
    if (!this.#client) void this.#connect();
    return subscription;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#received.dispose();
    await this.#sending;
    await this.#client?.end();
  }

  #sent(): void {
    this.#sending = undefined;
    if (!this.#again) return;
    this.#again = false;
    this.send();
  }

  async #connect(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    this.#client = client;
    client.on('error', this.#onError);
    client.on('end', () => this.#reconnect());
    client.on('notification', () => this.#received.fire());
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      this.#received.fire(); // whatever was committed while nobody listened
    } catch (error) {
      this.#onError(error as Error);
      await client.end().catch(() => {});
      this.#reconnect();
    }
  }

  #reconnect(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#connect(), reconnectAfter);
    this.#timer.unref();
  }
}
