import { Emitter, type Disposable, type Event } from '../base/index.ts';
import { evaluateWhen, parseWhen, type ContextValue, type WhenContext } from './when-clause.ts';

/**
 * Facts about where the user is, read by when-clauses: `activeEditor`, `sideBarVisible`. A scope sees its parent's
 * keys and overrides them, for instance for one list among several.
 */
export class ContextKeys implements WhenContext, Disposable {
  readonly #parent: ContextKeys | undefined;
  readonly #values = new Map<string, ContextValue>();
  readonly #onDidChange = new Emitter<ReadonlySet<string>>();
  readonly #inherited: Disposable | undefined;

  /** Tells the keys whose value changed here or, where not overridden, above. */
  readonly onDidChange: Event<ReadonlySet<string>> = this.#onDidChange.event;

  constructor(parent?: ContextKeys) {
    this.#parent = parent;
    this.#inherited = parent?.onDidChange((keys) => {
      const seen = new Set([...keys].filter((key) => !this.#values.has(key)));
      if (seen.size > 0) this.#onDidChange.fire(seen);
    });
  }

  get(key: string): ContextValue {
    return this.#values.has(key) ? this.#values.get(key) : this.#parent?.get(key);
  }

  /** Sets a key; `undefined` takes it away, so that the parent's value shows again. */
  set(key: string, value: ContextValue): void {
    this.update({ [key]: value });
  }

  /** Sets several keys and tells about them once. */
  update(values: Readonly<Record<string, ContextValue>>): void {
    const changed = new Set<string>();
    for (const [key, value] of Object.entries(values)) {
      const before = this.get(key);
      if (value === undefined) this.#values.delete(key);
      else this.#values.set(key, value);
      if (this.get(key) !== before) changed.add(key);
    }
    if (changed.size > 0) this.#onDidChange.fire(changed);
  }

  /** A scope under this one. Dispose it with the part it belongs to. */
  scope(): ContextKeys {
    return new ContextKeys(this);
  }

  /** Whether a when-clause holds here; a missing one always does. */
  matches(when: string | undefined): boolean {
    return when === undefined || evaluateWhen(parseWhen(when), this);
  }

  dispose(): void {
    this.#inherited?.dispose();
    this.#values.clear();
    this.#onDidChange.dispose();
  }
}
