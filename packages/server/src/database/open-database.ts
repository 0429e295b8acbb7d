import { join } from 'node:path';
import type { DatabaseHandle } from './database-handle.ts';
import { openEmbedded } from './embedded.ts';
import { openPostgresql } from './postgresql.ts';

/** Opens PostgreSQL when an address is given, otherwise `askwell.db` in the data folder. */
export function openDatabase(options: {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly onError: (error: Error) => void;
}): Promise<DatabaseHandle> {
  const { databaseUrl, dataDir, onError } = options;
  if (!databaseUrl) return openEmbedded(join(dataDir, 'askwell.db'));
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new Error(
      'databaseUrl must begin with "postgres://" or "postgresql://". Leave it out to use the embedded database.',
    );
  }
  return openPostgresql(databaseUrl, onError);
}
