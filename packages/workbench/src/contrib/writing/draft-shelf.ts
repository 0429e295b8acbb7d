import type { StorageService } from '../../platform/storage-service.ts';
import type { ArticleKey } from './article-uri.ts';

/** Text that the server has not taken yet, and what it was written on. */
export interface ShelvedText {
  readonly text: string;
  /** The draft and its version; null while there is no draft. */
  readonly reviewId: string | null;
  readonly version: number;
  /** The published revision that it was begun from; null for a new article. */
  readonly baseRevision: number | null;
}

/** Keeps what is written through a reload and a server that is away, until the server has it. */
export class DraftShelf {
  readonly #storage: StorageService;

  constructor(storage: StorageService) {
    this.#storage = storage;
  }

  read(key: ArticleKey): ShelvedText | undefined {
    return this.#storage.read(nameOf(key), readShelved);
  }

  write(key: ArticleKey, shelved: ShelvedText | undefined): void {
    this.#storage.write(nameOf(key), shelved);
  }
}

function nameOf({ articleId, locale }: ArticleKey): string {
  return `unsaved.${articleId}.${locale}`;
}

function readShelved(value: unknown): ShelvedText | undefined {
  const { text, reviewId, version, baseRevision } = value as Record<keyof ShelvedText, unknown>;
  const isWhole =
    typeof text === 'string' &&
    (reviewId === null || typeof reviewId === 'string') &&
    typeof version === 'number' &&
    (baseRevision === null || typeof baseRevision === 'number');
  return isWhole ? { text, reviewId, version, baseRevision } : undefined;
}
