import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import {
  KeybindingResolver,
  keystrokeOf,
  labelKeys,
  parseKeys,
  serviceId,
  type ContextKeys,
  type ExtensionRegistry,
  type Platform,
} from '@askwell/core/extensions';
import { isComposing, takesText } from '../base/focus.ts';
import { listen } from '../base/listen.ts';
import type { CommandService } from './command-service.ts';
import { readKeybindingRules, type KeybindingRule } from './keybinding-rules.ts';
import type { StorageService } from './storage-service.ts';

export const keybindingService = serviceId<KeybindingService>('keybindings');

/** How long a chord waits for its second stroke, milliseconds. */
const chordPatience = 5_000;

/** Turns key presses inside one workbench into commands. */
export class KeybindingService implements Disposable {
  readonly platform: Platform;
  readonly #registry: ExtensionRegistry;
  readonly #commands: CommandService;
  readonly #keys: ContextKeys;
  readonly #storage: StorageService;
  readonly #scopes = new WeakMap<EventTarget, ContextKeys>();
  readonly #store = new DisposableStore();
  readonly #onDidChangeChord = this.#store.add(new Emitter<string | undefined>());
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  #own: readonly KeybindingRule[] = [];
  #resolver: KeybindingResolver | undefined;
  #pending: string | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  /** Tells the first stroke of a chord while it waits for the second, and undefined afterwards. */
  readonly onDidChangeChord = this.#onDidChangeChord.event;

  /** Tells that a key may do something else now. */
  readonly onDidChange = this.#onDidChange.event;

  constructor(
    registry: ExtensionRegistry,
    commands: CommandService,
    keys: ContextKeys,
    storage: StorageService,
    platform: Platform = platformOf(navigator.userAgent),
  ) {
    this.#registry = registry;
    this.#commands = commands;
    this.#keys = keys;
    this.#storage = storage;
    this.platform = platform;
    this.#store.add(registry.keybindings.onDidChange(() => this.#changed()));
    this.#store.add(storage.onDidChangeUser(() => this.#load()));
    this.#load();
  }

  /** The member's own rules; the last wins, and all win over those of features. */
  get own(): readonly KeybindingRule[] {
    return this.#own;
  }

  /** Replaces the member's own rules; they work at once. */
  setOwn(rules: readonly KeybindingRule[]): void {
    this.#own = rules;
    this.#storage.write('keybindings', rules.length > 0 ? rules : undefined);
    this.#changed();
  }

  get resolver(): KeybindingResolver {
    return (this.#resolver ??= new KeybindingResolver(this.#registry.keybindings.all(), this.#own, this.platform));
  }

  /** The keys to show beside a command, as this platform writes them. */
  label(command: string): string | undefined {
    return this.resolver.lookup(command, this.#keys)?.label;
  }

  /** Handles keys pressed inside an element. With `everywhere`, also those pressed where nothing has the focus. */
  attach(root: HTMLElement, everywhere: boolean): Disposable {
    const store = new DisposableStore();
    store.add(listen(root, 'keydown', (event) => this.#press(event)));
    if (everywhere) {
      store.add(listen(document, 'keydown', (event) => event.target === document.body && this.#press(event)));
    }
    return store;
  }

  /** Keys pressed inside the element are judged by its own context keys. */
  setScope(element: HTMLElement, keys: ContextKeys): Disposable {
    this.#scopes.set(element, keys);
    return { dispose: () => this.#scopes.delete(element) };
  }

  dispose(): void {
    clearTimeout(this.#patience);
    this.#store.dispose();
  }

  #load(): void {
    this.#own = this.#storage.read('keybindings', readKeybindingRules) ?? [];
    this.#changed();
  }

  #changed(): void {
    this.#resolver = undefined;
    this.#onDidChange.fire();
  }

  #press(event: KeyboardEvent): void {
    if (event.defaultPrevented || isComposing(event) || event.getModifierState?.('AltGraph')) return;
    const stroke = keystrokeOf(event);
    if (!stroke) return;
    this.#keys.set('inputFocus', takesText(event.composedPath()[0]));
    const scope = event
      .composedPath()
      .map((node) => this.#scopes.get(node))
      .find((keys) => keys !== undefined);
    const pending = this.#pending;
    const found = this.resolver.resolve(stroke, scope ?? this.#keys, pending);
    this.#wait(found.type === 'chord' ? found.pending : undefined);
    if (found.type === 'none' && pending === undefined) return;
    // The second stroke of a chord that leads nowhere is swallowed too: it was not meant for the page.
    event.preventDefault();
    event.stopPropagation();
    if (found.type !== 'command') return;
    const { command, args } = found.keybinding;
    if ((scope ?? this.#keys).matches(this.#commands.get(command)?.when)) this.#commands.run(command, ...args);
  }

  #wait(pending: string | undefined): void {
    clearTimeout(this.#patience);
    if (pending !== undefined) this.#patience = setTimeout(() => this.#wait(undefined), chordPatience);
    if (pending === this.#pending) return;
    this.#pending = pending;
    this.#onDidChangeChord.fire(pending === undefined ? undefined : labelKeys(parseKeys(pending), this.platform));
  }
}

function platformOf(userAgent: string): Platform {
  if (/Mac|iPhone|iPad/.test(userAgent)) return 'mac';
  return userAgent.includes('Windows') ? 'windows' : 'linux';
}
