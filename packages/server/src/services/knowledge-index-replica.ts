import type { Clock } from '@askwell/core/base';
import { KnowledgeIndex } from '@askwell/core/search';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatabaseHandle } from '../database/index.ts';
import type { EventFeed } from '../realtime/event-feed.ts';
import type { FeedReader } from '../realtime/feed-reader.ts';
import type { ArticleStore } from '../stores/article-store.ts';
import type { EventStore, LoggedEvent } from '../stores/event-store.ts';
import type { TaxonomyStore } from '../stores/taxonomy-store.ts';
import { toSearchDocument } from './search-document.ts';

export interface KnowledgeIndexReplicaOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly taxonomy: TaxonomyStore;
  readonly events: EventStore;
  readonly feed: EventFeed;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

const articlesPerQuery = 100;

/** Milliseconds without news after which the documents' verification dates are looked at again. */
const refreshEvery = 60 * 60_000;

/** This process's search index: built from what is published, then kept by following the event log. */
export class KnowledgeIndexReplica {
  readonly #options: KnowledgeIndexReplicaOptions;
  readonly #stop = new AbortController();
  #index = new KnowledgeIndex();
  #locales: ReadonlySet<string> = new Set();
  #builtOn = '';
  #following: Promise<void> | undefined;

  constructor(options: KnowledgeIndexReplicaOptions) {
    this.#options = options;
  }

  get index(): KnowledgeIndex {
    return this.#index;
  }

  /** Locales in which something is published for customers. */
  get locales(): ReadonlySet<string> {
    return this.#locales;
  }

  /** Builds the index and begins to follow. The feed must have been started. */
  async start(): Promise<void> {
    const { feed } = this.#options;
    const reader = feed.reader({ keys: ['knowledge'], includes: concernsKnowledge }, feed.position);
    await this.#build();
    this.#following = this.#follow(reader);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#following;
  }

  async #build(): Promise<void> {
    const { database, articles, taxonomy } = this.#options;
    const { synonyms } = await taxonomy.read(database.read);
    const index = new KnowledgeIndex({ synonyms });
    const locales = new Set<string>();
    const now = this.#options.clock.now();
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: Awaited<ReturnType<ArticleStore['pageOfPublished']>> = await articles.pageOfPublished(
        database.read,
        after,
        articlesPerQuery,
      );
      for (const { article } of page.items) {
        index.replace(toSearchDocument(article, now));
        if (article.audience === 'customer') locales.add(article.locale);
      }
      after = page.next;
      await nextTurn(); // indexing must not keep requests waiting
    }
    this.#index = index;
    this.#locales = locales;
    this.#builtOn = dayOf(now);
  }

  async #follow(reader: FeedReader): Promise<void> {
    const { clock, onError } = this.#options;
    while (!this.#stop.signal.aborted && !reader.closed) {
      try {
        const events = await reader.read();
        const stale = this.#builtOn !== dayOf(clock.now());
        if (stale || events.some((event) => event.type === 'taxonomy.changed')) await this.#build();
        else for (const event of events) await this.#apply(event);
      } catch (error) {
        // An event may have been applied in part: what is published is the truth.
        onError(error);
        this.#builtOn = '';
      }
      await reader.wait(this.#builtOn === '' ? 1_000 : refreshEvery, this.#stop.signal);
    }
  }

  async #apply(event: LoggedEvent): Promise<void> {
    if (event.type !== 'article.published' && event.type !== 'article.archived') return;
    const { database, articles, clock } = this.#options;
    const published = await articles.findPublished(database.read, event.articleId, event.locale);
    if (published === undefined) return this.#index.remove(event.articleId, event.locale);
    this.#index.replace(toSearchDocument(published.article, clock.now()));
    if (published.article.audience === 'customer') this.#locales = new Set([...this.#locales, event.locale]);
  }
}

function concernsKnowledge(event: LoggedEvent): boolean {
  return event.type.startsWith('article.') || event.type === 'taxonomy.changed';
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
