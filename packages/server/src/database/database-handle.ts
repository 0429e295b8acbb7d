import type { Disposable } from '@askwell/core/base';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** For statements that only read; it never shows what is not committed. */
export type Reader = Kysely<Database>;

/** For one unit of work; obtained from {@link DatabaseHandle.write} and useless after it. */
export type Writer = Transaction<Database>;

/** An open database of either engine. */
export interface DatabaseHandle {
  readonly engine: 'embedded' | 'postgresql';
  readonly read: Reader;
  /**
   * Runs a unit of work in a transaction and resolves only when it is committed for good; when `work` throws,
   * nothing of it remains. On the embedded engine concurrent units share one commit, and on PostgreSQL a unit that
   * met a deadlock runs again: so `work` must await nothing but its transaction, and change nothing outside it.
   */
  write<T>(work: (transaction: Writer) => Promise<T>): Promise<T>;
  /** Calls back when something may have been committed, by this process or by another one. May call for nothing. */
  watch(onChange: () => void): Disposable;
  close(): Promise<void>;
}
