import type { Disposable } from '@askwell/core/base';
import type { Extension, ServiceCollection } from '@askwell/core/extensions';
import { localizationService } from '../../platform/localization-service.ts';
import { problemsService } from '../../platform/problems-service.ts';
import { sessionService } from '../../platform/session-service.ts';
import { statusBarService, type StatusBarHandle } from '../../platform/status-bar-service.ts';
import { viewService } from '../../platform/view-service.ts';
import { worstOf } from './problem-rows.ts';

/** What is wrong in what is being written: a view in the panel, its badge, and the counts in the status bar. */
export const problems: Extension = {
  id: 'askwell.problems',
  contributes: {
    viewContainers: [{ id: 'problems', title: '%problems.title%', icon: 'warning', location: 'panel', order: 10 }],
    views: [
      {
        id: 'problems.list',
        container: 'problems',
        title: '%problems.title%',
        element: 'askwell-problems-view',
        load: () => import('./problems-view.ts'),
      },
    ],
    commands: [
      {
        id: 'problems.show',
        title: '%problems.show%',
        category: '%category.view%',
        icon: 'warning',
        when: 'signedIn',
        run: (services) => services.get(viewService).open('problems'),
      },
    ],
    keybindings: [{ command: 'problems.show', key: 'Mod+Shift+M' }],
  },
  activate({ services, subscriptions }) {
    const store = services.get(problemsService);
    const localization = services.get(localizationService);
    const session = services.get(sessionService);
    const shown: { entry?: StatusBarHandle; badge?: Disposable } = {};
    const update = () => show(services, shown);
    for (const event of [store.onDidChange, localization.onDidChange, session.onDidChange]) {
      subscriptions.add(event(update));
    }
    subscriptions.add({ dispose: () => hide(shown) });
    update();
  },
};

function hide(shown: { entry?: StatusBarHandle; badge?: Disposable }): void {
  shown.entry?.dispose();
  shown.badge?.dispose();
  delete shown.entry;
  delete shown.badge;
}

function show(services: ServiceCollection, shown: { entry?: StatusBarHandle; badge?: Disposable }): void {
  if (services.get(sessionService).state !== 'signed-in') return hide(shown);
  const localization = services.get(localizationService);
  const { counts } = services.get(problemsService);
  const { error, warning, hint } = counts;
  const count = error + warning + hint;
  const worst = worstOf(counts);
  const entry = {
    text: localization.text('problems.status', { errors: error, warnings: warning + hint }),
    icon: worst === undefined ? 'check' : worst === 'hint' ? 'info' : worst,
    tooltip: localization.text('problems.counts', { errors: error, warnings: warning, hints: hint }),
    command: 'problems.show',
    tone: worst === 'error' ? 'error' : worst === 'warning' ? 'warning' : 'normal',
  } as const;
  if (shown.entry) shown.entry.update(entry);
  else shown.entry = services.get(statusBarService).add({ id: 'problems', side: 'start', priority: 70, ...entry });
  shown.badge?.dispose();
  delete shown.badge;
  if (count === 0) return;
  const tooltip = localization.text('problems.counts', { errors: error, warnings: warning, hints: hint });
  shown.badge = services.get(viewService).setBadge('problems', { count, tooltip });
}
