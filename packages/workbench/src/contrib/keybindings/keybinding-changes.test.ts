import { KeybindingResolver, type KeybindingContribution } from '@askwell/core/extensions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeybindingRule } from '../../platform/keybinding-rules.ts';
import { KeybindingChanges, type ChangedKeybinding } from './keybinding-changes.ts';

const defaults: readonly KeybindingContribution[] = [
  { command: 'open', key: 'Mod+P' },
  { command: 'find', key: 'Mod+F', when: '!inputFocus' },
];

function rows(rules: readonly KeybindingRule[]): readonly ChangedKeybinding[] {
  return new KeybindingResolver(defaults, rules, 'linux').keybindings;
}
const shown = (rules: readonly KeybindingRule[]) =>
  rows(rules).map(({ command, keys, when, source }) => [command, keys, when, source].filter(Boolean).join(' '));
const row = (rules: readonly KeybindingRule[], index: number) => {
  const found = rows(rules)[index];
  if (!found) throw new Error(`There is no row ${index}`);
  return found;
};
const on = (rules: readonly KeybindingRule[]) => new KeybindingChanges(rules, 'linux');

describe('KeybindingChanges', () => {
  it('changes a default by taking it away and adding another, and an own rule in place', () => {
    const once = on([]).change(row([], 0), 'Mod+O');
    expect(shown(once)).toEqual(['find ctrl+f !inputFocus default', 'open ctrl+o user']);
    const twice = on(once).change(row(once, 1), 'Mod+K Mod+O', 'narrow');
    expect(shown(twice)).toEqual(['find ctrl+f !inputFocus default', 'open ctrl+k ctrl+o narrow user']);
    expect(twice).toHaveLength(2);
  });

  it('takes the condition away', () => {
    const rules = on([]).change(row([], 1), 'Mod+F');
    expect(shown(rules)).toEqual(['open ctrl+p default', 'find ctrl+f user']);
  });

  it('removes, and resets to the default', () => {
    const without = on([]).remove(row([], 0));
    expect(shown(without)).toEqual(['find ctrl+f !inputFocus default']);
    const added = on(without).add('open', 'F2');
    expect(shown(on(added).remove(row(added, 1)))).toEqual(shown(without));
    expect(on(added).reset('open')).toEqual([]);
  });

  it('leaves the rules of other commands alone, whatever is done', () => {
    const rule = fc.record({ command: fc.constantFrom('open', '-open', 'other'), key: fc.constantFrom('F2', 'Mod+P') });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), fc.nat(8), fc.nat(3), (rules, which, action) => {
        const all = rows(rules).filter(({ command }) => command === 'open');
        const target = all[which % Math.max(1, all.length)];
        if (!target) return;
        const changes = on(rules);
        const next = [
          changes.remove(target),
          changes.change(target, 'F9'),
          changes.reset('open'),
          changes.add('open', 'F9'),
        ][action];
        const others = (list: readonly KeybindingRule[] = []) => list.filter(({ command }) => command === 'other');
        expect(others(next)).toEqual(others(rules));
        if (action === 0)
          expect(rows(next ?? []).filter(({ command }) => command === 'open').length).toBeLessThan(all.length);
      }),
    );
  });
});
