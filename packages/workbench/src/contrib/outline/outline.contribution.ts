import type { Extension } from '@askwell/core/extensions';

/** The sections of what is open, below the explorer. */
export const outline: Extension = {
  id: 'askwell.outline',
  contributes: {
    views: [
      {
        id: 'outline.sections',
        container: 'explorer',
        title: '%outline.title%',
        element: 'askwell-outline-view',
        load: () => import('./outline-view.ts'),
        order: 20,
        collapsed: true,
      },
    ],
  },
};
