import {
  serviceId,
  type CommandContribution,
  type ContextKeys,
  type ExtensionRegistry,
} from '@askwell/core/extensions';
import type { LocalizationService } from './localization-service.ts';
import type { KeybindingService } from './keybinding-service.ts';
import type { QuickAccessService } from './quick-access-service.ts';
import type { CommandService } from './command-service.ts';

export const menuService = serviceId<MenuService>('menus');

export interface MenuEntry {
  readonly command: CommandContribution;
  readonly label: string;
  /** As people read them; undefined when there are none. */
  readonly keys: string | undefined;
  readonly group: string;
}

/** The commands that extensions put into a menu, in order, as far as they make sense here. */
export class MenuService {
  readonly #registry: ExtensionRegistry;
  readonly #commands: CommandService;
  readonly #keybindings: KeybindingService;
  readonly #quickAccess: QuickAccessService;
  readonly #localization: LocalizationService;
  readonly #keys: ContextKeys;

  constructor(
    registry: ExtensionRegistry,
    commands: CommandService,
    keybindings: KeybindingService,
    quickAccess: QuickAccessService,
    localization: LocalizationService,
    keys: ContextKeys,
  ) {
    this.#registry = registry;
    this.#commands = commands;
    this.#keybindings = keybindings;
    this.#quickAccess = quickAccess;
    this.#localization = localization;
    this.#keys = keys;
  }

  entries(menu: string, keys: ContextKeys = this.#keys): readonly MenuEntry[] {
    return this.#registry.menus
      .all()
      .filter((item) => item.menu === menu && keys.matches(item.when))
      .flatMap(({ command: id, group = '', order = 0 }) => {
        const command = this.#commands.get(id);
        if (!command || !keys.matches(command.when)) return [];
        const label = this.#localization.label(command.title);
        return [{ command, label, keys: this.#keybindings.label(id), group, order }];
      })
      .toSorted((a, b) => compareGroups(a.group, b.group) || a.order - b.order);
  }

  /** Shows a menu as a list to choose from, which serves keyboard, mouse and touch alike. */
  async show(menu: string, placeholder: string): Promise<void> {
    const items = this.entries(menu).map(({ command, label, keys }) => ({
      id: command.id,
      label,
      ...(command.icon === undefined ? {} : { icon: command.icon }),
      ...(keys === undefined ? {} : { keys }),
      run: () => this.#commands.run(command.id),
    }));
    (await this.#quickAccess.pick(items, { placeholder }))?.run();
  }
}

function compareGroups(a: string, b: string): number {
  if (a === b) return 0;
  return a === 'navigation' ? -1 : b === 'navigation' ? 1 : a.localeCompare(b);
}
