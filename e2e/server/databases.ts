import type { AskwellOptions } from '@askwell/server';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export type Engine = 'embedded' | 'postgresql';

/** A fresh database: options for a server in this process, environment for one in another. */
export interface FreshDatabase {
  readonly options: AskwellOptions;
  readonly environment: Readonly<Record<string, string>>;
}

/** Makes a database for the time of some work and removes it afterwards. */
export function onDatabase<T>(engine: Engine, work: (database: FreshDatabase) => Promise<T>): Promise<T> {
  return engine === 'embedded' ? onEmbedded(work) : onPostgresql(work);
}

async function onEmbedded<T>(work: (database: FreshDatabase) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'askwell-'));
  try {
    return await work({ options: { dataDir }, environment: { ASKWELL_DATA_DIR: dataDir } });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function onPostgresql<T>(work: (database: FreshDatabase) => Promise<T>): Promise<T> {
  const server = process.env['ASKWELL_TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
  const name = `askwell_${process.pid}_${Date.now()}`;
  const admin = new pg.Client(server);
  await admin.connect();
  try {
    await admin.query(`create database ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return await work({ options: { databaseUrl: url.href }, environment: { DATABASE_URL: url.href } });
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}
