import { parseArticleHref, type Article, type Block } from '@askwell/core/articles';
import type { Writer } from '../../database/index.ts';
import type { ArchiveScheduleStore } from '../../stores/archive-schedule-store.ts';
import type { ArchivedArticleStore } from '../../stores/archived-article-store.ts';
import type { ArticleLinkStore } from '../../stores/article-link-store.ts';
import type { ArticleKey, ArticleStore, NewRevision, Provenance } from '../../stores/article-store.ts';
import type { Actor, EventStore } from '../../stores/event-store.ts';
import type { ReviewStore } from '../../stores/review-store.ts';
import type { RevisionStore } from '../../stores/revision-store.ts';
import type { VerificationStore } from '../../stores/verification-store.ts';
import type { NotificationService } from './notification-service.ts';
import { systemActor, type ReviewChanges } from './review-changes.ts';
import type { VerificationChanges } from './verification-changes.ts';

export interface PublicationStores {
  readonly articles: ArticleStore;
  readonly archived: ArchivedArticleStore;
  readonly revisions: RevisionStore;
  readonly links: ArticleLinkStore;
  readonly reviews: ReviewStore;
  readonly verifications: VerificationStore;
  readonly schedules: ArchiveScheduleStore;
  readonly events: EventStore;
}

/** An open draft of an article. */
export interface DraftKey extends ArticleKey {
  readonly reviewId: string;
}

export interface Published {
  readonly revision: number;
  /** Open drafts of the same article that do not know this text; they stay as they are, and their authors are told. */
  readonly besideDrafts: readonly DraftKey[];
}

export interface PublicationServices {
  readonly changes: ReviewChanges;
  readonly verificationChanges: VerificationChanges;
  readonly notifications: NotificationService;
}

export interface PublicationOptions {
  readonly actor: Actor;
  readonly at: number;
  /** Who answers for the text by having approved it; left out when it comes from a file. */
  readonly verifiedBy?: string;
  /** Who is asked to confirm it when the article names no author. */
  readonly owner?: string;
}

/** Puts texts on the air and takes them off: revision, verification, links and events in one transaction. */
export class Publications {
  readonly #stores: PublicationStores;
  readonly #services: PublicationServices;

  constructor(stores: PublicationStores, services: PublicationServices) {
    this.#stores = stores;
    this.#services = services;
  }

  async publish(writer: Writer, text: NewRevision, options: PublicationOptions): Promise<Published> {
    const { articles, archived, revisions, links, events } = this.#stores;
    const { article } = text;
    const { actor, at } = options;
    const key = { articleId: article.id, locale: article.locale };
    await this.#supersede(writer, key, text.provenance?.reviewId, at);
    const revision = (await revisions.latest(writer, key.articleId, key.locale)) + 1;
    const provenance = text.provenance ?? { publishedBy: actor };
    await articles.publish(writer, { ...text, provenance }, revision, at);
    await archived.forget(writer, key);
    await links.put(writer, key, linkedArticles(article));
    await this.#services.verificationChanges.publish(writer, { article, ...options });
    await events.append(writer, { type: 'article.published', ...key, revision }, actor, at);
    if (revision > 1) await this.#doubtLinking(writer, key, at);
    return { revision, besideDrafts: await this.#tellAuthors(writer, key, revision, provenance) };
  }

  /** @returns false when the article is not published */
  async archive(writer: Writer, key: ArticleKey, reason: string, actor: Actor, at: number): Promise<boolean> {
    const { articles, archived, links, verifications, schedules, events } = this.#stores;
    const { articleId, locale } = key;
    const published = await articles.takeOff(writer, key);
    if (!published) return false;
    await archived.put(writer, { articleId, locale, ...published }, { reason, by: actor, at });
    await links.remove(writer, key);
    await verifications.remove(writer, articleId, locale);
    await schedules.take(writer, key);
    await this.#endReview(writer, key, reason, at);
    await events.append(writer, { type: 'article.archived', articleId, locale }, actor, at);
    return true;
  }

  // Whoever archived by the review has ended it before; a folder whose file is gone knows of none.
  async #endReview(writer: Writer, key: ArticleKey, reason: string, at: number): Promise<void> {
    const published = await this.#stores.reviews.findPublished(writer, key);
    if (published) await this.#services.changes.apply(writer, published, { type: 'archive', reason }, systemActor, at);
  }

  // The review of the text that is replaced ends with it.
  async #supersede(writer: Writer, key: ArticleKey, by: string | undefined, at: number): Promise<void> {
    const published = await this.#stores.reviews.findPublished(writer, key, by);
    if (published) await this.#services.changes.apply(writer, published, { type: 'supersede' }, systemActor, at);
  }

  /** Whoever writes a draft learns that something else was published beside it; the draft stays as it is. */
  async #tellAuthors(
    writer: Writer,
    { articleId, locale }: ArticleKey,
    revision: number,
    { reviewId, publishedBy }: Provenance,
  ): Promise<DraftKey[]> {
    const open = await this.#stores.reviews.listOpen(writer, [articleId]);
    const beside: DraftKey[] = [];
    for (const review of open) {
      if (review.locale !== locale || review.id === reviewId) continue;
      beside.push({ reviewId: review.id, articleId, locale });
      const data = { reviewId: review.id, articleId, locale, revision, publishedBy };
      const occasion = `overtaken ${review.id} ${revision}`;
      const news = review.contributors.map((recipient) => ({ recipient, kind: 'draft-overtaken', occasion, data }));
      await this.#services.notifications.tellWithin(writer, news);
    }
    return beside;
  }

  /** What rests on an article that changed may be wrong by now. */
  async #doubtLinking(writer: Writer, { articleId, locale }: ArticleKey, at: number): Promise<void> {
    const { links, verifications } = this.#stores;
    for (const linking of await links.leadingTo(writer, articleId)) {
      if (linking.locale !== locale || linking.articleId === articleId) continue;
      const known = await verifications.find(writer, linking.articleId, linking.locale);
      const trigger = { kind: 'linked-article-changed', at, subject: articleId } as const;
      if (known) await this.#services.verificationChanges.trigger(writer, known, trigger, 'system');
    }
  }
}

/** The articles that a text leads to, those named as related among them. */
function linkedArticles(article: Article): string[] {
  const found = new Set(article.related);
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const href = (node as { href?: unknown }).href;
    const target = typeof href === 'string' ? parseArticleHref(href) : undefined;
    if (target) found.add(target.article);
    for (const child of Object.values(node)) visit(child);
  };
  for (const { blocks } of article.sections) visit(blocks satisfies readonly Block[]);
  found.delete(article.id);
  return [...found];
}
