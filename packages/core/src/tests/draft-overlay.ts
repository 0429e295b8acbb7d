import { toDisposable, type Disposable } from '../base/index.ts';
import { KnowledgeIndex, type KnowledgeIndexOptions, type SearchDocument } from '../search/index.ts';

/** What a draft does to the index: puts a document in, or takes one away. */
export type DocumentChange =
  | { readonly put: SearchDocument }
  | { readonly remove: { readonly id: string; readonly locale: string } };

/**
 * An index on which drafts are tried out and undone. It is a copy of its own, never the one that answers customers: what
 * is only a draft must not be found, not for a moment. Trying one draft touches that draft's documents only; building the
 * index anew for each would cost a hundred times as much.
 */
export class DraftOverlay {
  readonly index: KnowledgeIndex;
  readonly #base = new Map<string, SearchDocument>();
  #tried = false;

  constructor(documents: Iterable<SearchDocument>, options: KnowledgeIndexOptions = {}) {
    this.index = new KnowledgeIndex(options);
    for (const document of documents) this.update({ put: document });
  }

  /** Follows the published knowledge base. @throws Error while drafts are tried */
  update(change: DocumentChange): void {
    if (this.#tried)
      throw new Error('DraftOverlay: the base cannot change while drafts are tried. Dispose them first.');
    this.#change(change);
    if ('put' in change) this.#base.set(keyOf(change.put), change.put);
    else this.#base.delete(keyOf(change.remove));
  }

  /**
   * Applies drafts to the index until the result is disposed; then the index is what it was.
   *
   * @throws Error while other drafts are tried
   */
  try(changes: readonly DocumentChange[]): Disposable {
    if (this.#tried) throw new Error('DraftOverlay: other drafts are being tried. Dispose them first.');
    this.#tried = true;
    for (const change of changes) this.#change(change);
    return toDisposable(() => {
      for (const change of changes) {
        const { id, locale } = 'put' in change ? change.put : change.remove;
        const published = this.#base.get(keyOf({ id, locale }));
        this.#change(published ? { put: published } : { remove: { id, locale } });
      }
      this.#tried = false;
    });
  }

  #change(change: DocumentChange): void {
    if ('put' in change) this.index.replace(change.put);
    else this.index.remove(change.remove.id, change.remove.locale);
  }
}

function keyOf({ id, locale }: { readonly id: string; readonly locale: string }): string {
  return `${id}\u0000${locale}`;
}
