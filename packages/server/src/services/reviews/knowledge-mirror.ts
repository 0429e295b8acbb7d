import type { Article } from '@askwell/core/articles';
import type { VerificationState } from '@askwell/core/reviews';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatabaseHandle } from '../../database/index.ts';
import type { ArticleKey, ArticleStore, PublishedSource } from '../../stores/article-store.ts';

/** What is kept like the published knowledge base. */
export interface Mirrored {
  put(source: PublishedSource, state: VerificationState): void | Promise<void>;
  remove(key: ArticleKey): void | Promise<void>;
}

/**
 * Keeps something expensive like what is published, by comparing revisions when it is asked to: whatever was missed
 * meanwhile, in this process or in another, it catches up with.
 */
export class KnowledgeMirror {
  readonly #database: DatabaseHandle;
  readonly #articles: ArticleStore;
  readonly #target: Mirrored;
  readonly #known = new Map<string, ArticleKey & { readonly version: string }>();

  constructor(database: DatabaseHandle, articles: ArticleStore, target: Mirrored) {
    this.#database = database;
    this.#articles = articles;
    this.#target = target;
  }

  /**
   * Brings the target up to date, giving way to requests after each article. Calls must not overlap.
   *
   * @throws the signal's reason when it is aborted; what is done stays done
   */
  async sync(signal: AbortSignal): Promise<void> {
    const { read } = this.#database;
    const gone = new Set(this.#known.keys());
    for (const { articleId, locale, revision, state } of await this.#articles.listRevisions(read)) {
      const key = `${articleId} ${locale}`;
      const version = `${revision} ${state ?? ''}`;
      signal.throwIfAborted();
      gone.delete(key);
      if (this.#known.get(key)?.version === version) continue;
      const source = await this.#articles.findSource(read, articleId, locale);
      if (!source) continue;
      await this.#target.put(source, (state ?? 'verified') as VerificationState);
      this.#known.set(key, { articleId, locale, version });
      await nextTurn();
    }
    for (const key of gone) {
      await this.#target.remove(this.#known.get(key)!);
      this.#known.delete(key);
    }
  }
}

/** Where an article's file lies, or would lie. */
export function pathOf({ article, path }: { readonly article: Article; readonly path: string | undefined }): string {
  return path ?? `${article.id}.${article.locale}.md`;
}

/** Lets one piece of work after the other use what they share. */
export class Turnstile {
  #last: Promise<unknown> = Promise.resolve();

  pass<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => {});
    return turn;
  }
}
