import { parseJsonc } from '@askwell/core/base';
import { Localizer } from '@askwell/core/l10n';
import english from '@askwell/core/l10n/catalogues/workbench.en';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkKeybindings, mostRules } from './keybindings-json.ts';
import { importKeybindings, type ImportTarget } from './vscode-import.ts';

const texts = new Localizer('en', english);
const target: ImportTarget = {
  platform: 'linux',
  knowsCommand: (command) => ['workbench.quickOpen', 'workbench.togglePanel', 'inbox.accept'].includes(command),
  knowsContext: (key) => ['signedIn', 'activeEditor'].includes(key),
  defaultKeys: (command) => (command === 'workbench.togglePanel' ? ['Mod+J', 'F9'] : []),
};
const imported = (text: string, own: Partial<ImportTarget> = {}) =>
  importKeybindings(parseJsonc(text), texts, { ...target, ...own });
const rule = (rest: string) => imported(`[{${rest}}]`).value?.rules[0];
const leftOut = (text: string) => imported(text).value?.leftOut.map(({ line, message }) => `${line}: ${message}`);

describe('a keybindings.json of VS Code', () => {
  it('is taken over with comments, chords, removals and conditions', () => {
    const text = `// Place your key bindings in this file to override the defaults
[
    { "key": "ctrl+e", "command": "workbench.action.quickOpen" },
    /* chord */
    {
        "key": "ctrl+k ctrl+p",
        "command": "workbench.action.togglePanel",
        "when": "editorTextFocus && !terminalFocus",
    },
    { "key": "ctrl+p", "command": "-workbench.action.quickOpen" },
    { "command": "-workbench.action.togglePanel" },
    { "key": "f4", "command": "inbox.accept", "when": "signedIn && activeEditor == 'conversation'" },
    { "key": "f6", "command": "editor.action.rename", "when": "editorHasRenameProvider" },
    { "key": "f7", "command": "inbox.accept", "when": "terminalFocus" },
    { "key": "f8", "command": "inbox.accept", "when": "resourceScheme == 'file'" },
]`;
    const { value } = imported(text);
    expect(value?.rules).toEqual([
      { command: 'workbench.quickOpen', key: 'ctrl+e' },
      { command: 'workbench.togglePanel', key: 'ctrl+k ctrl+p', when: 'inputFocus' },
      { command: '-workbench.quickOpen', key: 'ctrl+p' },
      { command: '-workbench.togglePanel', key: 'Mod+J' },
      { command: '-workbench.togglePanel', key: 'F9' },
      { command: 'inbox.accept', key: 'f4', when: "signedIn && (activeEditor == 'conversation')" },
    ]);
    expect(leftOut(text)).toEqual([
      '13: No feature here has the command “editor.action.rename”.',
      '14: The condition uses “terminalFocus”, which does not exist here.',
      '15: The condition uses “resourceScheme”, which does not exist here.',
    ]);
  });

  it.each([
    ['cmd+shift+p', 'mod+shift+p'],
    ['win+alt+[KeyA]', 'win+alt+a'],
    ['ctrl+[Slash] ctrl+[Digit1]', 'ctrl+/ ctrl+1'],
    ['ctrl+pageup', 'ctrl+pageup'],
    ['Shift+Escape', 'shift+escape'],
    ['ctrl+[', 'ctrl+['],
  ])('the keys %s are %s here', (written, ours) => {
    expect(rule(`"key": "${written}", "command": "inbox.accept"`)?.key).toBe(ours);
  });

  it.each([
    ['isLinux', undefined],
    ['!isMac && signedIn', 'signedIn'],
    ['textInputFocus || debugState == running', 'inputFocus'],
    ['!(terminalFocus && signedIn)', undefined],
    ['signedIn || activeEditor', 'signedIn || activeEditor'],
  ])('the condition %s is %s here', (written, ours) => {
    expect(rule(`"key": "f4", "command": "inbox.accept", "when": "${written}"`)?.when).toBe(ours);
  });

  it.each([
    ['{}', '1: Shortcuts are written as a list: [{ "key": "…", "command": "…" }].'],
    ['[\n7]', '2: A shortcut is written as { "key": "…", "command": "…" }.'],
    ['[{\n"key": "f4"}]', '1: “command” has to be the id of a command, in quotes.'],
    ['[{"key": "f4",\n"command": "a b"}]', '2: “command” has to be the id of a command, in quotes.'],
    ['[{"command": "inbox.accept"}]', '1: “key” has to be keys in quotes, such as "ctrl+k ctrl+s".'],
    ['[{"command": "inbox.accept",\n"key": "numpad_add"}]', '2: The keys “numpad_add” cannot be read.'],
    ['[{"command": "a",\n"key": "a b c"}]', '2: The keys “a b c” cannot be read.'],
    ['[{"command": "a", "key": "f4",\n"when": "a &&"}]', '2: The condition “a &&” cannot be read.'],
    ['[{"command": "a", "key": "f4", "when": 1}]', '1: The condition “…” cannot be read.'],
    ['[{"command": "a", "key": "f4", "when": "x =~ /(a+)+/"}]', '1: The condition “x =~ /(a+)+/” cannot be read.'],
    ['[{"command": "a", "key": "f4", "args": {}}]', '1: “args” has to be a list.'],
    [`[${'{},'.repeat(mostRules + 1)}]`, '1: More than 1,000 shortcuts.'],
  ])('%.60s is refused with line and reason', (text, problem) => {
    const { value, problems } = imported(text);
    expect(value).toBeUndefined();
    expect(problems.map(({ line, message }) => `${line}: ${message}`)).toContain(problem);
  });

  it('gives only rules that can be read, whatever it says', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('inbox.accept', '-inbox.accept', 'ctrl+p', 'toString', '__proto__'),
    );
    const entry = fc.dictionary(
      fc.constantFrom('key', 'command', 'when', 'args', 'other'),
      fc.oneof(text, fc.jsonValue()),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
        const { value, problems } = imported(JSON.stringify(entries));
        if (!value) expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
        for (const { command } of value?.rules ?? []) expect(command).toMatch(/^-?inbox\.accept$/);
      }),
    );
  });
});

describe('own rules as JSON', () => {
  it('keep a command that no feature has, with a warning in its line', () => {
    const text =
      '[\n{ "key": "F2", "command": "acme.gone", "colour": 1 },\n{ "key": "F3", "command": "-inbox.accept" }]';
    const { value, problems } = checkKeybindings(parseJsonc(text), texts, target.knowsCommand);
    expect(value).toEqual([
      { command: 'acme.gone', key: 'F2' },
      { command: '-inbox.accept', key: 'F3' },
    ]);
    expect(problems).toEqual([
      { severity: 'warning', line: 2, message: '“colour” is not known in a shortcut. It is left out.' },
      { severity: 'warning', line: 2, message: 'No feature here has the command “acme.gone”.' },
    ]);
  });
});
