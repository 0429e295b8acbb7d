import type { Clock } from '@askwell/core/base';
import { KnowledgeIndex } from '@askwell/core/search';
import { currentTags, type Taxonomy } from '@askwell/core/taxonomy';
import type { DatabaseHandle } from '../database/index.ts';
import type { EventFeed } from '../realtime/event-feed.ts';
import type { FeedReader } from '../realtime/feed-reader.ts';
import type { ArticleStore } from '../stores/article-store.ts';
import { formatCursor } from '../stores/event-cursor.ts';
import type { EventStore, LoggedEvent } from '../stores/event-store.ts';
import type { LearnedExampleStore } from '../stores/learned-example-store.ts';
import type { TaxonomyStore } from '../stores/taxonomy-store.ts';
import { findPublishedDocument, publishedDocuments } from './published-documents.ts';
import type { VerificationStates } from './verification.ts';

export interface KnowledgeIndexReplicaOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly examples: LearnedExampleStore;
  readonly verification: VerificationStates;
  readonly taxonomy: TaxonomyStore;
  readonly events: EventStore;
  readonly feed: EventFeed;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Milliseconds after which an index that could not follow is built anew. */
const retryAfter = 1_000;

/** Milliseconds between looks without news; time announces itself, by `verification.changed`. */
const longestWait = 60 * 60_000;

/** This process's search index: built from what is published, then kept by following the event log. */
export class KnowledgeIndexReplica {
  readonly #options: KnowledgeIndexReplicaOptions;
  readonly #stop = new AbortController();
  #index = new KnowledgeIndex();
  #locales: ReadonlySet<string> = new Set();
  #terms: Taxonomy = { categories: [], tags: [], synonyms: [] };
  #broken = false;
  #position = '';
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

  /** Where the index stands in the event log: everything before is in it. */
  get position(): string {
    return this.#position;
  }

  /** Builds the index and begins to follow. The feed must have been started. */
  async start(): Promise<void> {
    const { feed } = this.#options;
    const reader = feed.reader({ keys: ['knowledge'], includes: concernsKnowledge }, feed.position);
    this.#position = formatCursor(feed.position);
    await this.#build();
    this.#following = this.#follow(reader);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#following;
  }

  async #build(): Promise<void> {
    const { database, taxonomy, clock } = this.#options;
    const terms = await taxonomy.read(database.read);
    const index = new KnowledgeIndex({ synonyms: terms.synonyms });
    const locales = new Set<string>();
    const now = clock.now();
    for await (const page of publishedDocuments(database.read, this.#options, now)) {
      for (const { document } of page) {
        index.replace({ ...document, tags: currentTags(terms, document.tags) });
        if (document.audience === 'customer') locales.add(document.locale);
      }
    }
    this.#index = index;
    this.#terms = terms;
    this.#locales = locales;
    this.#broken = false;
  }

  async #follow(reader: FeedReader): Promise<void> {
    const { onError } = this.#options;
    while (!this.#stop.signal.aborted && !reader.closed) {
      try {
        const events = await reader.read();
        const reworded = events.some((event) => event.type === 'taxonomy.changed') && (await this.#isReworded());
        if (this.#broken || reworded) await this.#build();
        else for (const event of events) await this.#apply(event);
        this.#position = reader.cursor;
      } catch (error) {
        // An event may have been applied in part: what is published is the truth.
        onError(error);
        this.#broken = true;
      }
      await reader.wait(this.#broken ? retryAfter : longestWait, this.#stop.signal);
    }
  }

  /** Whether synonyms or what tags are called changed: colours and descriptions are nothing to search for. */
  async #isReworded(): Promise<boolean> {
    const { database, taxonomy } = this.#options;
    return searchedWords(await taxonomy.read(database.read)) !== searchedWords(this.#terms);
  }

  async #apply(event: LoggedEvent): Promise<void> {
    if (!changesArticle(event) && !changesWordings(event)) return;
    if (!('articleId' in event) || event.articleId === null) return;
    const { database, clock } = this.#options;
    const { articleId, locale } = event;
    const published = await findPublishedDocument(database.read, this.#options, articleId, locale, clock.now());
    if (published === undefined) return this.#index.remove(articleId, locale);
    const { document } = published;
    this.#index.replace({ ...document, tags: currentTags(this.#terms, document.tags) });
    if (document.audience === 'customer') this.#locales = new Set([...this.#locales, locale]);
  }
}

function searchedWords({ tags, synonyms }: Taxonomy): string {
  return JSON.stringify([
    synonyms,
    tags.flatMap(({ id, aliases = [] }) => (aliases.length > 0 ? [[id, aliases]] : [])),
  ]);
}

function concernsKnowledge(event: LoggedEvent): boolean {
  return changesArticle(event) || changesWordings(event) || event.type === 'taxonomy.changed';
}

/** Time changes articles as well: when the clock passes, somebody appends `verification.changed`. */
function changesArticle(event: LoggedEvent): boolean {
  return (
    event.type === 'article.published' || event.type === 'article.archived' || event.type === 'verification.changed'
  );
}

function changesWordings(event: LoggedEvent): boolean {
  return event.type === 'learned-example.approved' || event.type === 'learned-example.removed';
}
