import LibsqlDatabase from 'libsql';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

const cachedStatements = 200;

/**
 * One connection to an embedded database file, in the shape that Kysely's SqliteDialect takes. It keeps prepared
 * statements, and checks parameters: libsql ends the whole process on a boolean and cuts text at a NUL.
 */
export class LibsqlConnection implements SqliteDatabase {
  readonly #database: LibsqlDatabase.Database;
  readonly #statements = new Map<string, SqliteStatement>();

  /** @param busyTimeout milliseconds to wait, blocking, for a lock that another connection holds */
  constructor(file: string, busyTimeout: number) {
    this.#database = new LibsqlDatabase(file);
    this.#database.exec(`pragma busy_timeout = ${busyTimeout}`);
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  /** The first column of the first row. */
  value(sql: string): unknown {
    const [row] = this.prepare(sql).all([]) as Record<string, unknown>[];
    return row && Object.values(row)[0];
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  prepare(sql: string): SqliteStatement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    const { reader } = statement;
    const checked: SqliteStatement = {
      reader,
      all: (parameters) => statement.all(bindable(parameters)),
      run: (parameters) => {
        const { changes, lastInsertRowid } = statement.run(bindable(parameters));
        return { changes, lastInsertRowid };
      },
      iterate: (parameters) => statement.iterate(bindable(parameters)),
    };
    this.#statements.set(sql, checked);
    if (this.#statements.size > cachedStatements) {
      const [oldest] = this.#statements.keys();
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    return checked;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

function bindable(parameters: readonly unknown[]): unknown[] {
  return parameters.map((parameter) => {
    switch (typeof parameter) {
      case 'boolean':
        return parameter ? 1 : 0;
      case 'string':
        if (parameter.includes('\0')) throw new TypeError('A NUL character cannot be stored. Remove it from the text.');
        return parameter;
      case 'number':
      case 'bigint':
        return parameter;
      case 'undefined':
        return null;
      default:
        if (parameter === null || parameter instanceof Uint8Array) return parameter;
        throw new TypeError(`A ${typeof parameter} cannot be bound to a statement. Convert it to text or a number.`);
    }
  });
}
