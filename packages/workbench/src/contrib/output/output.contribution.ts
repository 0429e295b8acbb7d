import type { Extension } from '@askwell/core/extensions';
import { logService } from '../../platform/log-service.ts';
import { viewService } from '../../platform/view-service.ts';

/** The log of what happens behind the scenes, in the panel. */
export const output: Extension = {
  id: 'askwell.output',
  contributes: {
    viewContainers: [{ id: 'output', title: '%output.title%', icon: 'list-tree', location: 'panel' }],
    views: [
      {
        id: 'output.log',
        container: 'output',
        title: '%output.log%',
        element: 'askwell-output-view',
        load: () => import('./output-view.ts'),
      },
    ],
    commands: [
      {
        id: 'output.show',
        title: '%command.showOutput%',
        category: '%category.view%',
        when: 'signedIn',
        run: (services) => services.get(viewService).open('output'),
      },
      {
        id: 'output.clear',
        title: '%command.clearOutput%',
        icon: 'clear-all',
        when: 'signedIn',
        run: (services) => services.get(logService).clear(),
      },
    ],
    menus: [{ menu: 'view/title', command: 'output.clear', group: 'navigation', when: 'view == output.log' }],
  },
};
