import type { Extension } from '@askwell/core/extensions';
import { casesHost } from './cases-host.ts';

/** The case library: what conversations taught, and what became of it. */
export const cases: Extension = {
  id: 'askwell.cases',
  contributes: {
    views: [
      {
        id: 'cases.list',
        container: 'gaps',
        title: '%cases.title%',
        element: 'askwell-cases-view',
        load: () => import('./cases-view.ts'),
        order: 20,
      },
    ],
    editors: [
      {
        id: 'case',
        title: '%cases.case%',
        pattern: 'case/{caseId}',
        icon: 'book',
        element: 'askwell-case-editor',
        load: () => import('./case-editor.ts'),
      },
    ],
    commands: [
      {
        id: 'cases.create',
        title: '%cases.create%',
        category: '%cases.title%',
        icon: 'book',
        when: 'activeEditor == conversation && conversationState == resolved',
        parameters: [{ name: 'conversationId', type: 'string', optional: true }],
        run: async (services, conversationId?: string) =>
          (await import('./create-case.ts')).createCase(services, conversationId),
      },
    ],
    menus: [{ menu: 'editor/title', command: 'cases.create', group: 'navigation' }],
  },
  activate({ services, subscriptions }) {
    subscriptions.add(services.provide(casesHost, { services, subscriptions }));
  },
};
