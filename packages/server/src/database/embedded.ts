import { DisposableStore, toDisposable } from '@askwell/core/base';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import type { DatabaseHandle, Writer } from './database-handle.ts';
import { EmbeddedWriter } from './embedded-writer.ts';
import { LibsqlConnection } from './libsql-connection.ts';
import { migrateEmbedded } from './migrate.ts';
import type { Database } from './schema.ts';

/** Milliseconds between looks at whether another process has written to the file. */
const lookEvery = 500;

/**
 * Opens the embedded database, creating and migrating the file as needed. Several processes may have it open:
 * the file's write lock makes them take turns.
 *
 * @param file path of the database file; its folder is created
 */
export async function openEmbedded(file: string): Promise<DatabaseHandle> {
  mkdirSync(dirname(file), { recursive: true });
  await migrateEmbedded(file);

  // Readers have their own connection: on the writer's they would see what is not committed.
  const reading = connect(file, 5_000);
  reading.exec('pragma query_only = on');
  const read = new Kysely<Database>({ dialect: new SqliteDialect({ database: reading }) });
  const writing = connect(file, 10);
  const writer = new EmbeddedWriter(writing);
  const watchers = new DisposableStore();

  return {
    engine: 'embedded',
    read,
    write: <T>(work: (transaction: Writer) => Promise<T>) => writer.write(work),
    watch(onChange) {
      const committed = writer.onDidCommit(() => onChange());
      let version = reading.value('pragma data_version');
      const timer = setInterval(() => {
        const now = reading.value('pragma data_version');
        if (now === version) return;
        version = now;
        onChange();
      }, lookEvery);
      timer.unref();
      const watcher = watchers.add(
        toDisposable(() => {
          committed.dispose();
          clearInterval(timer);
        }),
      );
      return toDisposable(() => watchers.delete(watcher));
    },
    async close() {
      watchers.dispose();
      await writer.close();
      await read.destroy();
    },
  };
}

function connect(file: string, busyTimeout: number): LibsqlConnection {
  const connection = new LibsqlConnection(file, busyTimeout);
  // FULL: a commit is on the disk before it is acknowledged, also when the power fails.
  connection.exec('pragma synchronous = full');
  connection.exec('pragma foreign_keys = on');
  return connection;
}
