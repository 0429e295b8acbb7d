import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase, type DatabaseHandle } from '../src/database/index.ts';

/** A fresh, empty database of one engine, as the options of `createAskwell` name it. */
export interface TestDatabase {
  readonly options: { readonly dataDir: string; readonly databaseUrl?: string };
  open(): Promise<DatabaseHandle>;
  /** Deletes the database; whatever is connected to it is cut off. */
  dispose(): Promise<void>;
}

export interface TestEngine {
  readonly engine: DatabaseHandle['engine'];
  create(): Promise<TestDatabase>;
}

const adminUrl =
  process.env['ASKWELL_TEST_DATABASE_URL'] ?? `postgres://${userInfo().username}@127.0.0.1:5432/postgres`;

const embedded: TestEngine = {
  engine: 'embedded',
  create() {
    const dataDir = mkdtempSync(join(tmpdir(), 'askwell-test-'));
    return Promise.resolve(database({ dataDir }, async () => rmSync(dataDir, { recursive: true, force: true })));
  },
};

const postgresql: TestEngine = {
  engine: 'postgresql',
  async create() {
    const name = `askwell_test_${randomBytes(6).toString('hex')}`;
    await administer(`create database ${name}`);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    const options = { dataDir: '', databaseUrl: url.href };
    return database(options, () => administer(`drop database if exists ${name} with (force)`));
  },
};

/** The engines found here. PostgreSQL is looked for at `ASKWELL_TEST_DATABASE_URL` or 127.0.0.1:5432. */
export const engines: readonly TestEngine[] = (await hasPostgresql()) ? [embedded, postgresql] : [embedded];

function database(options: TestDatabase['options'], dispose: () => Promise<void>): TestDatabase {
  const onError = () => {}; // connections that `dispose` cut
  return { options, dispose, open: () => openDatabase({ ...options, onError }) };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function hasPostgresql(): Promise<boolean> {
  try {
    await administer('select 1');
    return true;
  } catch (error) {
    const { host } = new URL(adminUrl);
    if (process.env['ASKWELL_REQUIRE_SERVICES']) throw new Error(`PostgreSQL not found at ${host}.`, { cause: error });
    console.warn(
      `PostgreSQL not found at ${host} (${(error as Error).message}): its tests are skipped. ` +
        'Start it, or set ASKWELL_TEST_DATABASE_URL to a database whose user may create others.',
    );
    return false;
  }
}
