import { Emitter } from '@askwell/core/base';
import { Kysely, SqliteDialect } from 'kysely';
import { beginImmediate } from './begin-immediate.ts';
import type { Writer } from './database-handle.ts';
import type { LibsqlConnection } from './libsql-connection.ts';
import type { Database } from './schema.ts';

interface Unit {
  readonly work: (transaction: Writer) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = { readonly unit: Unit; readonly value: unknown } | { readonly unit: Unit; readonly error: unknown };

/** Enough to make the disk's wait small for each, few enough to keep answering in between. */
const unitsPerCommit = 64;

/**
 * The one writer of an embedded database in this process. A commit waits for the disk, and blocks: so units of work
 * that queued up meanwhile run in one transaction, each in a savepoint of its own, and are acknowledged together.
 */
export class EmbeddedWriter {
  readonly #connection: LibsqlConnection;
  readonly #transaction: Writer;
  readonly #queue: Unit[] = [];
  readonly #committed = new Emitter<void>();
  #running: Promise<void> | undefined;
  #closed = false;

  readonly onDidCommit = this.#committed.event;

  constructor(connection: LibsqlConnection) {
    this.#connection = connection;
    // Transactions are begun and ended here, around several units, so Kysely's own are not used.
    this.#transaction = new Kysely<Database>({ dialect: new SqliteDialect({ database: connection }) }) as Writer;
  }

  write<T>(work: (transaction: Writer) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('The database is closed.'));
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.#running ??= this.#run();
    });
  }

  /** Finishes what is queued, then closes the connection. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
    await this.#transaction.destroy();
    this.#committed.dispose();
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      // Lets requests that have already arrived join this commit.
      await new Promise((resolve) => setImmediate(resolve));
      const units = this.#queue.splice(0, unitsPerCommit);
      try {
        await this.#commit(units);
      } catch (error) {
        for (const unit of units) unit.reject(error);
      }
    }
    this.#running = undefined;
  }

  async #commit(units: readonly Unit[]): Promise<void> {
    const connection = this.#connection;
    await beginImmediate(connection);
    const outcomes: Outcome[] = [];
    try {
      for (const unit of units) outcomes.push(await this.#perform(unit));
      connection.exec('commit');
    } catch (error) {
      if (connection.inTransaction) connection.exec('rollback');
      throw error;
    }
    for (const outcome of outcomes) {
      if ('error' in outcome) outcome.unit.reject(outcome.error);
      else outcome.unit.resolve(outcome.value);
    }
    this.#committed.fire();
  }

  async #perform(unit: Unit): Promise<Outcome> {
    const connection = this.#connection;
    connection.exec('savepoint unit');
    try {
      const value = await unit.work(this.#transaction);
      connection.exec('release unit');
      return { unit, value };
    } catch (error) {
      // A full disk ends the whole transaction by itself; then no unit of it may be acknowledged.
      if (!connection.inTransaction) throw error;
      connection.exec('rollback to unit');
      connection.exec('release unit');
      return { unit, error };
    }
  }
}
