import { Emitter, toDisposable, type Disposable } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';
import type { StorageService } from './storage-service.ts';

export const quickAccessService = serviceId<QuickAccessService>('quick access');

/** A line of the palette. */
export interface QuickItem {
  /** Names the item among those used recently. */
  readonly id: string;
  readonly label: string;
  /** Beside the label, quieter; matched too. */
  readonly description?: string;
  readonly icon?: string;
  /** Keys for the same, as people read them. */
  readonly keys?: string;
  readonly run: () => void;
}

/** Fills the palette for what is typed after a prefix. Without a prefix (`''`) it answers plain typing. */
export interface QuickAccessProvider {
  readonly prefix: string;
  readonly placeholder: () => string;
  /** What it is for, shown in the list of prefixes. */
  readonly help: () => string;
  /**
   * All items; the palette matches and sorts them. Without {@link split} they are asked for once, with an empty scope.
   *
   * @throws when they cannot be had; the palette says why
   */
  readonly items: (scope: string) => readonly QuickItem[] | Promise<readonly QuickItem[]>;
  /** What to say while there is nothing to list; default that nothing matches. */
  readonly empty?: () => string | undefined;
  /** Splits what is typed after the prefix into what decides the items and what they are matched with. */
  readonly split?: (typed: string) => { readonly scope: string; readonly query: string };
}

/** What the palette shows. */
export type QuickSession =
  | { readonly type: 'access'; readonly value: string }
  | {
      readonly type: 'pick';
      readonly placeholder: string;
      readonly items: readonly QuickItem[];
      readonly activeId: string | undefined;
      readonly onDidFocus: ((item: QuickItem) => void) | undefined;
      readonly finish: (item: QuickItem | undefined) => void;
    };

const remembered = 50;

/** Opens the palette, for its prefixes or for one choice, and remembers what was used. */
export class QuickAccessService implements Disposable {
  readonly #storage: StorageService;
  readonly #providers = new Set<QuickAccessProvider>();
  readonly #onDidChange = new Emitter<void>();
  #session: QuickSession | undefined;
  readonly onDidChange = this.#onDidChange.event;

  constructor(storage: StorageService) {
    this.#storage = storage;
  }

  get session(): QuickSession | undefined {
    return this.#session;
  }

  get providers(): readonly QuickAccessProvider[] {
    return [...this.#providers].toSorted((a, b) => a.prefix.localeCompare(b.prefix));
  }

  register(provider: QuickAccessProvider): Disposable {
    this.#providers.add(provider);
    return toDisposable(() => this.#providers.delete(provider));
  }

  /** The provider with the longest prefix that the typed text begins with; the later one among equals. */
  provider(value: string): QuickAccessProvider | undefined {
    return [...this.#providers]
      .filter(({ prefix }) => value.startsWith(prefix))
      .reduce<QuickAccessProvider | undefined>(
        (best, one) => (best && best.prefix.length > one.prefix.length ? best : one),
        undefined,
      );
  }

  /** @param value what the input begins with, for instance a prefix */
  show(value: string): void {
    this.hide();
    this.#set({ type: 'access', value });
  }

  /** Lets the member choose one item; resolves with undefined when they turn away. */
  pick(
    items: readonly QuickItem[],
    options: {
      readonly placeholder: string;
      readonly activeId?: string;
      readonly onDidFocus?: (item: QuickItem) => void;
    },
  ): Promise<QuickItem | undefined> {
    this.hide();
    return new Promise((finish) => {
      const { placeholder, activeId, onDidFocus } = options;
      this.#set({ type: 'pick', placeholder, items, activeId, onDidFocus, finish });
    });
  }

  /** Closes the palette; a choice that was open ends with the item. */
  hide(item?: QuickItem): void {
    const session = this.#session;
    if (!session) return;
    this.#set(undefined);
    if (session.type === 'pick') session.finish(item);
  }

  /** Ids of used items, last used first. */
  get recent(): readonly string[] {
    return this.#storage.read('recent', readNames) ?? [];
  }

  remember(id: string): void {
    this.#storage.write('recent', [id, ...this.recent.filter((other) => other !== id)].slice(0, remembered));
  }

  dispose(): void {
    this.hide();
    this.#providers.clear();
    this.#onDidChange.dispose();
  }

  #set(session: QuickSession | undefined): void {
    this.#session = session;
    this.#onDidChange.fire();
  }
}

function readNames(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : undefined;
}
