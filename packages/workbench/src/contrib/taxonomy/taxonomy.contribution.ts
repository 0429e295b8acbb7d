import type { Extension } from '@askwell/core/extensions';
import { editorService } from '../../platform/editor-service.ts';

/** Tags and synonyms, each in an editor of its own. */
export const taxonomy: Extension = {
  id: 'askwell.taxonomy',
  contributes: {
    editors: [
      {
        id: 'tags',
        title: '%tags.title%',
        pattern: 'tags',
        icon: 'tag',
        element: 'askwell-tags-editor',
        load: () => import('./tags-editor.ts'),
      },
      {
        id: 'synonyms',
        title: '%synonyms.title%',
        pattern: 'synonyms',
        icon: 'merge',
        element: 'askwell-synonyms-editor',
        load: () => import('./synonyms-editor.ts'),
      },
    ],
    commands: [
      {
        id: 'tags.open',
        title: '%tags.open%',
        category: '%category.view%',
        icon: 'tag',
        when: 'signedIn',
        run: (services) => services.get(editorService).open('tags'),
      },
      {
        id: 'synonyms.open',
        title: '%synonyms.open%',
        category: '%category.view%',
        icon: 'merge',
        when: 'signedIn',
        run: (services) => services.get(editorService).open('synonyms'),
      },
    ],
    menus: [
      { menu: 'view/title', command: 'tags.open', group: 'navigation', order: 10, when: 'view == explorer.articles' },
      { menu: 'view/title', command: 'synonyms.open', group: 'taxonomy', order: 11, when: 'view == explorer.articles' },
      { menu: 'manage', command: 'tags.open', group: 'taxonomy', order: 1 },
      { menu: 'manage', command: 'synonyms.open', group: 'taxonomy', order: 2 },
    ],
  },
};
