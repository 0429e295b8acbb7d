import type { Extension, ServiceAccessor } from '@askwell/core/extensions';
import { commandService } from '../platform/command-service.ts';
import { editorService, type EditorService } from '../platform/editor-service.ts';
import { keybindingService } from '../platform/keybinding-service.ts';
import { layoutService } from '../platform/layout-service.ts';
import { localizationService } from '../platform/localization-service.ts';
import { quickAccessService, type QuickItem } from '../platform/quick-access-service.ts';
import { urlService } from '../platform/url-service.ts';

/** What the shell itself can do: palette, parts, tabs. It is the one extension that is always there. */
export const shell: Extension = {
  id: 'askwell.shell',
  contributes: {
    commands: [
      {
        id: 'workbench.showCommands',
        title: '%command.showCommands%',
        run: (services) => services.get(quickAccessService).show('>'),
      },
      {
        id: 'workbench.quickOpen',
        title: '%command.quickOpen%',
        when: 'signedIn',
        run: (services) => {
          const quickAccess = services.get(quickAccessService);
          quickAccess.show(quickAccess.provider('') ? '' : '>');
        },
      },
      ...viewCommands(),
      ...editorCommands(),
    ],
    keybindings: [
      // The last is the one shown beside the command.
      { command: 'workbench.showCommands', key: 'F1' },
      { command: 'workbench.showCommands', key: 'Mod+Shift+P' },
      { command: 'workbench.quickOpen', key: 'Mod+P' },
      { command: 'workbench.toggleSideBar', key: 'Escape', when: 'narrow && sideBarVisible' },
      { command: 'workbench.toggleSideBar', key: 'Mod+B' },
      { command: 'workbench.togglePanel', key: 'Mod+J' },
      { command: 'workbench.focusPreviousPart', key: 'Shift+F6' },
      { command: 'workbench.focusNextPart', key: 'F6' },
      // Browsers keep Mod+W and Mod+Shift+T for their own tabs.
      { command: 'editor.close', key: 'Alt+W' },
      { command: 'editor.reopenClosed', key: 'Alt+Shift+W' },
      { command: 'editor.next', key: 'Alt+PageDown' },
      { command: 'editor.previous', key: 'Alt+PageUp' },
      { command: 'editor.pin', key: 'Mod+K Enter' },
      { command: 'go.back', key: 'Alt+Left', mac: 'Ctrl+-', when: '!inputFocus' },
      { command: 'go.forward', key: 'Alt+Right', mac: 'Ctrl+Shift+-', when: '!inputFocus' },
    ],
    menus: [
      { menu: 'editor/empty', command: 'workbench.showCommands', order: 100 },
      { menu: 'manage', command: 'workbench.showCommands', order: -10 },
    ],
  },
  activate({ services, subscriptions }) {
    const quickAccess = services.get(quickAccessService);
    const localization = services.get(localizationService);
    subscriptions.add(
      quickAccess.register({
        prefix: '>',
        placeholder: () => localization.text('palette.commands'),
        help: () => localization.text('palette.commandsHelp'),
        items: () => commandItems(services),
      }),
    );
    subscriptions.add(
      quickAccess.register({
        prefix: '?',
        placeholder: () => localization.text('palette.help'),
        help: () => localization.text('palette.help'),
        items: () =>
          quickAccess.providers
            .filter(({ prefix }) => prefix !== '?')
            .map(({ prefix, help }) => ({
              id: `help:${prefix}`,
              label: prefix || '…',
              description: help(),
              run: () => quickAccess.show(prefix),
            })),
      }),
    );
  },
};

function commandItems(services: ServiceAccessor): readonly QuickItem[] {
  const localization = services.get(localizationService);
  const keybindings = services.get(keybindingService);
  const commands = services.get(commandService);
  return commands
    .enabled()
    .filter(({ palette = true }) => palette)
    .map(({ id, title, category }) => {
      const label = localization.label(title);
      const keys = keybindings.label(id);
      return {
        id,
        label: category === undefined ? label : `${localization.label(category)}: ${label}`,
        ...(keys === undefined ? {} : { keys }),
        run: () => commands.run(id),
      };
    })
    .toSorted((a, b) => a.label.localeCompare(b.label, localization.locale));
}

function viewCommands() {
  const category = '%category.view%';
  const when = 'signedIn';
  return [
    {
      id: 'workbench.toggleSideBar',
      title: '%command.toggleSideBar%',
      category,
      when,
      run: (services: ServiceAccessor) => {
        const layout = services.get(layoutService);
        const shown = layout.sideBarShown;
        layout.showSideBar(!shown);
        layout.focus(shown ? 'editor' : 'side-bar');
      },
    },
    {
      id: 'workbench.togglePanel',
      title: '%command.togglePanel%',
      category,
      when,
      run: (services: ServiceAccessor) => {
        const layout = services.get(layoutService);
        const shown = layout.panelShown;
        layout.update({ panelVisible: !shown });
        layout.focus(shown ? 'editor' : 'panel');
      },
    },
    {
      id: 'workbench.focusNextPart',
      title: '%command.focusNextPart%',
      category,
      when,
      run: (services: ServiceAccessor) => services.get(layoutService).focusStep(1),
    },
    {
      id: 'workbench.focusPreviousPart',
      title: '%command.focusPreviousPart%',
      category,
      when,
      run: (services: ServiceAccessor) => services.get(layoutService).focusStep(-1),
    },
    {
      id: 'go.back',
      title: '%command.back%',
      when,
      run: (services: ServiceAccessor) => services.get(urlService).back(),
    },
    {
      id: 'go.forward',
      title: '%command.forward%',
      when,
      run: (services: ServiceAccessor) => services.get(urlService).forward(),
    },
  ];
}

function editorCommands() {
  const editors = (services: ServiceAccessor) => services.get(editorService);
  const onActive = (act: (service: EditorService, uri: string) => void) => (services: ServiceAccessor) => {
    const service = editors(services);
    if (service.active !== null) act(service, service.active);
  };
  const category = '%category.editor%';
  const some = 'signedIn && editorCount';
  return [
    {
      id: 'editor.close',
      title: '%command.closeEditor%',
      category,
      when: some,
      run: onActive((service, uri) => service.close(uri)),
    },
    {
      id: 'editor.closeOthers',
      title: '%command.closeOtherEditors%',
      category,
      when: 'signedIn && editorCount && editorCount != 1',
      run: onActive((service, uri) => service.closeOthers(uri)),
    },
    {
      id: 'editor.closeAll',
      title: '%command.closeAllEditors%',
      category,
      when: some,
      run: (services: ServiceAccessor) => editors(services).closeAll(),
    },
    {
      id: 'editor.reopenClosed',
      title: '%command.reopenClosedEditor%',
      category,
      when: 'signedIn && closedEditorCount',
      run: (services: ServiceAccessor) => editors(services).reopenClosed(),
    },
    {
      id: 'editor.pin',
      title: '%command.pinEditor%',
      category,
      when: some,
      run: onActive((service, uri) => service.pin(uri)),
    },
    {
      id: 'editor.next',
      title: '%command.nextEditor%',
      category,
      when: some,
      run: (services: ServiceAccessor) => editors(services).step(1),
    },
    {
      id: 'editor.previous',
      title: '%command.previousEditor%',
      category,
      when: some,
      run: (services: ServiceAccessor) => editors(services).step(-1),
    },
  ];
}
