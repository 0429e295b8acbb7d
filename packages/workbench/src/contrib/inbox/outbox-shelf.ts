import type { OutboxEntry, OutboxStorage } from '@askwell/core/protocol';
import type { StorageService } from '../../platform/storage-service.ts';
import type { TextContent } from './inbox-store.ts';

const key = 'outbox';

type Entry = OutboxEntry<TextContent>;

/**
 * Keeps unsent messages over a reload. Several tabs share the shelf: each changes only the entries it has seen, and
 * an entry that two tabs send is stored once, by its client id.
 */
export class OutboxShelf implements OutboxStorage<TextContent> {
  readonly #storage: StorageService;
  readonly #seen = new Set<string>();

  constructor(storage: StorageService) {
    this.#storage = storage;
  }

  load(): Promise<readonly Entry[]> {
    const entries = this.#read();
    for (const { clientId } of entries) this.#seen.add(clientId);
    return Promise.resolve(entries);
  }

  save(entries: readonly Entry[]): Promise<void> {
    for (const { clientId } of entries) this.#seen.add(clientId);
    const others = this.#read().filter(({ clientId }) => !this.#seen.has(clientId));
    const all = [...others, ...entries];
    this.#storage.write(key, all.length === 0 ? undefined : all);
    return Promise.resolve();
  }

  #read(): readonly Entry[] {
    return this.#storage.read(key, (value) => (Array.isArray(value) ? value.filter(isEntry) : undefined)) ?? [];
  }
}

function isEntry(value: unknown): value is Entry {
  const entry = value as Partial<Entry> | null;
  return (
    typeof entry === 'object' &&
    typeof entry?.clientId === 'string' &&
    typeof entry.conversationId === 'string' &&
    typeof entry.content?.text === 'string' &&
    typeof entry.writtenAt === 'number'
  );
}
