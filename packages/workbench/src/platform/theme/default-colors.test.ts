import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contrast } from '@askwell/ui/theme/contrast';
import { describe, expect, it } from 'vitest';
import { defaultColors, type ColorId, type ThemeType } from './default-colors.ts';

type Pair = readonly [foreground: ColorId, ...grounds: ColorId[]];

const plainGrounds = ['editor.background', 'sideBar.background', 'panel.background', 'quickInput.background'] as const;

/** Text and the grounds it stands on. */
const texts: readonly Pair[] = [
  ['foreground', ...plainGrounds, 'textCodeBlock.background', 'textBlockQuote.background'],
  ['descriptionForeground', ...plainGrounds, 'list.inactiveSelectionBackground', 'editorWidget.background'],
  ['errorForeground', 'editor.background', 'sideBar.background', 'panel.background'],
  ['textLink.foreground', 'editor.background', 'sideBar.background', 'quickInput.background'],
  ['editor.foreground', 'editor.background', 'textCodeBlock.background', 'chat.requestBubbleBackground'],
  ['editor.foreground', 'diffEditor.insertedLineBackground', 'diffEditor.insertedTextBackground'],
  ['editor.foreground', 'diffEditor.removedLineBackground', 'diffEditor.removedTextBackground'],
  ['editor.foreground', 'editor.findMatchHighlightBackground', 'editor.inactiveSelectionBackground'],
  ['editorWidget.foreground', 'editorWidget.background'],
  ['editorHoverWidget.foreground', 'editorHoverWidget.background'],
  ['editorSuggestWidget.foreground', 'editorSuggestWidget.background'],
  ['editorSuggestWidget.selectedForeground', 'editorSuggestWidget.selectedBackground'],
  ['editorSuggestWidget.highlightForeground', 'editorSuggestWidget.background'],
  ['editorLineNumber.foreground', 'editor.background'],
  ['editorLineNumber.activeForeground', 'editor.background'],
  ['editorError.foreground', 'editor.background'],
  ['editorWarning.foreground', 'editor.background'],
  ['editorInfo.foreground', 'editor.background'],
  ['button.foreground', 'button.background', 'button.hoverBackground'],
  ['button.secondaryForeground', 'button.secondaryBackground', 'button.secondaryHoverBackground'],
  ['badge.foreground', 'badge.background'],
  ['activityBarBadge.foreground', 'activityBarBadge.background'],
  ['banner.foreground', 'banner.background'],
  ['input.foreground', 'input.background'],
  [
    'foreground',
    'inputValidation.errorBackground',
    'inputValidation.warningBackground',
    'inputValidation.infoBackground',
  ],
  ['dropdown.foreground', 'dropdown.background'],
  ['inputOption.activeForeground', 'inputOption.activeBackground'],
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
  ['list.highlightForeground', 'quickInput.background', 'quickInputList.focusBackground'],
  ['list.errorForeground', 'sideBar.background'],
  ['list.warningForeground', 'sideBar.background'],
  ['list.deemphasizedForeground', 'sideBar.background'],
  ['menu.foreground', 'menu.background'],
  ['menu.selectionForeground', 'menu.selectionBackground'],
  ['quickInputList.focusForeground', 'quickInputList.focusBackground'],
  ['pickerGroup.foreground', 'quickInput.background'],
  ['notifications.foreground', 'notifications.background'],
  ['settings.headerForeground', 'editor.background'],
  ['foreground', 'keybindingTable.headerBackground', 'keybindingTable.rowsBackground'],
  ['charts.green', 'editor.background'],
  ['charts.yellow', 'editor.background', 'sideBar.background'],
  ['charts.red', 'editor.background'],
  ['charts.blue', 'editor.background'],
  ['charts.orange', 'editor.background'],
  ['charts.purple', 'editor.background'],
  ['charts.foreground', 'editor.background'],
  ...(['added', 'modified', 'deleted', 'untracked', 'conflicting'] as const).map((state): Pair => [
    `gitDecoration.${state}ResourceForeground`,
    'sideBar.background',
    'editor.background',
  ]),
  ...(['comment', 'keyword', 'string', 'number', 'heading', 'link', 'tag', 'quote', 'invalid'] as const).map(
    (token): Pair => [`token.${token}`, 'editor.background'],
  ),
];
const graphics: readonly Pair[] = [
  ['focusBorder', 'editor.background', 'sideBar.background', 'activityBar.background', 'statusBar.background'],
  ['icon.foreground', 'editor.background', 'sideBar.background'],
  ['input.border', 'input.background', 'editor.background'],
  ['dropdown.border', 'dropdown.background', 'editor.background'],
  ['checkbox.border', 'checkbox.background', 'editor.background'],
  ['disabledForeground', 'editor.background'],
  ['list.focusOutline', 'sideBar.background'],
  ['progressBar.background', 'editor.background', 'sideBar.background'],
  ['settings.modifiedItemIndicator', 'editor.background'],
  ['editorCursor.foreground', 'editor.background'],
  ...(['added', 'modified', 'deleted'] as const).map((state): Pair => [
    `editorGutter.${state}Background`,
    'editor.background',
  ]),
  ...(['Passed', 'Failed', 'Errored', 'Queued', 'Unset', 'Skipped'] as const).map((state): Pair => [
    `testing.icon${state}`,
    'sideBar.background',
    'editor.background',
  ]),
  ...(['Error', 'Warning', 'Info'] as const).map((kind): Pair => [
    `problems${kind}Icon.foreground`,
    'panel.background',
  ]),
];
/** What shows only in high contrast: every part and everything chosen is told apart without shades. */
const frames: readonly Pair[] = [
  ['contrastBorder', 'editor.background', 'sideBar.background'],
  ['contrastActiveBorder', 'editor.background', 'sideBar.background'],
  ['widget.border', 'quickInput.background', 'editor.background'],
  ['sideBar.border', 'sideBar.background'],
  ['panel.border', 'panel.background'],
  ['button.border', 'editor.background'],
];

describe.each<readonly [ThemeType, number, number]>([
  ['dark', 4.5, 3],
  ['light', 4.5, 3],
  ['hc-dark', 7, 4.5],
  ['hc-light', 7, 4.5],
])('the %s colours', (type, textLeast, graphicLeast) => {
  const colors = defaultColors[type];
  const highContrast = type.startsWith('hc');

  it.each([
    ...texts.map((pair) => ({ least: textLeast, pair })),
    ...graphics.map((pair) => ({ least: graphicLeast, pair })),
    ...(highContrast ? frames.map((pair) => ({ least: graphicLeast, pair })) : []),
  ])('have a contrast of $least: $pair', ({ least, pair: [foreground, ...grounds] }) => {
    for (const ground of grounds) {
      expect(contrast(colors[foreground], colors[ground]), ground).toBeGreaterThanOrEqual(least);
    }
  });

  it('name the ids of the dark ones', () => {
    expect(Object.keys(colors).toSorted()).toEqual(Object.keys(defaultColors.dark).toSorted());
  });

  it.runIf(highContrast)('tell the chosen row of a list from the others', () => {
    // Text at 7:1 on a ground that is itself at 3:1 to black is only just possible.
    const ground = contrast(colors['list.activeSelectionBackground'], colors['sideBar.background']);
    expect(ground).toBeGreaterThanOrEqual(2.9);
  });
});

describe('the elements', () => {
  it('use no colour that has no default', () => {
    const known = new Set(Object.keys(defaultColors.dark).map((id) => id.replaceAll('.', '-')));
    const fonts = /^(?:editor-)?font-/;
    const folder = fileURLToPath(new URL('../../', import.meta.url));
    const unknown = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) =>
        [...readFileSync(folder + file, 'utf8').matchAll(/var\(--vscode-([\w-]+)/g)].map(([, id = '']) => ({
          file,
          id,
        })),
      )
      .filter(({ id }) => !known.has(id) && !fonts.test(id));
    expect(unknown).toEqual([]);
  });
});
