/** Something that holds a resource until it is disposed. Disposing twice is harmless. */
export interface Disposable {
  dispose(): void;
}

/** Makes a Disposable of a function, which runs at most once. */
export function toDisposable(release: () => void): Disposable {
  let released = false;
  return {
    dispose() {
      if (released) return;
      released = true;
      release();
    },
  };
}

/**
 * Holds disposables and disposes them together, last added first, so that what was built on top goes first.
 * Adding to a disposed store disposes the newcomer at once: a late registration cannot leak.
 *
 * @example
 * const store = new DisposableStore();
 * const registration = store.add(commands.register('article.open', open));
 * store.dispose(); // registration is gone too
 */
export class DisposableStore implements Disposable {
  readonly #items = new Set<Disposable>();
  #disposed = false;

  get disposed(): boolean {
    return this.#disposed;
  }

  add<T extends Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#items.add(item);
    return item;
  }

  /** Disposes and forgets one item. */
  delete(item: Disposable): void {
    if (this.#items.delete(item)) item.dispose();
  }

  /**
   * Disposes every item and keeps the store usable. All items are disposed even when some throw.
   *
   * @throws AggregateError when more than one item threw, otherwise the error itself.
   */
  clear(): void {
    const errors: unknown[] = [];
    for (const item of [...this.#items].toReversed()) {
      try {
        item.dispose();
      } catch (error) {
        errors.push(error);
      }
    }
    this.#items.clear();
    if (errors.length === 1) throw errors[0];
    if (errors.length > 1) throw new AggregateError(errors, 'Several disposables failed to dispose.');
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.clear();
  }
}
