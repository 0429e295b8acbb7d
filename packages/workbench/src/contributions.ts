import type { Extension } from '@askwell/core/extensions';
import { account } from './contrib/account/account.contribution.ts';
import { cases } from './contrib/cases/cases.contribution.ts';
import { connection } from './contrib/connection/connection.contribution.ts';
import { explorer } from './contrib/explorer/explorer.contribution.ts';
import { gaps } from './contrib/gaps/gaps.contribution.ts';
import { help } from './contrib/help/help.contribution.ts';
import { inbox } from './contrib/inbox/inbox.contribution.ts';
import { keybindings } from './contrib/keybindings/keybindings.contribution.ts';
import { language } from './contrib/language/language.contribution.ts';
import { outline } from './contrib/outline/outline.contribution.ts';
import { layout } from './contrib/layout/layout.contribution.ts';
import { learning } from './contrib/learning/learning.contribution.ts';
import { output } from './contrib/output/output.contribution.ts';
import { quickOpen } from './contrib/quick-open/quick-open.contribution.ts';
import { reviews } from './contrib/reviews/reviews.contribution.ts';
import { search } from './contrib/search/search.contribution.ts';
import { settings } from './contrib/settings/settings.contribution.ts';
import { testing } from './contrib/testing/testing.contribution.ts';
import { taxonomy } from './contrib/taxonomy/taxonomy.contribution.ts';
import { themes } from './contrib/themes/themes.contribution.ts';
import { problems } from './contrib/problems/problems.contribution.ts';
import { timeline } from './contrib/timeline/timeline.contribution.ts';
import { writing } from './contrib/writing/writing.contribution.ts';

/** The features of the workbench. Deleting a line removes the feature whole. */
export const contributions: readonly Extension[] = [
  themes,
  language,
  settings,
  layout,
  keybindings,
  account,
  connection,
  output,
  help,
  explorer,
  quickOpen,
  writing,
  problems,
  outline,
  search,
  taxonomy,
  timeline,
  reviews,
  inbox,
  testing,
  gaps,
  cases,
  learning,
];
