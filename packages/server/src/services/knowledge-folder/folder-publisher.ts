import type { ArticleProblem } from '@askwell/core/articles';
import type { Clock } from '@askwell/core/base';
import type { Taxonomy } from '@askwell/core/taxonomy';
import { isDeepStrictEqual } from 'node:util';
import type { DatabaseHandle, Writer } from '../../database/index.ts';
import type { FileLoss, FolderArticle, FolderMedia } from '../../folder-import/index.ts';
import { mediaHash } from '../../folder-import/index.ts';
import type { ArchivedArticleStore } from '../../stores/archived-article-store.ts';
import type { ArticleKey, ArticleStore } from '../../stores/article-store.ts';
import type { AttachmentStore } from '../../stores/attachment-store.ts';
import type { Actor, EventStore } from '../../stores/event-store.ts';
import type { TaxonomyStore } from '../../stores/taxonomy-store.ts';
import type { AttachmentService } from '../attachment-service.ts';
import type { RedirectService } from '../redirect-service.ts';
import { contentHashOf } from '../reviews/draft-article.ts';
import type { DraftKey, Publications } from '../reviews/publications.ts';

export interface FolderPublisherOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly archivedArticles: ArchivedArticleStore;
  readonly attachments: AttachmentService;
  readonly attachmentStore: AttachmentStore;
  readonly publications: Pick<Publications, 'publish' | 'archive'>;
  readonly redirects: RedirectService;
  readonly taxonomy: TaxonomyStore;
  readonly events: EventStore;
  readonly clock: Clock;
}

/** What became of some articles. */
export interface PublishedBatch {
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  /** As their files say them, but archived here: they stay archived. */
  readonly archived: readonly ArticleKey[];
  /** Published anew by somebody else since it was looked at: left alone. */
  readonly overtaken: readonly ArticleKey[];
  /** Open drafts that do not know what is published now. */
  readonly besideDrafts: readonly DraftKey[];
  readonly losses: readonly FileLoss[];
}

export interface BatchOptions {
  readonly actor: Actor;
  /** The revision that each article must still have, 0 for none, by `articleKey`; what is not listed may have any. */
  readonly expected?: ReadonlyMap<string, number>;
  /** Publish again what was archived. Default false. */
  readonly revive?: boolean;
}

/** The key of an article in one locale; no id holds a blank. */
export function articleKey({ articleId, locale }: ArticleKey): string {
  return `${articleId} ${locale}`;
}

/** Puts what a knowledge folder holds on the air, piece by piece. Doing it again changes nothing. */
export class FolderPublisher {
  readonly #options: FolderPublisherOptions;

  constructor(options: FolderPublisherOptions) {
    this.#options = options;
  }

  /** Stores a picture or other file, unless it is there, and notes its place. @returns why not, if it cannot be stored */
  async storeMedia({ path, hash, read }: FolderMedia, actor: Actor): Promise<ArticleProblem | 'stored' | 'unchanged'> {
    const { database, attachments, attachmentStore } = this.#options;
    const known = await attachmentStore.find(database.read, hash);
    if (!known && read) {
      const media = await read();
      if (!media.ok) return { path, message: media.error };
      if (mediaHash(media.value.bytes) !== hash)
        return { path, message: 'has changed while it was read. Import again.' };
      await attachments.store(media.value, actor);
    }
    const file = await attachmentStore.findFile(database.read, path);
    if (file?.hash === hash) return known ? 'unchanged' : 'stored';
    await database.write((writer) => attachmentStore.putFile(writer, { path, hash }));
    return 'stored';
  }

  /** Publishes those of some articles that changed, in one transaction. */
  publish(batch: readonly FolderArticle[], { actor, expected, revive = false }: BatchOptions): Promise<PublishedBatch> {
    const { database, articles, archivedArticles, publications, redirects, clock } = this.#options;
    return database.write(async (writer) => {
      const ids = [...new Set(batch.map(({ article }) => article.id))];
      const published = byKey(await articles.publishedHashes(writer, ids));
      const archived = byKey(revive ? [] : await archivedArticles.list(writer, ids));
      const counts = { imported: 0, updated: 0, unchanged: 0 };
      const left = { archived: [] as ArticleKey[], overtaken: [] as ArticleKey[], besideDrafts: [] as DraftKey[] };
      const losses: FileLoss[] = [];
      const at = clock.now();
      for (const { article, source, path } of batch) {
        const key = { articleId: article.id, locale: article.locale };
        const before = published.get(articleKey(key));
        const contentHash = contentHashOf(source, article);
        const revision = expected?.get(articleKey(key));
        if (before?.contentHash === contentHash) {
          if (before.path !== path) await articles.move(writer, key.articleId, key.locale, path);
          counts.unchanged++;
        } else if (archived.get(articleKey(key))?.contentHash === contentHash) {
          left.archived.push(key);
        } else if (revision !== undefined && revision !== (before?.revision ?? 0)) {
          left.overtaken.push(key);
        } else {
          const earlier = before && (await articles.findPublished(writer, key.articleId, key.locale))?.article;
          const text = { article, source, contentHash, path };
          left.besideDrafts.push(...(await publications.publish(writer, text, { actor, at })).besideDrafts);
          for (const from of await redirects.follow(writer, article, earlier?.redirectFrom ?? [], actor)) {
            losses.push({ path, kind: 'redirect-refused', line: 1, detail: from });
          }
          counts[before ? 'updated' : 'imported']++;
        }
      }
      return { ...counts, ...left, losses };
    });
  }

  /** @returns false when it is not published, or no longer at the revision that was looked at */
  archive(key: ArticleKey, revision: number, reason: string, heir: string | undefined, actor: Actor): Promise<boolean> {
    const { database, articles, publications, redirects, clock } = this.#options;
    return database.write(async (writer) => {
      const locales = await articles.publishedHashes(writer, [key.articleId]);
      const head = locales.find(({ locale }) => locale === key.locale);
      if (head?.revision !== revision) return false;
      await publications.archive(writer, key, reason, actor, clock.now());
      if (heir !== undefined) await redirects.lead(writer, key.articleId, heir, actor);
      return true;
    });
  }

  mergeTaxonomy(taxonomy: Taxonomy, actor: Actor): Promise<void> {
    const { database, taxonomy: store, events, clock } = this.#options;
    return database.write(async (writer) => {
      const before = await store.read(writer);
      await store.merge(writer, taxonomy, clock.now());
      if (isDeepStrictEqual(before, await store.read(writer))) return;
      await events.append(writer, { type: 'taxonomy.changed' }, actor, clock.now());
    });
  }

  /** @returns those that would lead back to where they start */
  setRedirects(wanted: ReadonlyMap<string, string>, actor: Actor): Promise<string[]> {
    const { database, redirects } = this.#options;
    if (wanted.size === 0) return Promise.resolve([]);
    return database.write(async (writer: Writer) => {
      const refused: string[] = [];
      for (const [from, to] of wanted) if (!(await redirects.lead(writer, from, to, actor))) refused.push(from);
      return refused;
    });
  }
}

function byKey<T extends ArticleKey>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [articleKey(item), item]));
}
