import type { Extension } from '@askwell/core/extensions';
import { account } from './contrib/account/account.contribution.ts';
import { connection } from './contrib/connection/connection.contribution.ts';
import { explorer } from './contrib/explorer/explorer.contribution.ts';
import { help } from './contrib/help/help.contribution.ts';
import { inbox } from './contrib/inbox/inbox.contribution.ts';
import { language } from './contrib/language/language.contribution.ts';
import { output } from './contrib/output/output.contribution.ts';
import { themes } from './contrib/themes/themes.contribution.ts';

/** The features of the workbench. Deleting a line removes the feature whole. */
export const contributions: readonly Extension[] = [
  themes,
  language,
  account,
  connection,
  output,
  help,
  explorer,
  inbox,
];
