import { parseJsonc } from '@askwell/core/base';
import { Localizer } from '@askwell/core/l10n';
import english from '@askwell/core/l10n/catalogues/workbench.en';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexColor } from './hex-color.ts';
import { readThemeFile } from './theme-file.ts';

const texts = new Localizer('en', english);
const read = (text: string) => readThemeFile(parseJsonc(text), texts);
const said = (text: string) => read(text).problems.map(({ line, message }) => `${line}: ${message}`);

const solarized = `{
  // Generated from current settings
  "$schema": "vscode://schemas/color-theme",
  "name": "Solarized Light",
  "type": "light",
  "colors": {
    "editor.background": "#FDF6E3",
    "editor.foreground": "#657B83",
    "sideBar.background": "#EEE8D5",
    "input.placeholderForeground": "#586E75AA",
    //"activityBar.dropBorder": "#000",
    "badge.background": "#B58900AA",
  },
  "tokenColors": [
    { "scope": ["comment", "punctuation.definition.comment"], "settings": { "foreground": "#93A1A1" } },
    { "scope": "string, string.quoted", "settings": { "foreground": "#2AA198" } },
    { "scope": "keyword", "settings": { "foreground": "url(//evil)" } },
    null, 7, { "settings": {} },
  ],
}`;

describe('a VS Code color theme', () => {
  it('is taken over with its colors, its type and what the code editor shows', () => {
    const { value, problems } = read(solarized);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      label: 'Solarized Light',
      type: 'light',
      count: 5,
      colors: { 'editor.background': '#FDF6E3', 'token.comment': '#93A1A1', 'token.string': '#2AA198' },
    });
    expect(value?.colors).not.toHaveProperty('token.keyword');
  });

  it('lends its colors to the parts it does not name', () => {
    expect(read(solarized).value?.colors).toMatchObject({
      'quickInput.background': '#EEE8D5',
      'tab.activeBackground': '#FDF6E3',
      'sideBar.foreground': '#657B83',
    });
  });

  it.each([
    ['{"colors": {"editor.background": "#FFFFFF"}}', 'light'],
    ['{"colors": {"editor.background": "#222"}}', 'dark'],
    ['{"type": "hcLight", "colors": {"a": "#000"}}', 'hc-light'],
    ['{"uiTheme": "hc-black", "colors": {"a": "#000"}}', 'hc-dark'],
  ])('%s is of the type %s', (text, type) => {
    expect(read(text).value?.type).toBe(type);
  });

  it.each([
    ['[]', '1: A color theme is written as { "colors": { … } }.'],
    ['{}', '1: It has no colors.'],
    ['{"colors": {}}', '1: It has no colors.'],
    ['{\n"colors": []}', '2: “colors” has to be an object of color ids and colors.'],
    [
      '{"include": "./dark.json",\n"colors": {"a": "#000"}}',
      '1: It builds on another file (“./dark.json”). Paste that file’s colors into this one first.',
    ],
    [
      '{"type": "sepia", "colors": {"a": "#000"}}',
      '1: “type” is “sepia”. It has to be dark, light, hc, hcDark or hcLight.',
    ],
    [
      '{"type": "toString", "colors": {"a": "#000"}}',
      '1: “type” is “toString”. It has to be dark, light, hc, hcDark or hcLight.',
    ],
    ['{"colors": {\n"a;b": "#000"}}', '2: “a;b” is not a color id.'],
    ['{"colors": {\n\n"a": "red"}}', '3: “a: red” is not a color. Write it as #rgb, #rrggbb or #rrggbbaa.'],
    ['{"colors": {"a": "#12345"}}', '1: “a: #12345” is not a color. Write it as #rgb, #rrggbb or #rrggbbaa.'],
    ['{"colors": {"a": "var(--x)"}}', '1: “a: var(--x)” is not a color. Write it as #rgb, #rrggbb or #rrggbbaa.'],
    ['{"colors": {"a": ["#000"]}}', '1: “a: …” is not a color. Write it as #rgb, #rrggbb or #rrggbbaa.'],
  ])('%j is refused by name', (text, problem) => {
    expect(said(text)).toContain(problem);
    expect(read(text).value).toBeUndefined();
  });

  it('names every wrong color at once', () => {
    expect(said('{"colors": {"a": "red",\n"b": "#000",\n"c": "rgb(0,0,0)"}}').map((one) => one.slice(0, 6))).toEqual([
      '1: “a:',
      '3: “c:',
    ]);
  });

  it('never gives a color that is not hexadecimal', () => {
    const color = fc.oneof(fc.string(), fc.stringMatching(/^#[\da-fA-F]{0,9}$/), fc.constantFrom('#fff;}', '#fff\n'));
    const colors = fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('editor.background', '__proto__')), color);
    fc.assert(
      fc.property(colors, colors, (first, tokens) => {
        const tokenColors = Object.entries(tokens).map(([scope, foreground]) => ({ scope, settings: { foreground } }));
        const { value, problems } = read(JSON.stringify({ colors: first, tokenColors }));
        if (value === undefined) expect(problems).not.toEqual([]);
        for (const one of Object.values(value?.colors ?? {})) expect(one).toMatch(hexColor);
      }),
    );
  });
});
