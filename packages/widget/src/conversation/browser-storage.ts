import { toDisposable, type Event } from '@askwell/core/base';

/** The part of `Storage` the widget needs. It never throws: where the browser denies storage, memory stands in. */
export interface BrowserStorage {
  read(key: string): string | null;
  /** `null` removes the entry. */
  write(key: string, value: string | null): void;
  keys(): string[];
  /** Fires with the key when another tab wrote. */
  readonly onDidChangeElsewhere: Event<string>;
}

/** `localStorage` or `sessionStorage` of this page. */
export function browserStorage(kind: 'localStorage' | 'sessionStorage'): BrowserStorage {
  const memory = new Map<string, string>();
  const attempt = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return use(window[kind]);
    } catch {
      return otherwise; // denied, full, or a frame without storage
    }
  };
  return {
    read: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key), null),
    write(key, value) {
      memory.delete(key);
      const kept = attempt((storage) => {
        if (value === null) storage.removeItem(key);
        else storage.setItem(key, value);
        return true;
      }, false);
      if (!kept && value !== null) memory.set(key, value);
    },
    keys: () => [...new Set([...attempt((storage) => Object.keys(storage), []), ...memory.keys()])],
    onDidChangeElsewhere(listener) {
      const forward = (event: StorageEvent) => {
        if (event.key !== null && event.storageArea === attempt((storage) => storage, null)) listener(event.key);
      };
      addEventListener('storage', forward);
      return toDisposable(() => removeEventListener('storage', forward));
    },
  };
}
