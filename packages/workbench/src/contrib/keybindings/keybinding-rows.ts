import { fuzzyMatch, type KeybindingResolver, type ResolvedKeybinding } from '@askwell/core/extensions';

/** A command as the table names it. */
export interface NamedCommand {
  readonly id: string;
  readonly title: string;
}

/** One row: a rule, or a command without any. */
export interface KeybindingRow {
  /** Tells rows apart; stays while the rule does. */
  readonly id: string;
  readonly command: string;
  readonly title: string;
  /** Undefined for a command without keys. */
  readonly keybinding: ResolvedKeybinding | undefined;
  /** Title of the command whose rule hides this one. */
  readonly hiddenBy: string | undefined;
}

/** Every rule of a known command and every command without rules, by title. */
export function keybindingRows(
  resolver: KeybindingResolver,
  commands: readonly NamedCommand[],
  locale: string,
): readonly KeybindingRow[] {
  const titles = new Map(commands.map(({ id, title }) => [id, title]));
  const hidden = new Map(resolver.conflicts().map(({ shadowed, winner }) => [shadowed, winner.command]));
  const bound = new Set<string>();
  const seen = new Map<string, number>();
  const rows = resolver.keybindings.flatMap((keybinding): KeybindingRow[] => {
    const { command, keys, when, source } = keybinding;
    const title = titles.get(command);
    if (title === undefined) return [];
    bound.add(command);
    const winner = hidden.get(keybinding);
    const name = [command, keys, when, source].join(' ');
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    const hiddenBy = winner === undefined ? undefined : (titles.get(winner) ?? winner);
    return [{ id: `${name} ${count}`, command, title, keybinding, hiddenBy }];
  });
  const unbound = commands
    .filter(({ id }) => !bound.has(id))
    .map(({ id, title }): KeybindingRow => {
      return { id, command: id, title, keybinding: undefined, hiddenBy: undefined };
    });
  const collator = new Intl.Collator(locale);
  const bySource = (row: KeybindingRow) => (row.keybinding === undefined ? 1 : 0);
  return [...rows, ...unbound].toSorted(
    (a, b) => bySource(a) - bySource(b) || collator.compare(a.title, b.title) || a.id.localeCompare(b.id),
  );
}

export interface KeybindingFilter {
  /** Part of a command's name or id, of the keys as written, or of a condition. */
  readonly text: string;
  /** Pressed strokes in one spelling: rows whose keys begin so. */
  readonly keys: string;
  readonly onlyConflicts: boolean;
}

/** Rows that match, in their order; text matches in titles come first. */
export function filterRows(rows: readonly KeybindingRow[], filter: KeybindingFilter): readonly KeybindingRow[] {
  const { text, keys, onlyConflicts } = filter;
  const chosen = rows.filter(
    ({ keybinding, hiddenBy }) =>
      (!onlyConflicts || hiddenBy !== undefined) &&
      (keys === '' || keybinding?.keys === keys || keybinding?.keys.startsWith(`${keys} `)),
  );
  const query = text.trim();
  if (query === '') return chosen;
  const plain = query.toLowerCase();
  return chosen
    .flatMap((row) => {
      const title = fuzzyMatch(query, row.title);
      const { keybinding } = row;
      const rest = [row.command, keybinding?.label, keybinding?.keys, keybinding?.when, keybinding?.source];
      const inRest = rest.some((part) => part?.toLowerCase().includes(plain));
      if (!title && !inRest) return [];
      return [{ row, score: inRest ? Math.max(1_000, title?.score ?? 0) : (title?.score ?? 0) }];
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ row }) => row);
}

/** Commands that would share keys: the same ones, or the beginning of a chord. */
export function commandsWithKeys(resolver: KeybindingResolver, keys: string): readonly string[] {
  const shared = resolver.keybindings.filter(
    (rule) => rule.keys === keys || rule.keys.startsWith(`${keys} `) || keys.startsWith(`${rule.keys} `),
  );
  return [...new Set(shared.map(({ command }) => command))];
}
