import type { Migration } from 'kysely';
import { spine } from './0001-spine.ts';
import { articleFiles } from './0002-article-files.ts';
import { learning } from './0003-learning.ts';
import { reviews } from './0004-reviews.ts';
import { attachments } from './0005-attachments.ts';
import { loops } from './0006-loops.ts';
import { folderSettings } from './0007-folder-settings.ts';
import { replyAddresses } from './0008-reply-addresses.ts';

export type Engine = 'embedded' | 'postgresql';

/** Every migration in order of its name. A published one is never changed; a new one is added. */
export function migrations(engine: Engine): Record<string, Migration> {
  return {
    '0001-spine': { up: (database) => spine(database, engine) },
    '0002-article-files': { up: articleFiles },
    '0003-learning': { up: learning },
    '0004-reviews': { up: reviews },
    '0005-attachments': { up: (database) => attachments(database, engine) },
    '0006-loops': { up: loops },
    '0007-folder-settings': { up: folderSettings },
    '0008-reply-addresses': { up: replyAddresses },
  };
}
