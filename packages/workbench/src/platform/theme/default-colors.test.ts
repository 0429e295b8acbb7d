import { contrast } from '@askwell/ui/theme/contrast';
import { describe, expect, it } from 'vitest';
import { darkColors, lightColors } from './default-colors.ts';

/** Text and the grounds it stands on. */
const texts: readonly (readonly [string, ...string[]])[] = [
  ['foreground', 'editor.background', 'sideBar.background', 'panel.background', 'quickInput.background'],
  ['descriptionForeground', 'editor.background', 'sideBar.background', 'panel.background', 'quickInput.background'],
  ['errorForeground', 'editor.background', 'sideBar.background', 'panel.background'],
  ['textLink.foreground', 'editor.background'],
  ['editor.foreground', 'editor.background', 'textCodeBlock.background', 'chat.requestBubbleBackground'],
  ['button.foreground', 'button.background', 'button.hoverBackground'],
  ['button.secondaryForeground', 'button.secondaryBackground', 'button.secondaryHoverBackground'],
  ['badge.foreground', 'badge.background'],
  ['activityBarBadge.foreground', 'activityBarBadge.background'],
  ['input.foreground', 'input.background'],
  ['input.placeholderForeground', 'input.background'],
  ['titleBar.activeForeground', 'titleBar.activeBackground'],
  ['commandCenter.foreground', 'commandCenter.background', 'commandCenter.activeBackground'],
  ['activityBar.inactiveForeground', 'activityBar.background'],
  ['sideBar.foreground', 'sideBar.background'],
  ['sideBarTitle.foreground', 'sideBar.background'],
  ['sideBarSectionHeader.foreground', 'sideBar.background'],
  ['tab.activeForeground', 'tab.activeBackground'],
  ['tab.inactiveForeground', 'tab.inactiveBackground', 'tab.hoverBackground'],
  ['breadcrumb.foreground', 'editor.background'],
  ['panelTitle.inactiveForeground', 'panel.background'],
  ['statusBar.foreground', 'statusBar.background'],
  ['statusBarItem.warningForeground', 'statusBar.background'],
  ['statusBarItem.errorForeground', 'statusBar.background'],
  ['list.activeSelectionForeground', 'list.activeSelectionBackground'],
  ['list.inactiveSelectionForeground', 'list.inactiveSelectionBackground'],
  ['descriptionForeground', 'list.inactiveSelectionBackground'],
  ['list.highlightForeground', 'quickInput.background', 'quickInputList.focusBackground'],
  ['quickInputList.focusForeground', 'quickInputList.focusBackground'],
  ['pickerGroup.foreground', 'quickInput.background'],
  ['notifications.foreground', 'notifications.background'],
  ['charts.green', 'editor.background'],
  ['charts.yellow', 'editor.background', 'sideBar.background'],
  ['charts.red', 'editor.background'],
];
const graphics: readonly (readonly [string, ...string[]])[] = [
  ['focusBorder', 'editor.background', 'sideBar.background', 'activityBar.background', 'statusBar.background'],
  ['icon.foreground', 'editor.background', 'sideBar.background'],
  ['input.border', 'input.background', 'editor.background'],
  ['disabledForeground', 'editor.background'],
  ['list.focusOutline', 'sideBar.background'],
];

describe.each([
  ['dark', darkColors],
  ['light', lightColors],
])('the %s colours', (_, colors) => {
  it.each([...texts.map((pair) => ({ least: 4.5, pair })), ...graphics.map((pair) => ({ least: 3, pair }))])(
    'have a contrast of $least: $pair',
    ({ least, pair: [foreground, ...grounds] }) => {
      for (const ground of grounds) {
        expect(contrast(color(colors, foreground), color(colors, ground)), ground).toBeGreaterThanOrEqual(least);
      }
    },
  );

  it('name the same ids in both', () => {
    expect(Object.keys(darkColors).toSorted()).toEqual(Object.keys(lightColors).toSorted());
  });
});

function color(colors: Readonly<Record<string, string>>, id: string): string {
  return colors[id] ?? id; // a missing one fails by its name
}
