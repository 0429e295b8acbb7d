import type { Migration } from 'kysely';
import { spine } from './0001-spine.ts';
import { articleFiles } from './0002-article-files.ts';

export type Engine = 'embedded' | 'postgresql';

/** Every migration in order of its name. A published one is never changed; a new one is added. */
export function migrations(engine: Engine): Record<string, Migration> {
  return {
    '0001-spine': { up: (database) => spine(database, engine) },
    '0002-article-files': { up: articleFiles },
  };
}
