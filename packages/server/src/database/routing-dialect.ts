import {
  PostgresAdapter,
  PostgresQueryCompiler,
  SelectQueryNode,
  SqliteAdapter,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { DatabaseHandle } from './database-handle.ts';

/**
 * Lets a library that wants a Kysely of its own work on our handle: what it reads is read, and each change is a unit of
 * work, in turn with all others. On the embedded engine a second writer would wait for the first one, blocking it.
 * Transactions are refused: the library must not need them.
 */
export class RoutingDialect implements Dialect {
  readonly #handle: DatabaseHandle;

  constructor(handle: DatabaseHandle) {
    this.#handle = handle;
  }

  createDriver(): Driver {
    const handle = this.#handle;
    const connection: DatabaseConnection = {
      executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
        if (SelectQueryNode.is(query.query)) return handle.read.executeQuery<R>(query);
        return handle.write((writer) => writer.executeQuery<R>(query));
      },
      streamQuery() {
        throw new Error('Streaming is not available here. Use DatabaseHandle.read.');
      },
    };
    const refuse = () => Promise.reject(new Error('Transactions are not available here. Use DatabaseHandle.write.'));
    return {
      init: () => Promise.resolve(),
      acquireConnection: () => Promise.resolve(connection),
      beginTransaction: refuse,
      commitTransaction: refuse,
      rollbackTransaction: refuse,
      releaseConnection: () => Promise.resolve(),
      destroy: () => Promise.resolve(),
    };
  }

  createQueryCompiler() {
    return this.#handle.engine === 'embedded' ? new SqliteQueryCompiler() : new PostgresQueryCompiler();
  }

  createAdapter() {
    return this.#handle.engine === 'embedded' ? new SqliteAdapter() : new PostgresAdapter();
  }

  createIntrospector(): DatabaseIntrospector {
    return this.#handle.read.introspection;
  }
}
