import { Emitter, type Disposable } from '@askwell/core/base';
import type { BrowserStorage } from './browser-storage.ts';

/** What a browser remembers of its visitor at one server. Nothing is remembered before the first message. */
export interface VisitorRecord {
  /** Null until the server gave one. */
  readonly token: string | null;
  readonly conversationId: string;
  /** Whether the server knows the conversation. */
  readonly opened: boolean;
  /** Whether a person is involved: then the widget listens on every page, even while closed. */
  readonly live: boolean;
}

/** The record in the browser's storage, shared by all tabs of the site. */
export class VisitorRecordStore implements Disposable {
  readonly #storage: BrowserStorage;
  readonly #key: string;
  readonly #subscription: Disposable;
  readonly #onDidChangeElsewhere = new Emitter<void>();
  /** Fires when another tab began, changed or ended the conversation. */
  readonly onDidChangeElsewhere = this.#onDidChangeElsewhere.event;
  #record: VisitorRecord | null;

  constructor(storage: BrowserStorage, key: string) {
    this.#storage = storage;
    this.#key = key;
    this.#record = this.#read();
    this.#subscription = storage.onDidChangeElsewhere((changed) => {
      if (changed !== key) return;
      this.#record = this.#read();
      this.#onDidChangeElsewhere.fire();
    });
  }

  get record(): VisitorRecord | null {
    return this.#record;
  }

  set record(record: VisitorRecord | null) {
    this.#record = record;
    this.#storage.write(this.#key, record && JSON.stringify(record));
  }

  change(change: Partial<VisitorRecord>): void {
    if (this.#record) this.record = { ...this.#record, ...change };
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#onDidChangeElsewhere.dispose();
  }

  #read(): VisitorRecord | null {
    try {
      const record = JSON.parse(this.#storage.read(this.#key) ?? 'null') as VisitorRecord | null;
      return typeof record?.conversationId === 'string' ? record : null;
    } catch {
      return null;
    }
  }
}
