import { readFileSync, readdirSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, type TestDatabase } from '../../test/engines.ts';
import type { DatabaseHandle } from './index.ts';

interface Column {
  readonly type: 'text' | 'number' | 'time' | 'flag' | 'bytes';
  readonly nullable: boolean;
}

type Tables = Record<string, Record<string, Column>>;

/** What `schema.ts` declares. */
function declaredTables(): Tables {
  const files = readdirSync(new URL('tables/', import.meta.url)).map((name) => `tables/${name}`);
  const source = ['schema.ts', ...files].map((name) => readFileSync(new URL(name, import.meta.url), 'utf8')).join('\n');
  const members = (body: string) =>
    [...body.matchAll(/^ {2}(\w+): (.+);$/gm)].map(([, name, type]) => [name!, type!] as const);
  const interfaces = new Map(
    [...source.matchAll(/interface (\w+) \{\n([\s\S]*?)\n\}/g)].map(([, name, body]) => [name!, body!]),
  );
  return Object.fromEntries(
    members(interfaces.get('Database')!).map(([table, name]) => [
      table,
      Object.fromEntries(members(interfaces.get(name)!).map(([column, type]) => [column, declared(type)])),
    ]),
  );
}

function declared(type: string): Column {
  const nullable = type.endsWith(' | null');
  const base = type.replace(' | null', '');
  if (base === 'string') return { type: 'text', nullable };
  if (base === 'number' || base === 'Generated<number>') return { type: 'number', nullable };
  if (base === 'Uint8Array') return { type: 'bytes', nullable };
  if (base === 'AuthTime') return { type: 'time', nullable };
  if (base === 'number | boolean') return { type: 'flag', nullable };
  throw new Error(`schema.test.ts does not know the type "${type}".`);
}

async function migratedTables(database: DatabaseHandle): Promise<Tables> {
  const columns =
    database.engine === 'embedded'
      ? sql<{ table: string; column: string; type: string; nullable: number | boolean }>`
          select m.name as "table", p.name as "column", lower(p.type) as type, p."notnull" = 0 and p.pk = 0 as nullable
          from sqlite_master m join pragma_table_info(m.name) p where m.type = 'table' and m.name not like 'sqlite_%'`
      : sql<{ table: string; column: string; type: string; nullable: number | boolean }>`
          select table_name as "table", column_name as "column", data_type as type, is_nullable = 'YES' as nullable
          from information_schema.columns where table_schema = 'public'`;
  const tables: Tables = {};
  for (const { table, column, type, nullable } of (await columns.execute(database.read)).rows) {
    if (table.startsWith('askwell_migration')) continue;
    (tables[table] ??= {})[column] = { type: meaning(type), nullable: Boolean(nullable) };
  }
  return tables;
}

function meaning(type: string): Column['type'] {
  if (type === 'text') return 'text';
  if (type === 'blob' || type === 'bytea') return 'bytes';
  if (type === 'boolean') return 'flag';
  if (type.startsWith('timestamp')) return 'time';
  return 'number';
}

describe.each(engines)('the schema on $engine', ({ engine, create }) => {
  let test: TestDatabase;
  let database: DatabaseHandle;
  beforeAll(async () => {
    test = await create();
    database = await test.open();
  });
  afterAll(async () => {
    await database.close();
    await test.dispose();
  });

  it('is what the Database interface says', async () => {
    const expected = declaredTables();
    // The embedded engine has neither times nor flags: better-auth writes texts and numbers there.
    const stand = { time: 'text', flag: 'number' } as const;
    if (engine === 'embedded') {
      for (const columns of Object.values(expected)) {
        for (const [name, { type, nullable }] of Object.entries(columns)) {
          if (type === 'time' || type === 'flag') columns[name] = { type: stand[type], nullable };
        }
      }
    }
    expect(Object.keys(expected).length).toBeGreaterThan(19);
    expect(await migratedTables(database)).toEqual(expected);
  });
});
