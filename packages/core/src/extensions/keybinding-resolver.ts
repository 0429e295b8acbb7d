import type { ContextKeys } from './context-keys.ts';
import type { KeybindingContribution } from './contributions.ts';
import { labelKeys, normalizeKeys, parseKeys, type Keystroke, type Platform } from './keystroke.ts';
import { formatWhen, parseWhen } from './when-clause.ts';

/** A rule with its keys read for one platform. */
export interface ResolvedKeybinding {
  readonly command: string;
  /** One spelling for comparing: `ctrl+k ctrl+s`. */
  readonly keys: string;
  /** For people: `Ctrl+K Ctrl+S`, `⌘K ⌘S`. */
  readonly label: string;
  readonly when: string | undefined;
  readonly args: readonly unknown[];
  readonly source: 'default' | 'user';
}

export type KeybindingResolution =
  | { readonly type: 'none' }
  /** The first stroke of a chord: wait for the second. */
  | { readonly type: 'chord'; readonly pending: string }
  | { readonly type: 'command'; readonly keybinding: ResolvedKeybinding };

/** Two rules for the same keys, of which the earlier can never run. */
export interface KeybindingConflict {
  readonly keys: string;
  readonly winner: ResolvedKeybinding;
  readonly shadowed: ResolvedKeybinding;
}

/**
 * Finds the command for pressed keys. Later rules win over earlier ones, user rules over defaults. A user rule whose
 * command begins with `-` takes the default rule with these keys away, as in VS Code's `keybindings.json`.
 */
export class KeybindingResolver {
  /** In rising precedence. */
  readonly keybindings: readonly ResolvedKeybinding[];
  readonly #platform: Platform;

  constructor(
    defaults: readonly KeybindingContribution[],
    user: readonly KeybindingContribution[],
    platform: Platform,
  ) {
    this.#platform = platform;
    const removals = user.filter(({ command }) => command.startsWith('-')).map((rule) => this.#read(rule, 'user'));
    const kept = defaults
      .map((rule) => this.#read(rule, 'default'))
      .filter(
        (rule) => !removals.some((removal) => removal.command === `-${rule.command}` && removal.keys === rule.keys),
      );
    const added = user.filter(({ command }) => !command.startsWith('-')).map((rule) => this.#read(rule, 'user'));
    this.keybindings = [...kept, ...added];
  }

  /**
   * @param pending what an earlier call gave as the chord's first stroke
   * @param context the keys at the place of the focus
   */
  resolve(stroke: Keystroke, context: ContextKeys, pending?: string): KeybindingResolution {
    const pressed = normalizeKeys([stroke], this.#platform);
    const keys = pending === undefined ? pressed : `${pending} ${pressed}`;
    for (let index = this.keybindings.length - 1; index >= 0; index--) {
      const keybinding = this.keybindings[index] as ResolvedKeybinding;
      if (keybinding.keys === keys && context.matches(keybinding.when)) return { type: 'command', keybinding };
      if (keybinding.keys.startsWith(`${keys} `) && context.matches(keybinding.when))
        return { type: 'chord', pending: keys };
    }
    return { type: 'none' };
  }

  /** The rule to show beside a command: the strongest that applies here, else the strongest. */
  lookup(command: string, context?: ContextKeys): ResolvedKeybinding | undefined {
    const rules = this.keybindings.filter((keybinding) => keybinding.command === command);
    return (context && rules.findLast(({ when }) => context.matches(when))) ?? rules.at(-1);
  }

  /** Rules that a stronger rule for other commands always hides: its keys are equal or begin the chord. */
  conflicts(): readonly KeybindingConflict[] {
    return this.keybindings.flatMap((shadowed, index) => {
      const winner = this.keybindings
        .slice(index + 1)
        .findLast((later) => later.command !== shadowed.command && hides(later, shadowed));
      return winner ? [{ keys: shadowed.keys, winner, shadowed }] : [];
    });
  }

  #read(rule: KeybindingContribution, source: 'default' | 'user'): ResolvedKeybinding {
    const strokes = parseKeys((this.#platform === 'mac' ? rule.mac : undefined) ?? rule.key);
    return {
      command: rule.command,
      keys: normalizeKeys(strokes, this.#platform),
      label: labelKeys(strokes, this.#platform),
      when: rule.when,
      args: rule.args ?? [],
      source,
    };
  }
}

function hides(later: ResolvedKeybinding, earlier: ResolvedKeybinding): boolean {
  if (later.keys !== earlier.keys && !earlier.keys.startsWith(`${later.keys} `)) return false;
  if (later.when === undefined) return true;
  return earlier.when !== undefined && formatWhen(parseWhen(later.when)) === formatWhen(parseWhen(earlier.when));
}
