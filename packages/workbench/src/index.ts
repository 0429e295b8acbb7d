export { AskwellWorkbench } from './askwell-workbench.ts';
export { contributions } from './contributions.ts';
export { createWorkbench, type Workbench, type WorkbenchOptions } from './create-workbench.ts';
export { element } from './base/define-element.ts';
export { commandService, type CommandService } from './platform/command-service.ts';
export { contextMenuService, type ContextMenuItem, type ContextMenuService } from './platform/context-menu-service.ts';
export { contextKeyService, extensionService } from './platform/core-services.ts';
export { dialogService, type DialogService } from './platform/dialog-service.ts';
export { editorService, type EditorService, type OpenOptions } from './platform/editor-service.ts';
export { layoutService, type LayoutService } from './platform/layout-service.ts';
export { liveService, type LiveService } from './platform/live-service.ts';
export { localizationService, type LocalizationService } from './platform/localization-service.ts';
export { logService, type LogService } from './platform/log-service.ts';
export { notificationService, type NotificationService } from './platform/notification-service.ts';
export {
  outlineService,
  type Outline,
  type OutlineOffer,
  type OutlineSection,
  type OutlineService,
} from './platform/outline-service.ts';
export { quickAccessService, type QuickAccessService } from './platform/quick-access-service.ts';
export { sessionService, type SessionService } from './platform/session-service.ts';
export { settingsService, type SettingsService } from './platform/settings-service.ts';
export { statusBarService, type StatusBarService } from './platform/status-bar-service.ts';
export { storageService, type StorageService } from './platform/storage-service.ts';
export { themeService, type ThemeService } from './platform/theme/theme-service.ts';
export { viewService, type ViewService } from './platform/view-service.ts';
export { WorkbenchElement } from './platform/workbench-element.ts';
