import type { Extension } from '@askwell/core/extensions';
import { editorService } from '../../platform/editor-service.ts';

const category = '%learning.title%';

/** What people taught the bot, and what is to be done about feedback. */
export const learning: Extension = {
  id: 'askwell.learning',
  contributes: {
    editors: [
      {
        id: 'learned-examples',
        title: '%learning.title%',
        pattern: 'learned-examples',
        icon: 'verified',
        element: 'askwell-learned-examples-editor',
        load: () => import('./learned-examples-editor.ts'),
      },
      {
        id: 'tasks',
        title: '%tasks.title%',
        pattern: 'tasks',
        icon: 'check-all',
        element: 'askwell-tasks-editor',
        load: () => import('./tasks-editor.ts'),
      },
    ],
    commands: [
      {
        id: 'learning.open',
        title: '%learning.open%',
        category: '%category.view%',
        icon: 'verified',
        when: 'signedIn',
        run: (services) => services.get(editorService).open('learned-examples'),
      },
      {
        id: 'tasks.open',
        title: '%tasks.open%',
        category: '%category.view%',
        icon: 'check-all',
        when: 'signedIn',
        run: (services) => services.get(editorService).open('tasks'),
      },
      {
        id: 'learning.pickArticle',
        title: '%learning.pickArticle%',
        category,
        palette: false,
        parameters: [
          { name: 'locale', type: 'string' },
          { name: 'articleId', type: 'string', optional: true },
        ],
        run: async (services, locale: string, articleId?: string) =>
          (await import('./pick-article.ts')).pickArticle(services, locale, articleId),
      },
      {
        id: 'learning.teach',
        title: '%learning.teach%',
        category,
        palette: false,
        parameters: [
          { name: 'question', type: 'string' },
          { name: 'locale', type: 'string' },
          { name: 'articleId', type: 'string', optional: true },
        ],
        run: async (services, question: string, locale: string, articleId?: string) =>
          (await import('./pick-article.ts')).teach(services, question, locale, articleId),
      },
    ],
    keybindings: [
      { command: 'learning.open', key: 'Mod+K Mod+L' },
      { command: 'tasks.open', key: 'Mod+K Mod+D' },
    ],
    menus: [
      { menu: 'view/title', command: 'learning.open', group: 'navigation', order: 8, when: 'view == gaps.list' },
      { menu: 'view/title', command: 'tasks.open', group: 'navigation', order: 9, when: 'view == gaps.list' },
    ],
  },
};
