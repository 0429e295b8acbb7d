/**
 * Where VS Code takes a colour from that a theme leaves out, in order. Without it, a part would show our own default in the
 * midst of the theme's colours.
 */
const sources: readonly (readonly [id: string, ...from: string[]])[] = [
  ['foreground', 'editor.foreground', 'sideBar.foreground'],
  ['icon.foreground', 'foreground'],
  ['editor.foreground', 'foreground'],
  ['sideBar.background', 'editor.background'],
  ['sideBar.foreground', 'foreground'],
  ['sideBarTitle.foreground', 'sideBar.foreground'],
  ['sideBarSectionHeader.foreground', 'sideBar.foreground'],
  ['activityBar.background', 'sideBar.background'],
  ['activityBar.foreground', 'sideBar.foreground'],
  ['activityBar.activeBorder', 'activityBar.foreground'],
  ['titleBar.activeBackground', 'activityBar.background'],
  ['titleBar.activeForeground', 'foreground'],
  ['statusBar.background', 'titleBar.activeBackground'],
  ['statusBar.foreground', 'foreground'],
  ['editorGroupHeader.tabsBackground', 'sideBar.background'],
  ['tab.activeBackground', 'editor.background'],
  ['tab.activeForeground', 'foreground'],
  ['tab.inactiveBackground', 'editorGroupHeader.tabsBackground'],
  ['tab.hoverBackground', 'tab.inactiveBackground'],
  ['tab.activeBorderTop', 'tab.activeBorder', 'focusBorder'],
  ['breadcrumb.foreground', 'sideBar.foreground'],
  ['breadcrumb.focusForeground', 'foreground'],
  ['panel.background', 'editor.background'],
  ['panelTitle.activeForeground', 'foreground'],
  ['panelTitle.activeBorder', 'focusBorder'],
  ['input.background', 'dropdown.background', 'editor.background'],
  ['input.foreground', 'foreground'],
  ['dropdown.background', 'input.background'],
  ['dropdown.foreground', 'input.foreground'],
  ['checkbox.background', 'dropdown.background'],
  ['checkbox.foreground', 'dropdown.foreground'],
  ['editorWidget.background', 'sideBar.background'],
  ['editorWidget.foreground', 'foreground'],
  ['editorHoverWidget.background', 'editorWidget.background'],
  ['editorHoverWidget.foreground', 'editorWidget.foreground'],
  ['editorSuggestWidget.background', 'editorWidget.background'],
  ['editorSuggestWidget.foreground', 'editorWidget.foreground'],
  ['editorSuggestWidget.selectedBackground', 'list.activeSelectionBackground'],
  ['editorSuggestWidget.selectedForeground', 'list.activeSelectionForeground'],
  ['quickInput.background', 'editorWidget.background'],
  ['quickInput.foreground', 'editorWidget.foreground'],
  ['quickInputList.focusBackground', 'list.activeSelectionBackground'],
  ['quickInputList.focusForeground', 'list.activeSelectionForeground'],
  ['menu.background', 'quickInput.background'],
  ['menu.foreground', 'quickInput.foreground'],
  ['menu.selectionBackground', 'list.activeSelectionBackground'],
  ['menu.selectionForeground', 'list.activeSelectionForeground'],
  ['notifications.background', 'editorWidget.background'],
  ['notifications.foreground', 'editorWidget.foreground'],
  ['commandCenter.background', 'input.background'],
  ['commandCenter.foreground', 'titleBar.activeForeground'],
  ['commandCenter.activeBackground', 'input.background'],
  ['list.inactiveSelectionForeground', 'foreground'],
  ['list.focusOutline', 'focusBorder'],
  ['textCodeBlock.background', 'editorWidget.background'],
  ['textPreformat.background', 'textCodeBlock.background'],
  ['textBlockQuote.background', 'textCodeBlock.background'],
  ['chat.requestBubbleBackground', 'editorWidget.background'],
  ['editorGutter.background', 'editor.background'],
  ['keybindingTable.headerBackground', 'sideBar.background'],
  ['keybindingTable.rowsBackground', 'editor.background'],
  ['settings.headerForeground', 'foreground'],
  ['charts.foreground', 'foreground'],
  ['activityBarBadge.background', 'badge.background', 'button.background'],
  ['activityBarBadge.foreground', 'badge.foreground', 'button.foreground'],
  ['settings.modifiedItemIndicator', 'focusBorder'],
];

/** Colours that follow from those a theme names. */
export function derivedColors(colors: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const derived: Record<string, string> = {};
  for (const [id, ...from] of sources) {
    if (Object.hasOwn(colors, id)) continue;
    const color = from.map((source) => colors[source] ?? derived[source]).find((found) => found !== undefined);
    if (color !== undefined) derived[id] = color;
  }
  return derived;
}
