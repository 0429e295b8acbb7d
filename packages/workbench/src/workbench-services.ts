import { DisposableStore, type Disposable } from '@askwell/core/base';
import { ContextKeys, ExtensionRegistry, ServiceCollection, type Extension } from '@askwell/core/extensions';
import { CommandService, commandService } from './platform/command-service.ts';
import { ContextMenuService, contextMenuService } from './platform/context-menu-service.ts';
import { contextKeyService, extensionService } from './platform/core-services.ts';
import { DialogService, dialogService } from './platform/dialog-service.ts';
import { EditorService, editorService } from './platform/editor-service.ts';
import { KeybindingService, keybindingService } from './platform/keybinding-service.ts';
import { LayoutService, layoutService } from './platform/layout-service.ts';
import { LiveService, liveService } from './platform/live-service.ts';
import { LocalizationService, localizationService } from './platform/localization-service.ts';
import { LogService, logService } from './platform/log-service.ts';
import { MenuService, menuService } from './platform/menu-service.ts';
import { NotificationService, notificationService } from './platform/notification-service.ts';
import { OutlineService, outlineService } from './platform/outline-service.ts';
import { ProblemsService, problemsService } from './platform/problems-service.ts';
import { QuickAccessService, quickAccessService } from './platform/quick-access-service.ts';
import { SessionService, sessionService } from './platform/session-service.ts';
import { SettingsService, settingsService } from './platform/settings-service.ts';
import { StatusBarService, statusBarService } from './platform/status-bar-service.ts';
import { StorageService, storageService } from './platform/storage-service.ts';
import { ThemeService, themeService } from './platform/theme/theme-service.ts';
import { UrlService, urlService } from './platform/url-service.ts';
import { ViewService, viewService } from './platform/view-service.ts';
import { shell } from './parts/shell.ts';

export interface WorkbenchServicesOptions {
  readonly server: string;
  readonly locale?: string | undefined;
  readonly theme?: string | undefined;
  readonly ownsPage: boolean;
  readonly extensions: readonly Extension[];
}

/** The services of one workbench, wired; everything it needs is passed in, so that two on a page share nothing. */
export interface WorkbenchServices extends Disposable {
  readonly services: ServiceCollection;
}

export function createServices(options: WorkbenchServicesOptions): WorkbenchServices {
  const store = new DisposableStore();
  const services = new ServiceCollection();
  const registry = store.add(new ExtensionRegistry(services));
  const keys = store.add(new ContextKeys());
  const storage = store.add(new StorageService());
  const settings = store.add(new SettingsService(registry, storage));
  const localization = store.add(new LocalizationService(registry, options.locale));
  void localization.use();
  const log = store.add(new LogService());
  const notifications = store.add(new NotificationService());
  const commands = new CommandService(registry.commands, keys, notifications, log);
  const keybindings = store.add(new KeybindingService(registry, commands, keys, storage));
  const layout = store.add(new LayoutService(storage, keys));
  const editors = store.add(new EditorService(registry, storage, keys));
  const quickAccess = store.add(new QuickAccessService(storage));
  const session = store.add(new SessionService(options.server, storage));
  store.add(
    session.onDidChange(() => {
      keys.set('signedIn', session.state === 'signed-in');
      // What one member was told is not for whoever signs in next.
      if (session.state !== 'signed-in') notifications.dismissAll();
    }),
  );

  services.provide(extensionService, registry);
  services.provide(contextKeyService, keys);
  services.provide(storageService, storage);
  services.provide(settingsService, settings);
  services.provide(localizationService, localization);
  services.provide(logService, log);
  services.provide(notificationService, notifications);
  services.provide(commandService, commands);
  services.provide(keybindingService, keybindings);
  services.provide(layoutService, layout);
  services.provide(editorService, editors);
  services.provide(outlineService, store.add(new OutlineService(editors)));
  services.provide(quickAccessService, quickAccess);
  services.provide(sessionService, session);
  const menus = new MenuService(registry, commands, keybindings, quickAccess, localization, keys);
  services.provide(menuService, menus);
  services.provide(contextMenuService, store.add(new ContextMenuService(menus, commands)));
  services.provide(dialogService, store.add(new DialogService()));
  services.provide(viewService, store.add(new ViewService(registry, layout, keys, storage)));
  services.provide(problemsService, store.add(new ProblemsService()));
  services.provide(statusBarService, store.add(new StatusBarService()));
  services.provide(themeService, store.add(new ThemeService(registry, options.theme)));
  services.provide(liveService, store.add(new LiveService(session)));
  services.provide(urlService, store.add(new UrlService(editors, options.ownsPage)));

  for (const extension of [shell, ...options.extensions]) store.add(registry.add(extension));
  return { services, dispose: () => store.dispose() };
}
