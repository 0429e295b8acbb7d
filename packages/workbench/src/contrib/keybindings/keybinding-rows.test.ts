import { KeybindingResolver } from '@askwell/core/extensions';
import { describe, expect, it } from 'vitest';
import { commandsWithKeys, filterRows, keybindingRows } from './keybinding-rows.ts';

const resolver = new KeybindingResolver(
  [
    { command: 'open', key: 'Mod+P' },
    { command: 'shortcuts', key: 'Mod+K Mod+S' },
    { command: 'send', key: 'Mod+Enter', when: 'inputFocus' },
    { command: 'gone', key: 'F9' },
  ],
  [{ command: 'send', key: 'Mod+P' }],
  'linux',
);
const commands = [
  { id: 'open', title: 'Go to Article' },
  { id: 'shortcuts', title: '键盘快捷方式' },
  { id: 'send', title: 'Send Reply' },
  { id: 'about', title: 'About' },
];
const rows = keybindingRows(resolver, commands, 'en');
const filtered = (filter: Partial<Parameters<typeof filterRows>[1]>) =>
  filterRows(rows, { text: '', keys: '', onlyConflicts: false, ...filter }).map(
    ({ title, keybinding }) => `${title} ${keybinding?.label ?? '-'}`,
  );

describe('the rows of the keybindings editor', () => {
  it('are every rule by title, then commands without keys; rules of commands that are gone are left out', () => {
    expect(filtered({})).toEqual([
      'Go to Article Ctrl+P',
      'Send Reply Ctrl+Enter',
      'Send Reply Ctrl+P',
      '键盘快捷方式 Ctrl+K Ctrl+S',
      'About -',
    ]);
  });

  it('say which rule hides them', () => {
    expect(rows.filter(({ hiddenBy }) => hiddenBy).map(({ command, hiddenBy }) => [command, hiddenBy])).toEqual([
      ['open', 'Send Reply'],
    ]);
    expect(filtered({ onlyConflicts: true })).toEqual(['Go to Article Ctrl+P']);
  });

  it.each([
    ['shortcuts', ['键盘快捷方式 Ctrl+K Ctrl+S']],
    ['键方', ['键盘快捷方式 Ctrl+K Ctrl+S']],
    ['ctrl+k', ['键盘快捷方式 Ctrl+K Ctrl+S']],
    ['inputFocus', ['Send Reply Ctrl+Enter']],
    ['user', ['Send Reply Ctrl+P']],
    ['zzz', []],
  ])('are found by %s', (text, found) => {
    expect(filtered({ text })).toEqual(found);
  });

  it('are found by pressing keys, chords by their first stroke', () => {
    expect(filtered({ keys: 'ctrl+p' })).toEqual(['Go to Article Ctrl+P', 'Send Reply Ctrl+P']);
    expect(filtered({ keys: 'ctrl+k' })).toEqual(['键盘快捷方式 Ctrl+K Ctrl+S']);
    expect(filtered({ keys: 'ctrl+k ctrl+s' })).toEqual(['键盘快捷方式 Ctrl+K Ctrl+S']);
  });

  it('know who else has the keys', () => {
    expect(commandsWithKeys(resolver, 'ctrl+p')).toEqual(['open', 'send']);
    expect(commandsWithKeys(resolver, 'ctrl+k')).toEqual(['shortcuts']);
    expect(commandsWithKeys(resolver, 'ctrl+k ctrl+x')).toEqual([]);
  });
});
