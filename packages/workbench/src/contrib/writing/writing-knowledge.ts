import { DisposableStore, type Disposable } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';
import {
  request,
  routes,
  type ArticleSummary,
  type AttachmentDescription,
  type CategoryNode,
  type PublishedArticle,
  type SynonymGroupEntry,
  type TagSummary,
} from '@askwell/core/protocol';
import type { LiveService } from '../../platform/live-service.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import type { SessionService } from '../../platform/session-service.ts';

export const knowledgeService = serviceId<WritingKnowledge>('writing knowledge');

/** How long what was fetched is good for, milliseconds: others add tags and pictures, too. */
const goodFor = 60_000;

/** What writing an article needs to know of all others, fetched when it is first needed. */
export class WritingKnowledge implements Disposable {
  readonly #session: SessionService;
  readonly #localization: LocalizationService;
  readonly #store = new DisposableStore();
  readonly #kept = new Map<string, { readonly at: number; readonly value: Promise<unknown> }>();

  constructor(session: SessionService, live: LiveService, localization: LocalizationService) {
    this.#session = session;
    this.#localization = localization;
    this.#store.add(session.onDidChange(() => this.#kept.clear()));
    this.#store.add(
      live.onDidReceive(({ type }) => {
        if (type === 'article.published' || type === 'article.archived') this.#kept.clear();
      }),
    );
  }

  articles(): Promise<readonly ArticleSummary[]> {
    return this.#once('articles', () => this.#session.client.articles());
  }

  article(articleId: string, locale: string): Promise<PublishedArticle> {
    return this.#once(`article ${articleId} ${locale}`, () => this.#session.client.article(articleId, locale));
  }

  categories(): Promise<readonly CategoryNode[]> {
    const { locale } = this.#localization;
    return this.#once(`categories ${locale}`, () => this.#session.client.categories(locale));
  }

  tags(): Promise<readonly TagSummary[]> {
    return this.#once('tags', () => this.#session.loops.tags());
  }

  synonyms(): Promise<readonly SynonymGroupEntry[]> {
    return this.#once('synonyms', () => this.#session.loops.synonyms());
  }

  /** Pictures, videos and documents, the newest first; the first page of them. */
  attachments(): Promise<readonly AttachmentDescription[]> {
    return this.#once('attachments', async () => {
      const call = { query: { limit: 200 } };
      const { options } = this.#session.client;
      return (await request<{ attachments: AttachmentDescription[] }>(options, routes.staffAttachments, call))
        .attachments;
    });
  }

  forget(name: 'tags' | 'attachments'): void {
    this.#kept.delete(name);
  }

  dispose(): void {
    this.#kept.clear();
    this.#store.dispose();
  }

  #once<T>(name: string, fetch: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(name);
    if (known && Date.now() - known.at < goodFor) return known.value as Promise<T>;
    const value = fetch();
    const entry = { at: Date.now(), value };
    this.#kept.set(name, entry);
    // What failed is asked for again.
    value.catch(() => this.#kept.get(name) === entry && this.#kept.delete(name));
    return value;
  }
}
