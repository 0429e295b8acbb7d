import { newId } from '@askwell/core/base';
import type { Article, ArticleKind, Audience } from '@askwell/core/articles';
import type { Reader, Writer } from '../database/index.ts';

/** A published article in one locale. */
export interface PublishedRevision {
  readonly article: Article;
  readonly revision: number;
  readonly updatedAt: number;
}

/** What lists show of a published article, without its text. */
export interface ArticleHead {
  readonly articleId: string;
  readonly locale: string;
  readonly kind: ArticleKind;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly audience: Audience;
  readonly revision: number;
  readonly updatedAt: number;
}

/** An article as its author wrote it and as it was read. */
export interface NewRevision {
  readonly article: Article;
  /** Front matter and Markdown. */
  readonly source: string;
  readonly contentHash: string;
  /** The file it comes from, relative to its knowledge folder, with `/`. Default: where it was before. */
  readonly path?: string;
}

/** A published article with the text it was read from. */
export interface PublishedSource {
  readonly article: Article;
  readonly source: string;
  /** As in {@link NewRevision}; undefined when it comes from no file. */
  readonly path: string | undefined;
}

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
    { article, source, contentHash, path }: NewRevision,
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
  ): Promise<{ items: PublishedSource[]; next: string | undefined }> {
    const rows = await this.#published(reader)
      .select(['articles.path', 'article_revisions.source'])
      .where('articles.id', '>', after)
      .orderBy('articles.id')
      .limit(limit)
      .execute();
    const items = rows.map(({ parsed, source, path }) => ({
      article: JSON.parse(parsed) as Article,
      source,
      path: path ?? undefined,
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
