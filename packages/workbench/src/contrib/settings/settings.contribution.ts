import type { Extension } from '@askwell/core/extensions';
import { editorService } from '../../platform/editor-service.ts';
import { localizationService } from '../../platform/localization-service.ts';

/** The member's settings, as a form and as JSON. */
export const settings: Extension = {
  id: 'askwell.settings',
  contributes: {
    editors: [
      {
        id: 'settings',
        title: '%settings.title%',
        pattern: 'settings',
        icon: 'gear',
        element: 'askwell-settings-editor',
        load: () => import('./settings-editor.ts'),
      },
      {
        id: 'settings-json',
        title: '%settings.jsonTitle%',
        pattern: 'settings/json',
        icon: 'json',
        element: 'askwell-settings-json-editor',
        load: () => import('./settings-json-editor.ts'),
      },
    ],
    commands: [
      {
        id: 'preferences.openSettings',
        title: '%command.openSettings%',
        category: '%category.preferences%',
        icon: 'gear',
        when: 'signedIn',
        run: (services) =>
          services
            .get(editorService)
            .open('settings', { title: services.get(localizationService).text('settings.title') }),
      },
      {
        id: 'preferences.openSettingsJson',
        title: '%command.openSettingsJson%',
        category: '%category.preferences%',
        icon: 'json',
        when: 'signedIn',
        run: (services) =>
          services
            .get(editorService)
            .open('settings/json', { title: services.get(localizationService).text('settings.jsonTitle') }),
      },
    ],
    keybindings: [{ command: 'preferences.openSettings', key: 'Mod+,' }],
    menus: [
      { menu: 'manage', command: 'preferences.openSettings', order: 0 },
      {
        menu: 'editor/title',
        command: 'preferences.openSettingsJson',
        when: 'activeEditor == settings',
        group: 'navigation',
      },
      {
        menu: 'editor/title',
        command: 'preferences.openSettings',
        when: 'activeEditor == settings-json',
        group: 'navigation',
      },
    ],
  },
};
