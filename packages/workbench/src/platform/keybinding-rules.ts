import { parseKeys, parseWhen, type KeybindingContribution } from '@askwell/core/extensions';

/** A member's own rule, as VS Code writes it; a command that begins with `-` takes a default rule away. */
export type KeybindingRule = Pick<KeybindingContribution, 'command' | 'key' | 'when' | 'args'>;

/** Reads stored rules; one that cannot be read is left out. */
export function readKeybindingRules(value: unknown): readonly KeybindingRule[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((rule: Partial<KeybindingRule> | null) => {
    const { command, key, when, args } = rule ?? {};
    if (typeof command !== 'string' || typeof key !== 'string') return [];
    if (when !== undefined && typeof when !== 'string') return [];
    try {
      parseKeys(key);
      if (when !== undefined) parseWhen(when);
    } catch {
      return [];
    }
    return [{ command, key, ...(when === undefined ? {} : { when }), ...(Array.isArray(args) ? { args } : {}) }];
  });
}
