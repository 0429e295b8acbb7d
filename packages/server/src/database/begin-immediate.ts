import { setTimeout as delay } from 'node:timers/promises';
import type { LibsqlConnection } from './libsql-connection.ts';

/** Milliseconds to wait for whoever is writing before giving up. */
const longestWait = 15_000;

/**
 * Begins a transaction that holds the write lock from the start: a later upgrade could fail in the middle of the work.
 * Waits for the lock without blocking; the connection's own busy timeout should be short, because whoever holds the
 * lock may be in this process and unable to go on meanwhile.
 *
 * @throws Error when the lock is not free within 15 seconds
 */
export async function beginImmediate(connection: LibsqlConnection): Promise<void> {
  await whenNotBusy(() => connection.exec('begin immediate'));
}

/** Tries until the database is not busy. */
export async function whenNotBusy(attempt: () => void): Promise<void> {
  const giveUp = Date.now() + longestWait;
  for (;;) {
    try {
      attempt();
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (Date.now() > giveUp) {
        throw new Error(
          `Another process has been writing to the database for ${longestWait / 1_000} s. End that process, or try again.`,
          { cause: error },
        );
      }
      await delay(2 + Math.random() * 10);
    }
  }
}

function isBusy(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return code.startsWith('SQLITE_BUSY') || /database is (locked|busy)/i.test(message);
}
