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
}

/** Articles and their revisions. A revision is never changed; publishing points to another one. */
export class ArticleStore {
  /** Content hashes of the published revisions of some articles, by `articleId` and `locale`. */
  async publishedHashes(
    reader: Reader,
    articleIds: readonly string[],
  ): Promise<{ articleId: string; locale: string; contentHash: string; revision: number }[]> {
    if (articleIds.length === 0) return [];
    const rows = await reader
      .selectFrom('articles')
      .select(['article_id', 'locale', 'content_hash', 'published_revision'])
      .where('article_id', 'in', [...articleIds])
      .execute();
    return rows.map((row) => ({
      articleId: row.article_id,
      locale: row.locale,
      contentHash: row.content_hash,
      revision: row.published_revision,
    }));
  }

  /** Stores a revision and publishes it at once. */
  async publish(
    writer: Writer,
    { article, source, contentHash }: NewRevision,
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
    };
    await writer
      .insertInto('articles')
      .values({ id: newId('art', at), article_id: articleId, locale, ...published })
      .onConflict((conflict) => conflict.columns(['article_id', 'locale']).doUpdateSet(published))
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
