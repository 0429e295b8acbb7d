import type { Extension, ServiceAccessor } from '@askwell/core/extensions';
import { viewService } from '../../platform/view-service.ts';
import { gapsHost } from './gaps-host.ts';

const container = 'gaps';
const category = '%gaps.title%';
const shown = 'activeEditor == gap';
const optionalId = [{ name: 'gapId', type: 'string', optional: true }] as const;

/** Runs one of the feature's commands, which are loaded when the first of them is used. */
function lazily(name: keyof typeof import('./gap-commands.ts')) {
  return async (services: ServiceAccessor, gapId?: string): Promise<void> =>
    (await import('./gap-commands.ts'))[name](services.get(gapsHost), gapId);
}

/** What customers ask and nothing answers well. */
export const gaps: Extension = {
  id: 'askwell.gaps',
  contributes: {
    viewContainers: [{ id: container, title: '%gaps.container%', icon: 'lightbulb', location: 'side-bar', order: 60 }],
    views: [
      {
        id: 'gaps.list',
        container,
        title: '%gaps.title%',
        element: 'askwell-gaps-view',
        load: () => import('./gaps-view.ts'),
        order: 10,
      },
    ],
    editors: [
      {
        id: 'gap',
        title: '%gaps.gap%',
        pattern: 'gap/{gapId}',
        icon: 'lightbulb',
        element: 'askwell-gap-editor',
        load: () => import('./gap-editor.ts'),
      },
    ],
    commands: [
      {
        id: 'gaps.show',
        title: '%gaps.show%',
        category: '%category.view%',
        icon: 'lightbulb',
        when: 'signedIn',
        run: (services) => services.get(viewService).open(container),
      },
      {
        id: 'gaps.refresh',
        title: '%gaps.refresh%',
        category,
        icon: 'refresh',
        when: 'signedIn',
        run: lazily('refresh'),
      },
      {
        id: 'gap.draft',
        title: '%gap.draft%',
        category,
        icon: 'edit',
        when: shown,
        parameters: optionalId,
        run: lazily('draft'),
      },
      { id: 'gap.attach', title: '%gap.attach%', category, when: shown, parameters: optionalId, run: lazily('attach') },
      { id: 'gap.close', title: '%gap.close%', category, when: shown, parameters: optionalId, run: lazily('close') },
      { id: 'gap.merge', title: '%gap.merge%', category, when: shown, parameters: optionalId, run: lazily('merge') },
      { id: 'gap.ignore', title: '%gap.ignore%', category, when: shown, parameters: optionalId, run: lazily('ignore') },
      { id: 'gap.reopen', title: '%gap.reopen%', category, when: shown, parameters: optionalId, run: lazily('reopen') },
    ],
    keybindings: [
      { command: 'gaps.show', key: 'Mod+K Mod+G' },
      { command: 'gap.draft', key: 'Mod+Enter', when: shown },
      { command: 'gap.attach', key: 'Mod+K A', when: shown },
      { command: 'gap.close', key: 'Mod+K C', when: shown },
      { command: 'gap.merge', key: 'Mod+K M', when: shown },
      { command: 'gap.ignore', key: 'Mod+K I', when: shown },
      { command: 'gap.reopen', key: 'Mod+K O', when: shown },
    ],
    menus: [
      { menu: 'view/title', command: 'gaps.refresh', group: 'navigation', when: 'view == gaps.list' },
      { menu: 'editor/title', command: 'gap.draft', group: 'navigation', when: shown },
    ],
  },
  activate({ services, subscriptions }) {
    subscriptions.add(services.provide(gapsHost, { services, subscriptions }));
  },
};
