import { Emitter, toDisposable, type Disposable } from '../base/index.ts';

/**
 * Named entries in the order of their first registration. Registering an id again stacks on top of the earlier
 * entry and takes its place; disposing the newer one brings the earlier one back.
 *
 * @example
 * const views = new Registry<ViewContribution>('view');
 * const registration = views.register({ id: 'explorer', ... });
 * registration.dispose();
 */
export class Registry<T extends { readonly id: string }> implements Disposable {
  readonly #kind: string;
  readonly #stacks = new Map<string, { readonly value: T }[]>();
  readonly #onDidChange = new Emitter<string>();

  /** Tells the id whose entry was added, replaced, restored or removed. */
  readonly onDidChange = this.#onDidChange.event;

  /** @param kind what the entries are, for error texts: `command`, `view` */
  constructor(kind: string) {
    this.#kind = kind;
  }

  /** @throws TypeError when the id is not made of letters, digits, `.`, `-`, `_`, `/` or `:`. */
  register(value: T): Disposable {
    const { id } = value;
    if (typeof id !== 'string' || !/^[\w.:/-]+$/.test(id)) {
      throw new TypeError(
        `A ${this.#kind} cannot be registered as ${JSON.stringify(id)}. ` +
          'Give it an id of letters, digits, ".", "-", "_", "/" or ":", for instance "acme.report".',
      );
    }
    const entry = { value };
    const stack = this.#stacks.get(id) ?? [];
    this.#stacks.set(id, stack);
    stack.push(entry);
    this.#onDidChange.fire(id);
    return toDisposable(() => {
      stack.splice(stack.indexOf(entry), 1);
      if (stack.length === 0) this.#stacks.delete(id);
      this.#onDidChange.fire(id);
    });
  }

  get(id: string): T | undefined {
    return this.#stacks.get(id)?.at(-1)?.value;
  }

  /** The entry on top of every id. */
  all(): readonly T[] {
    return [...this.#stacks.values()].flatMap((stack) => stack.at(-1)?.value ?? []);
  }

  get size(): number {
    return this.#stacks.size;
  }

  /** Forgets every entry and listener. */
  dispose(): void {
    this.#stacks.clear();
    this.#onDidChange.dispose();
  }
}
