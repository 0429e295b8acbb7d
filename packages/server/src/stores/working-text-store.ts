import type { Reader } from '../database/index.ts';
import type { ArticleKey } from './article-store.ts';

/** The text that somebody who goes on writing begins with: that of the open draft, or the published one. */
export interface WorkingText extends ArticleKey {
  /** As published; empty before the first publication. */
  readonly title: string;
  readonly text: string;
  /** The published revision; null before the first publication. */
  readonly revision: number | null;
  readonly draft: { readonly reviewId: string; readonly version: number } | null;
}

/** Texts as they are being written, all articles in all languages. */
export class WorkingTextStore {
  /**
   * Published articles with their open drafts, in pages.
   *
   * @param after what the page before gave as `next`; empty for the first page
   */
  async pageOfPublished(
    reader: Reader,
    after: string,
    limit: number,
  ): Promise<{ readonly items: WorkingText[]; readonly next: string | undefined }> {
    const rows = await reader
      .selectFrom('articles')
      .innerJoin('article_revisions', (join) =>
        join
          .onRef('article_revisions.article_id', '=', 'articles.article_id')
          .onRef('article_revisions.locale', '=', 'articles.locale')
          .onRef('article_revisions.revision', '=', 'articles.published_revision'),
      )
      .leftJoin('reviews', (join) =>
        join
          .onRef('reviews.article_id', '=', 'articles.article_id')
          .onRef('reviews.locale', '=', 'articles.locale')
          .on('reviews.open_key', 'is not', null),
      )
      .leftJoin('drafts', 'drafts.review_id', 'reviews.id')
      .select([
        'articles.id',
        'articles.article_id',
        'articles.locale',
        'articles.title',
        'articles.published_revision',
        'article_revisions.source',
        'drafts.review_id',
        'drafts.version',
        'drafts.text',
      ])
      .where('articles.id', '>', after)
      .orderBy('articles.id')
      .limit(limit)
      .execute();
    const items = rows.map((row) => ({
      articleId: row.article_id,
      locale: row.locale,
      title: row.title,
      text: row.text ?? row.source,
      revision: row.published_revision,
      draft: row.review_id === null || row.version === null ? null : { reviewId: row.review_id, version: row.version },
    }));
    return { items, next: rows.length === limit ? rows.at(-1)?.id : undefined };
  }

  /** Open drafts of articles that were never published, or are not any more. */
  async unpublished(reader: Reader): Promise<WorkingText[]> {
    const rows = await reader
      .selectFrom('reviews')
      .innerJoin('drafts', 'drafts.review_id', 'reviews.id')
      .leftJoin('articles', (join) =>
        join.onRef('articles.article_id', '=', 'reviews.article_id').onRef('articles.locale', '=', 'reviews.locale'),
      )
      .select(['reviews.article_id', 'reviews.locale', 'drafts.review_id', 'drafts.version', 'drafts.text'])
      .where('reviews.open_key', 'is not', null)
      .where('articles.id', 'is', null)
      .orderBy('reviews.id')
      .execute();
    return rows.map((row) => ({
      articleId: row.article_id,
      locale: row.locale,
      title: '',
      text: row.text,
      revision: null,
      draft: { reviewId: row.review_id, version: row.version },
    }));
  }
}
