import { toDisposable, type Disposable } from './disposable.ts';

/** Subscribes a listener; the returned Disposable ends the subscription. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/**
 * The firing side of an {@link Event}. Keep the emitter private and expose `event`.
 *
 * A listener that throws does not silence the others; its error goes to `onError`, by default to the host's
 * uncaught-error handling.
 *
 * @example
 * readonly #onDidChange = new Emitter<string>();
 * readonly onDidChange = this.#onDidChange.event;
 */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<{ call: (value: T) => void }>();
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void = reportLater) {
    this.#onError = onError;
  }

  readonly event: Event<T> = (call) => {
    const entry = { call };
    this.#listeners.add(entry);
    return toDisposable(() => this.#listeners.delete(entry));
  };

  get listenerCount(): number {
    return this.#listeners.size;
  }

  fire(value: T): void {
    for (const { call } of Array.from(this.#listeners)) {
      try {
        call(value);
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

function reportLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
