import type { Extension } from '@askwell/core/extensions';
import { editorService } from '../../platform/editor-service.ts';
import { localizationService } from '../../platform/localization-service.ts';
import { notificationService } from '../../platform/notification-service.ts';

/** The keyboard shortcuts to read and print, and what this is. */
export const help: Extension = {
  id: 'askwell.help',
  contributes: {
    editors: [
      {
        id: 'keyboard-shortcuts',
        title: '%shortcuts.reference%',
        pattern: 'keyboard-shortcuts',
        icon: 'book',
        element: 'askwell-shortcuts-editor',
        load: () => import('./shortcuts-editor.ts'),
      },
    ],
    commands: [
      {
        id: 'help.keyboardShortcuts',
        title: '%shortcuts.reference%',
        category: '%category.help%',
        icon: 'book',
        when: 'signedIn',
        run: (services) =>
          services
            .get(editorService)
            .open('keyboard-shortcuts', { title: services.get(localizationService).text('shortcuts.reference') }),
      },
      {
        id: 'help.about',
        title: '%command.about%',
        category: '%category.help%',
        icon: 'info',
        run: (services) => {
          services.get(notificationService).info(services.get(localizationService).text('help.about'));
        },
      },
    ],
    keybindings: [{ command: 'help.keyboardShortcuts', key: 'Mod+K Mod+R' }],
    menus: [
      { menu: 'manage', command: 'help.keyboardShortcuts', order: 10 },
      { menu: 'manage', command: 'help.about', order: 11 },
      { menu: 'editor/empty', command: 'help.keyboardShortcuts', order: 110 },
    ],
  },
};
