import { normalizeKeys, parseKeys, type Platform } from '@askwell/core/extensions';
import type { KeybindingRule } from '../../platform/keybinding-rules.ts';

/** What is changed: a row of the editor. */
export interface ChangedKeybinding {
  readonly command: string;
  /** In one spelling, as the resolver has them; undefined for a command without keys. */
  readonly keys: string | undefined;
  readonly when: string | undefined;
  readonly source: 'default' | 'user';
}

/** Pure changes of a member's rules; each gives the new list. */
export class KeybindingChanges {
  readonly rules: readonly KeybindingRule[];
  readonly #platform: Platform;

  constructor(rules: readonly KeybindingRule[], platform: Platform) {
    this.rules = rules;
    this.#platform = platform;
  }

  /** Further keys for a command. */
  add(command: string, key: string, when?: string): readonly KeybindingRule[] {
    return [...this.rules, { command, key, ...(when === undefined ? {} : { when }) }];
  }

  /** Other keys or another condition instead of these. */
  change(old: ChangedKeybinding, key: string, when?: string): readonly KeybindingRule[] {
    const rule = { command: old.command, key, ...(when === undefined ? {} : { when }) };
    const index = this.#indexOf(old);
    if (index < 0) return [...this.remove(old), rule];
    const args = this.rules[index]?.args;
    return this.rules.with(index, args === undefined ? rule : { ...rule, args });
  }

  /** Takes the keys away: an own rule goes, a default is taken back by a rule. */
  remove(old: ChangedKeybinding): readonly KeybindingRule[] {
    const index = this.#indexOf(old);
    if (index >= 0) return this.rules.toSpliced(index, 1);
    return old.keys === undefined ? this.rules : [...this.rules, { command: `-${old.command}`, key: old.keys }];
  }

  /** Forgets every rule about a command. */
  reset(command: string): readonly KeybindingRule[] {
    return this.rules.filter((rule) => rule.command !== command && rule.command !== `-${command}`);
  }

  #indexOf({ command, keys, when, source }: ChangedKeybinding): number {
    if (source !== 'user') return -1;
    return this.rules.findLastIndex(
      (rule) =>
        rule.command === command && rule.when === when && normalizeKeys(parseKeys(rule.key), this.#platform) === keys,
    );
  }
}
