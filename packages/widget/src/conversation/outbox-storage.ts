import type { OutboxEntry, OutboxStorage } from '@askwell/core/protocol';
import type { BrowserStorage } from './browser-storage.ts';

/**
 * Keeps unsent messages over a reload, each under a key of its own, so that tabs never overwrite each other's.
 * `localStorage` and not IndexedDB: a message typed right before the page goes must be written when the call returns.
 */
export function outboxStorage<Content>(storage: BrowserStorage, prefix: string): OutboxStorage<Content> {
  let saved: readonly OutboxEntry<Content>[] = [];
  return {
    load() {
      const entries = storage
        .keys()
        .filter((key) => key.startsWith(prefix))
        .map((key) => entryOf<Content>(storage.read(key)))
        .filter((entry) => entry !== null)
        .toSorted((first, second) => first.writtenAt - second.writtenAt);
      return Promise.resolve((saved = entries));
    },
    save(entries) {
      for (const entry of saved) {
        if (!entries.some(({ clientId }) => clientId === entry.clientId)) storage.write(prefix + entry.clientId, null);
      }
      for (const entry of entries) {
        if (!saved.includes(entry)) storage.write(prefix + entry.clientId, JSON.stringify(entry));
      }
      saved = entries;
      return Promise.resolve();
    },
  };
}

function entryOf<Content>(text: string | null): OutboxEntry<Content> | null {
  try {
    return JSON.parse(text ?? 'null') as OutboxEntry<Content> | null;
  } catch {
    return null;
  }
}
