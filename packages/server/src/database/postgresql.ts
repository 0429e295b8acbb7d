import { Emitter, toDisposable } from '@askwell/core/base';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DatabaseHandle, Writer } from './database-handle.ts';
import { migratePostgresql } from './migrate.ts';
import { PostgresqlSignal } from './postgresql-signal.ts';
import type { Database } from './schema.ts';

const int8 = 20;

// Given to our pool only: setTypeParser would change every other user of `pg` in this process.
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return oid === int8 ? Number : pg.types.getTypeParser(oid, format);
  },
};

const triesAfterDeadlock = 3;

/**
 * Connects to PostgreSQL 15 or newer and migrates it.
 *
 * @param url for instance `postgres://askwell:secret@db.example/askwell`
 * @param onError told of connections lost while idle; the pool replaces them by itself
 */
export async function openPostgresql(url: string, onError: (error: Error) => void): Promise<DatabaseHandle> {
  const pool = new pg.Pool({ connectionString: url, max: 10, types });
  pool.on('error', onError);
  const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migratePostgresql(database);
  } catch (error) {
    await database.destroy();
    throw error;
  }

  const committed = new Emitter<void>();
  const signal = new PostgresqlSignal(url, pool, onError);

  return {
    engine: 'postgresql',
    read: database,
    async write<T>(work: (transaction: Writer) => Promise<T>): Promise<T> {
      for (let tries = 1; ; tries++) {
        try {
          const value = await database.transaction().execute(work);
          committed.fire();
          signal.send();
          return value;
        } catch (error) {
          if (!isDeadlock(error) || tries === triesAfterDeadlock) throw error;
        }
      }
    },
    watch(onChange) {
      const own = committed.event(() => onChange());
      const others = signal.listen(onChange);
      return toDisposable(() => {
        own.dispose();
        others.dispose();
      });
    },
    async close() {
      committed.dispose();
      await signal.close();
      await database.destroy();
    },
  };
}

function isDeadlock(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === '40P01' || code === '40001';
}
