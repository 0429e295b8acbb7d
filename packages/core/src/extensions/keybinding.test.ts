import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ContextKeys,
  KeybindingResolver,
  keystrokeOf,
  labelKeys,
  normalizeKeys,
  parseKeys,
  type KeybindingContribution,
  type KeyPress,
  type Keystroke,
  type Platform,
} from './index.ts';

function press(key: string, code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...held };
}

function stroke(press: KeyPress): Keystroke {
  const found = keystrokeOf(press);
  if (!found) throw new Error(`${press.key} is no key`);
  return found;
}

describe('keys as people write them', () => {
  it.each([
    ['Mod+Shift+P', 'ctrl+shift+p', 'shift+meta+p', 'Ctrl+Shift+P', '⇧⌘P'],
    ['mod+k mod+s', 'ctrl+k ctrl+s', 'meta+k meta+s', 'Ctrl+K Ctrl+S', '⌘K ⌘S'],
    ['F1', 'f1', 'f1', 'F1', 'F1'],
    ['Alt+PageUp', 'alt+pageup', 'alt+pageup', 'Alt+PageUp', '⌥PageUp'],
    ['Mod++', 'ctrl++', 'meta++', 'Ctrl++', '⌘+'],
    ['Ctrl+Up', 'ctrl+arrowup', 'ctrl+arrowup', 'Ctrl+↑', '⌃↑'],
  ])('%s', (text, linux, mac, linuxLabel, macLabel) => {
    const keys = parseKeys(text);
    expect(normalizeKeys(keys, 'linux')).toBe(linux);
    expect(normalizeKeys(keys, 'mac')).toBe(mac);
    expect(labelKeys(keys, 'linux')).toBe(linuxLabel);
    expect(labelKeys(keys, 'mac')).toBe(macLabel);
  });

  it.each([
    ['Hyper+P', '"hyper" is not a modifier'],
    ['Mod+', '"" is not a key'],
    ['Mod+Pagina', '"pagina" is not a key'],
    ['Mod+Mod+P', '"mod" is named twice'],
    ['A B C', 'a chord has at most two strokes'],
  ])('%s is refused', (text, message) => {
    expect(() => parseKeys(text)).toThrow(message);
  });
});

describe('keys as they are pressed', () => {
  it.each<[string, KeyPress, string]>([
    ['a letter', press('P', 'KeyP', { ctrlKey: true, shiftKey: true }), 'ctrl+shift+p'],
    ['AZERTY: the letter, not the place', press('a', 'KeyQ', { ctrlKey: true }), 'ctrl+a'],
    ['a Cyrillic layout: the place', press('з', 'KeyP', { ctrlKey: true }), 'ctrl+p'],
    ['Alt on a Mac writes another letter', press('π', 'KeyP', { altKey: true }), 'alt+p'],
    ['a shifted digit', press('!', 'Digit1', { ctrlKey: true, shiftKey: true }), 'ctrl+shift+1'],
    ['punctuation', press('?', 'Slash', { ctrlKey: true, shiftKey: true }), 'ctrl+shift+/'],
    ['a named key', press('PageDown', 'PageDown', { altKey: true }), 'alt+pagedown'],
    ['space', press(' ', 'Space'), 'space'],
  ])('%s', (_, pressed, keys) => {
    expect(normalizeKeys([stroke(pressed)], 'linux')).toBe(keys);
  });

  it('a modifier alone is no key', () => {
    expect(keystrokeOf(press('Control', 'ControlLeft', { ctrlKey: true }))).toBeUndefined();
    expect(keystrokeOf(press('Process', '', {}))).toBeUndefined();
  });
});

const ctrlP = stroke(press('p', 'KeyP', { ctrlKey: true }));
const ctrlK = stroke(press('k', 'KeyK', { ctrlKey: true }));
const ctrlS = stroke(press('s', 'KeyS', { ctrlKey: true }));

function resolver(
  defaults: readonly KeybindingContribution[],
  user: readonly KeybindingContribution[] = [],
  platform: Platform = 'linux',
) {
  return new KeybindingResolver(defaults, user, platform);
}

function commandFor(found: ReturnType<KeybindingResolver['resolve']>): string | undefined {
  return found.type === 'command' ? found.keybinding.command : undefined;
}

describe('KeybindingResolver', () => {
  const context = new ContextKeys();
  context.set('inEditor', true);

  it('prefers the later rule, and any user rule', () => {
    const defaults = [
      { command: 'first', key: 'Mod+P' },
      { command: 'second', key: 'Mod+P' },
    ];
    expect(commandFor(resolver(defaults).resolve(ctrlP, context))).toBe('second');
    const mine = resolver(defaults, [{ command: 'mine', key: 'Ctrl+P' }]);
    expect(commandFor(mine.resolve(ctrlP, context))).toBe('mine');
  });

  it('skips rules whose condition does not hold', () => {
    const rules = [
      { command: 'general', key: 'Mod+P' },
      { command: 'special', key: 'Mod+P', when: '!inEditor' },
    ];
    expect(commandFor(resolver(rules).resolve(ctrlP, context))).toBe('general');
  });

  it('waits for the second stroke of a chord', () => {
    const rules = resolver([{ command: 'shortcuts', key: 'Mod+K Mod+S' }]);
    const first = rules.resolve(ctrlK, context);
    expect(first).toEqual({ type: 'chord', pending: 'ctrl+k' });
    expect(commandFor(rules.resolve(ctrlS, context, 'ctrl+k'))).toBe('shortcuts');
    expect(rules.resolve(ctrlP, context, 'ctrl+k').type).toBe('none');
    expect(rules.resolve(ctrlS, context).type).toBe('none');
  });

  it('lets a user take a rule away', () => {
    const rules = resolver([{ command: 'open', key: 'Mod+P' }], [{ command: '-open', key: 'Mod+P' }]);
    expect(rules.resolve(ctrlP, context).type).toBe('none');
  });

  it('uses the keys of a Mac on a Mac', () => {
    const rules = resolver([{ command: 'open', key: 'Mod+P', mac: 'Ctrl+P' }], [], 'mac');
    expect(commandFor(rules.resolve(ctrlP, context))).toBe('open');
    expect(rules.lookup('open')?.label).toBe('⌃P');
  });

  it('lists what can never run', () => {
    const rules = resolver([
      { command: 'shortcuts', key: 'Mod+K Mod+S' },
      { command: 'special', key: 'Mod+P', when: 'a && b' },
      { command: 'same', key: 'Mod+P', when: 'a  &&  b' },
      { command: 'other', key: 'Mod+P', when: 'c' },
      { command: 'chordless', key: 'Mod+K' },
    ]);
    expect(rules.conflicts().map(({ shadowed, winner }) => [shadowed.command, winner.command])).toEqual([
      ['shortcuts', 'chordless'],
      ['special', 'same'],
    ]);
  });

  it('never runs a rule that a listed conflict hides', () => {
    const key = fc.constantFrom('Mod+P', 'Mod+K', 'Mod+K Mod+S', 'Mod+S');
    const rule = fc.record(
      { command: fc.constantFrom('a', 'b', 'c'), key, when: fc.constantFrom('inEditor', '!inEditor', 'x || inEditor') },
      { requiredKeys: ['command', 'key'] },
    );
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 8 }), fc.boolean(), (rules, inEditor) => {
        const keys = new ContextKeys();
        keys.set('inEditor', inEditor);
        const found = resolver(rules);
        const hidden = new Set(found.conflicts().map(({ shadowed }) => shadowed));
        for (const one of [ctrlP, ctrlK, ctrlS]) {
          for (const pending of [undefined, 'ctrl+k']) {
            const result = found.resolve(one, keys, pending);
            const reachable = pending === undefined || found.resolve(ctrlK, keys).type === 'chord';
            if (result.type === 'command' && reachable) expect(hidden.has(result.keybinding)).toBe(false);
          }
        }
      }),
    );
  });
});
