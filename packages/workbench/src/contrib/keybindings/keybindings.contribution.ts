import type { Extension, ServiceAccessor } from '@askwell/core/extensions';
import type { WorkbenchText } from '../../platform/localization-service.ts';
import { editorService } from '../../platform/editor-service.ts';
import { localizationService } from '../../platform/localization-service.ts';

const category = '%category.preferences%';

const open = (uri: string, title: WorkbenchText) => (services: ServiceAccessor) =>
  services.get(editorService).open(uri, { title: services.get(localizationService).text(title) });

/** Every key and what it does, to change: as a table, as JSON, and taken over from VS Code. */
export const keybindings: Extension = {
  id: 'askwell.keybindings',
  contributes: {
    editors: [
      {
        id: 'keybindings',
        title: '%shortcuts.title%',
        pattern: 'keybindings',
        icon: 'record-keys',
        element: 'askwell-keybindings-editor',
        load: () => import('./keybindings-editor.ts'),
      },
      {
        id: 'keybindings-json',
        title: '%keybindings.jsonTitle%',
        pattern: 'keybindings/json',
        icon: 'json',
        element: 'askwell-keybindings-json-editor',
        load: () => import('./keybindings-json-editor.ts'),
      },
      {
        id: 'keybindings-import',
        title: '%keybindings.importTitle%',
        pattern: 'keybindings/import',
        icon: 'record-keys',
        element: 'askwell-keybindings-import-editor',
        load: () => import('./keybindings-import-editor.ts'),
      },
    ],
    commands: [
      {
        id: 'preferences.openKeybindings',
        title: '%command.openKeybindings%',
        category,
        icon: 'record-keys',
        when: 'signedIn',
        run: open('keybindings', 'shortcuts.title'),
      },
      {
        id: 'preferences.openKeybindingsJson',
        title: '%command.openKeybindingsJson%',
        category,
        icon: 'json',
        when: 'signedIn',
        run: open('keybindings/json', 'keybindings.jsonTitle'),
      },
      {
        id: 'preferences.importKeybindings',
        title: '%command.importKeybindings%',
        category,
        when: 'signedIn',
        run: open('keybindings/import', 'keybindings.importTitle'),
      },
    ],
    keybindings: [{ command: 'preferences.openKeybindings', key: 'Mod+K Mod+S' }],
    menus: [{ menu: 'manage', command: 'preferences.openKeybindings', order: 0.5 }],
  },
};
