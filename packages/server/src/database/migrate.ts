import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { beginImmediate, whenNotBusy } from './begin-immediate.ts';
import { LibsqlConnection } from './libsql-connection.ts';
import { migrations, type Engine } from './migrations/index.ts';
import type { Database } from './schema.ts';

const migrationTableName = 'askwell_migrations';
const migrationLockTableName = 'askwell_migration_lock';

/** Brings the database up to date. Several processes may do so at once: Kysely's migrator takes an advisory lock. */
export async function migratePostgresql(database: Kysely<Database>): Promise<void> {
  await migrate(database, 'postgresql');
}

/** Brings the file up to date. Several processes may do so at once: the file's write lock is held from end to end. */
export async function migrateEmbedded(file: string): Promise<void> {
  const connection = new LibsqlConnection(file, 10);
  const database = new Kysely<Database>({ dialect: new SqliteDialect({ database: connection }) });
  try {
    await whenNotBusy(() => useWriteAheadLog(connection));
    await beginImmediate(connection);
    try {
      await migrate(database, 'embedded');
      connection.exec('commit');
    } catch (error) {
      if (connection.inTransaction) connection.exec('rollback');
      throw error;
    }
  } finally {
    await database.destroy();
  }
}

function useWriteAheadLog(connection: LibsqlConnection): void {
  if (connection.value('pragma journal_mode = wal') === 'wal') return;
  throw new Error('The database file cannot use a write-ahead log. Put it on a local disk, not on a network share.');
}

async function migrate(database: Kysely<Database>, engine: Engine): Promise<void> {
  const known = migrations(engine);
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(known) },
    migrationTableName,
    migrationLockTableName,
  });
  await refuseNewer(database, new Set(Object.keys(known)));
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function refuseNewer(database: Kysely<Database>, known: ReadonlySet<string>): Promise<void> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === migrationTableName)) return;
  const done = await (database as unknown as Kysely<Record<string, { name: string }>>)
    .selectFrom(migrationTableName)
    .select('name')
    .execute();
  const newer = done.find(({ name }) => !known.has(name));
  if (newer) {
    throw new Error(
      `The database was written by a newer Askwell (it has "${newer.name}", which this version does not know). ` +
        'Start the newer version, or restore a backup from before the upgrade.',
    );
  }
}
