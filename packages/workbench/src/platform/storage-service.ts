import { Emitter, type Disposable } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';

export const storageService = serviceId<StorageService>('storage');

const prefix = 'askwell.workbench.';
const nobody = 'nobody';

/** Reads a stored value; gives undefined for anything it does not understand. */
export type StoredValueReader<T> = (value: unknown) => T | undefined;

/**
 * Small values kept in `localStorage`, apart for each member of staff. It never throws: where storage is denied,
 * full or holds rubbish, the workbench works and forgets.
 */
export class StorageService implements Disposable {
  readonly #backend: Storage | undefined;
  readonly #onDidChangeUser = new Emitter<void>();
  #user = nobody;

  /** Tells that all values are now those of another member. */
  readonly onDidChangeUser = this.#onDidChangeUser.event;

  constructor(backend: Storage | undefined = localStorageIfAllowed()) {
    this.#backend = backend;
  }

  /** @param memberId undefined when nobody is signed in */
  useUser(memberId: string | undefined): void {
    const user = memberId ?? nobody;
    if (user === this.#user) return;
    this.#user = user;
    this.#onDidChangeUser.fire();
  }

  read<T>(key: string, reader: StoredValueReader<T>): T | undefined {
    try {
      const text = this.#backend?.getItem(this.#name(key));
      return text ? reader(JSON.parse(text)) : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Stores JSON; `undefined` forgets the key.
   *
   * @param shared also for whoever has no value of their own, and while nobody is signed in
   */
  write(key: string, value: unknown, { shared = false } = {}): void {
    try {
      for (const name of shared ? [this.#name(key), `${prefix}${nobody}.${key}`] : [this.#name(key)]) {
        if (value === undefined) this.#backend?.removeItem(name);
        else this.#backend?.setItem(name, JSON.stringify(value));
      }
    } catch {
      // Denied or full: the value lasts as long as the page.
    }
  }

  dispose(): void {
    this.#onDidChangeUser.dispose();
  }

  #name(key: string): string {
    return `${prefix}${this.#user}.${key}`;
  }
}

function localStorageIfAllowed(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
