import { Emitter, type Disposable } from '@askwell/core/base';
import { serviceId, type ContextKeys } from '@askwell/core/extensions';
import type { CommandService } from './command-service.ts';
import type { MenuService } from './menu-service.ts';

export const contextMenuService = serviceId<ContextMenuService>('context menus');

/** A line of a context menu. */
export interface ContextMenuItem {
  readonly label: string;
  readonly icon?: string;
  /** Keys for the same, as people read them. */
  readonly keys?: string;
  /** False shows it without letting it be chosen; default true. */
  readonly enabled?: boolean;
  /** Shows a tick, and says so; undefined for a line that is not a switch. */
  readonly checked?: boolean;
  /** Lines of different groups are separated. Default ''. */
  readonly group?: string;
  readonly run: () => void;
}

/** Where a menu opens: at the pointer, below an element, or at a place in CSS pixels of the viewport. */
export type ContextMenuAnchor = MouseEvent | Element | { readonly x: number; readonly y: number };

export interface ContextMenuOptions {
  /** Judges the when-clauses of a contributed menu; default the workbench's own keys. */
  readonly keys?: ContextKeys;
  /** Given to the command that is chosen from a contributed menu. */
  readonly args?: readonly unknown[];
  /** Accessible name; default `Context menu` in the member's language. */
  readonly label?: string;
}

/** What the menu shows while it is open. */
export interface ContextMenuSession {
  readonly items: readonly ContextMenuItem[];
  readonly anchor: { readonly x: number; readonly y: number; readonly above?: number };
  readonly label: string | undefined;
  /** Ends it, with the chosen line or none. */
  readonly finish: (item?: ContextMenuItem) => void;
}

/**
 * Shows a menu at a place: lines given one by one, or the commands that extensions put into a menu. There is one at
 * a time. The focus is in it while it is open and returns to where it was before a line runs.
 *
 * @example
 * menus.show('explorer/context', event, { args: [articleId], keys: scope });
 * menus.show([{ label: 'Copy', run: copy }], button);
 */
export class ContextMenuService implements Disposable {
  readonly #menus: MenuService;
  readonly #commands: CommandService;
  readonly #onDidChange = new Emitter<void>();
  #session: ContextMenuSession | undefined;
  readonly onDidChange = this.#onDidChange.event;

  constructor(menus: MenuService, commands: CommandService) {
    this.#menus = menus;
    this.#commands = commands;
  }

  get session(): ContextMenuSession | undefined {
    return this.#session;
  }

  /**
   * Opens a menu; an event as its anchor is prevented from opening the browser's own. Without lines nothing opens.
   *
   * @returns resolves when it is closed, with true when a line was chosen
   */
  show(
    menu: string | readonly ContextMenuItem[],
    anchor: ContextMenuAnchor,
    options: ContextMenuOptions = {},
  ): Promise<boolean> {
    if (anchor instanceof Event) {
      anchor.preventDefault();
      anchor.stopPropagation();
    }
    this.hide();
    const items = typeof menu === 'string' ? this.#contributed(menu, options) : menu;
    if (items.length === 0) return Promise.resolve(false);
    return new Promise((resolve) => {
      const finish = (item?: ContextMenuItem) => {
        if (this.#session !== session) return;
        this.#session = undefined;
        this.#onDidChange.fire();
        item?.run();
        resolve(item !== undefined);
      };
      const session = { items, anchor: placeOf(anchor), label: options.label, finish };
      this.#session = session;
      this.#onDidChange.fire();
    });
  }

  hide(): void {
    this.#session?.finish();
  }

  dispose(): void {
    this.hide();
    this.#onDidChange.dispose();
  }

  #contributed(menu: string, { keys, args = [] }: ContextMenuOptions): readonly ContextMenuItem[] {
    return this.#menus.entries(menu, keys).map(({ command, label, keys: pressed, group }) => ({
      label,
      group,
      ...(command.icon === undefined ? {} : { icon: command.icon }),
      ...(pressed === undefined ? {} : { keys: pressed }),
      run: () => this.#commands.run(command.id, ...args),
    }));
  }
}

function placeOf(anchor: ContextMenuAnchor): ContextMenuSession['anchor'] {
  if (anchor instanceof Element) {
    const { left, bottom, top } = anchor.getBoundingClientRect();
    return { x: left, y: bottom, above: top };
  }
  if (!(anchor instanceof MouseEvent)) return { x: anchor.x, y: anchor.y };
  // A menu key says no place in some browsers.
  const target = anchor.composedPath()[0];
  if (anchor.clientX === 0 && anchor.clientY === 0 && target instanceof Element) return placeOf(target);
  return { x: anchor.clientX, y: anchor.clientY };
}
