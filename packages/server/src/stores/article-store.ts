import { newId } from '@askwell/core/base';
import type { Article, ArticleKind, Audience } from '@askwell/core/articles';
import type { Reader, Writer } from '../database/index.ts';
import type { ArchivedArticle } from './archived-article-store.ts';
import type {
  ArticleHead,
  ArticleKey,
  NewRevision,
  PublishedRevision,
  PublishedRevisionSource,
  PublishedSource,
} from './published-article.ts';

export type {
  ArticleHead,
  ArticleKey,
  NewRevision,
  Provenance,
  PublishedRevision,
  PublishedRevisionSource,
  PublishedSource,
} from './published-article.ts';

/** Articles and their revisions. A revision is never changed; publishing points to another one. */
export class ArticleStore {
  /** Content hashes of the published revisions of some articles, by `articleId` and `locale`. */
  async publishedHashes(
    reader: Reader,
    articleIds: readonly string[],
  ): Promise<{ articleId: string; locale: string; contentHash: string; revision: number; path: string | undefined }[]> {
    if (articleIds.length === 0) return [];
    const rows = await reader
      .selectFrom('articles')
      .select(['article_id', 'locale', 'content_hash', 'published_revision', 'path'])
      .where('article_id', 'in', [...articleIds])
      .execute();
    return rows.map((row) => ({
      articleId: row.article_id,
      locale: row.locale,
      contentHash: row.content_hash,
      revision: row.published_revision,
      path: row.path ?? undefined,
    }));
  }

  /** Stores a revision and publishes it at once. */
  async publish(
    writer: Writer,
    { article, source, contentHash, path, provenance }: NewRevision,
    revision: number,
    at: number,
  ): Promise<void> {
    const { id: articleId, locale } = article;
    await writer
      .insertInto('article_revisions')
      .values({
        id: newId('rev', at),
        article_id: articleId,
        locale,
        revision,
        source,
        parsed: JSON.stringify(article),
        content_hash: contentHash,
        created_at: at,
        published_by: provenance?.publishedBy ?? null,
        reason: provenance?.reason ?? null,
        review_id: provenance?.reviewId ?? null,
        restored_from: provenance?.restoredFrom ?? null,
      })
      .execute();
    const published = {
      published_revision: revision,
      kind: article.kind,
      title: article.title,
      category: article.category,
      tags: JSON.stringify(article.tags),
      audience: article.audience,
      content_hash: contentHash,
      updated_at: at,
      ...(path === undefined ? {} : { path }),
    };
    await writer
      .insertInto('articles')
      .values({ id: newId('art', at), article_id: articleId, locale, ...published })
      .onConflict((conflict) => conflict.columns(['article_id', 'locale']).doUpdateSet(published))
      .execute();
  }

  /** Takes an article off; its revisions stay. @returns what was published; undefined when nothing was */
  async takeOff(
    writer: Writer,
    { articleId, locale }: ArticleKey,
  ): Promise<Pick<ArchivedArticle, 'revision' | 'contentHash' | 'path'> | undefined> {
    const row = await writer
      .deleteFrom('articles')
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .returning(['published_revision', 'content_hash', 'path'])
      .executeTakeFirst();
    return row && { revision: row.published_revision, contentHash: row.content_hash, path: row.path };
  }

  /** Notes that an article's file moved; that is no new revision. */
  async move(writer: Writer, articleId: string, locale: string, path: string): Promise<void> {
    await writer
      .updateTable('articles')
      .set({ path })
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .execute();
  }

  async findPublished(reader: Reader, articleId: string, locale: string): Promise<PublishedRevision | undefined> {
    const row = await this.#published(reader)
      .where('articles.article_id', '=', articleId)
      .where('articles.locale', '=', locale)
      .executeTakeFirst();
    return row && toPublished(row);
  }

  /** What was published at a time; undefined when nothing was. */
  async articleAt(reader: Reader, articleId: string, locale: string, at: number): Promise<Article | undefined> {
    const row = await reader
      .selectFrom('article_revisions')
      .select('parsed')
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .where('created_at', '<=', at)
      .orderBy('revision', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && (JSON.parse(row.parsed) as Article);
  }

  /** A published article with the text it was read from. */
  async findSource(reader: Reader, articleId: string, locale: string): Promise<PublishedSource | undefined> {
    const row = await this.#published(reader)
      .select(['articles.path', 'article_revisions.source'])
      .where('articles.article_id', '=', articleId)
      .where('articles.locale', '=', locale)
      .executeTakeFirst();
    return row && { article: JSON.parse(row.parsed) as Article, source: row.source, path: row.path ?? undefined };
  }

  /** Where the files of all published articles lie, for those that come from one. */
  async listPaths(reader: Reader): Promise<(ArticleKey & { readonly title: string; readonly path: string | null })[]> {
    const rows = await reader.selectFrom('articles').select(['article_id', 'locale', 'title', 'path']).execute();
    return rows.map((row) => ({ articleId: row.article_id, locale: row.locale, title: row.title, path: row.path }));
  }

  /** What is published now, and how far it may be trusted; by article and locale. */
  async listRevisions(
    reader: Reader,
  ): Promise<(ArticleKey & { readonly revision: number; readonly state: string | null })[]> {
    const rows = await reader
      .selectFrom('articles')
      .leftJoin('verifications', (join) =>
        join
          .onRef('verifications.article_id', '=', 'articles.article_id')
          .onRef('verifications.locale', '=', 'articles.locale'),
      )
      .select(['articles.article_id', 'articles.locale', 'articles.published_revision', 'verifications.state'])
      .orderBy('articles.article_id')
      .orderBy('articles.locale')
      .execute();
    return rows.map((row) => ({
      articleId: row.article_id,
      locale: row.locale,
      revision: row.published_revision,
      state: row.state,
    }));
  }

  /** Changes whenever something is published or archived. */
  async fingerprint(reader: Reader): Promise<string> {
    const { count, revisions, newest } = await reader
      .selectFrom('articles')
      .select(({ fn }) => [
        fn.countAll<number>().as('count'),
        fn.sum<number | null>('published_revision').as('revisions'),
        fn.max('updated_at').as('newest'),
      ])
      .executeTakeFirstOrThrow();
    return `${count}.${revisions ?? 0}.${newest ?? 0}`;
  }

  /** Published articles in pages, for building an index: pass the last page's `next`, until it is undefined. */
  async pageOfPublished(
    reader: Reader,
    after: string,
    limit: number,
  ): Promise<{ items: PublishedRevision[]; next: string | undefined }> {
    const rows = await this.#published(reader)
      .where('articles.id', '>', after)
      .orderBy('articles.id')
      .limit(limit)
      .execute();
    return { items: rows.map(toPublished), next: rows.length === limit ? rows.at(-1)?.id : undefined };
  }

  /** Published articles with their source in pages, as {@link pageOfPublished} gives them. */
  async pageOfSources(
    reader: Reader,
    after: string,
    limit: number,
  ): Promise<{ items: PublishedRevisionSource[]; next: string | undefined }> {
    const rows = await this.#published(reader)
      .select(['articles.path', 'article_revisions.source', 'article_revisions.published_by'])
      .where('articles.id', '>', after)
      .orderBy('articles.id')
      .limit(limit)
      .execute();
    const items = rows.map((row) => ({
      article: JSON.parse(row.parsed) as Article,
      source: row.source,
      path: row.path ?? undefined,
      revision: row.published_revision,
      publishedBy: row.published_by ?? undefined,
    }));
    return { items, next: rows.length === limit ? rows.at(-1)?.id : undefined };
  }

  /** All published articles, or the locales of one. */
  async listHeads(reader: Reader, articleIds?: readonly string[]): Promise<ArticleHead[]> {
    if (articleIds?.length === 0) return [];
    let query = reader.selectFrom('articles').selectAll().orderBy('title').orderBy('article_id').orderBy('locale');
    if (articleIds) query = query.where('article_id', 'in', [...articleIds]);
    const rows = await query.execute();
    return rows.map((row) => ({
      articleId: row.article_id,
      locale: row.locale,
      kind: row.kind as ArticleKind,
      title: row.title,
      category: row.category,
      tags: JSON.parse(row.tags) as string[],
      audience: row.audience as Audience,
      revision: row.published_revision,
      updatedAt: row.updated_at,
    }));
  }

  #published(reader: Reader) {
    return reader
      .selectFrom('articles')
      .innerJoin('article_revisions', (join) =>
        join
          .onRef('article_revisions.article_id', '=', 'articles.article_id')
          .onRef('article_revisions.locale', '=', 'articles.locale')
          .onRef('article_revisions.revision', '=', 'articles.published_revision'),
      )
      .select(['articles.id', 'articles.published_revision', 'articles.updated_at', 'article_revisions.parsed']);
  }
}

function toPublished(row: { parsed: string; published_revision: number; updated_at: number }): PublishedRevision {
  return {
    article: JSON.parse(row.parsed) as Article,
    revision: row.published_revision,
    updatedAt: row.updated_at,
  };
}
