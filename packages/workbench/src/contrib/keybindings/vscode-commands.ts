/**
 * Commands of VS Code and what does the same here; the first that a feature contributes is taken.
 *
 * @see https://code.visualstudio.com/api/references/commands
 */
export const vsCodeCommands: Readonly<Record<string, readonly string[]>> = {
  'workbench.action.showCommands': ['workbench.showCommands'],
  'workbench.action.quickOpen': ['workbench.quickOpen'],
  'workbench.action.gotoSymbol': ['go.toSection'],
  'workbench.action.gotoLine': ['go.toLine'],
  'workbench.action.openSettings': ['preferences.openSettings'],
  'workbench.action.openSettings2': ['preferences.openSettings'],
  'workbench.action.openSettingsJson': ['preferences.openSettingsJson'],
  'workbench.action.openGlobalKeybindings': ['preferences.openKeybindings'],
  'workbench.action.openGlobalKeybindingsFile': ['preferences.openKeybindingsJson'],
  'workbench.action.keybindingsReference': ['help.keyboardShortcuts'],
  'workbench.action.selectTheme': ['workbench.selectTheme'],
  'workbench.action.configureLocale': ['workbench.selectLanguage'],
  'workbench.action.toggleSidebarVisibility': ['workbench.toggleSideBar'],
  'workbench.action.togglePanel': ['workbench.togglePanel'],
  'workbench.action.focusNextPart': ['workbench.focusNextPart'],
  'workbench.action.focusPreviousPart': ['workbench.focusPreviousPart'],
  'workbench.action.closeActiveEditor': ['editor.close'],
  'workbench.action.closeOtherEditors': ['editor.closeOthers'],
  'workbench.action.closeAllEditors': ['editor.closeAll'],
  'workbench.action.reopenClosedEditor': ['editor.reopenClosed'],
  'workbench.action.keepEditor': ['editor.pin'],
  'workbench.action.nextEditor': ['editor.next'],
  'workbench.action.nextEditorInGroup': ['editor.next'],
  'workbench.action.previousEditor': ['editor.previous'],
  'workbench.action.previousEditorInGroup': ['editor.previous'],
  'workbench.action.navigateBack': ['go.back'],
  'workbench.action.navigateForward': ['go.forward'],
  'workbench.view.explorer': ['explorer.show'],
  'workbench.action.output.toggleOutput': ['output.show'],
};
