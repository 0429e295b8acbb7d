import { Emitter, toDisposable, type Disposable } from '../base/index.ts';

/** Entries without an id, in the order of registration; later ones take precedence where it matters. */
export class ListRegistry<T> implements Disposable {
  readonly #entries = new Set<{ readonly value: T }>();
  readonly #onDidChange = new Emitter<void>();
  readonly onDidChange = this.#onDidChange.event;

  register(value: T): Disposable {
    const entry = { value };
    this.#entries.add(entry);
    this.#onDidChange.fire();
    return toDisposable(() => {
      this.#entries.delete(entry);
      this.#onDidChange.fire();
    });
  }

  all(): readonly T[] {
    return [...this.#entries].map((entry) => entry.value);
  }

  dispose(): void {
    this.#entries.clear();
    this.#onDidChange.dispose();
  }
}
