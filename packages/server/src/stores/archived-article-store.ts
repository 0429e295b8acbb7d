import type { Reader, Writer } from '../database/index.ts';
import type { ArticleKey } from './published-article.ts';

/** An article that was taken off and not published again. */
export interface ArchivedArticle extends ArticleKey {
  /** The one that was published. */
  readonly revision: number;
  /** Of the text that was published. */
  readonly contentHash: string;
  /** Its file, relative to its knowledge folder; null when it comes from none. */
  readonly path: string | null;
}

/** Remembers what was archived, so that a folder that still has it does not bring it back. */
export class ArchivedArticleStore {
  async put(
    writer: Writer,
    article: ArchivedArticle,
    { reason, by, at }: { readonly reason: string; readonly by: string; readonly at: number },
  ): Promise<void> {
    await writer
      .insertInto('archived_articles')
      .values({
        article_id: article.articleId,
        locale: article.locale,
        revision: article.revision,
        content_hash: article.contentHash,
        path: article.path,
        reason,
        archived_by: by,
        archived_at: at,
      })
      .execute();
  }

  /** Those of some articles. */
  async list(reader: Reader, articleIds: readonly string[]): Promise<ArchivedArticle[]> {
    if (articleIds.length === 0) return [];
    const rows = await reader
      .selectFrom('archived_articles')
      .select(['article_id', 'locale', 'revision', 'content_hash', 'path'])
      .where('article_id', 'in', [...articleIds])
      .execute();
    return rows.map((row) => ({
      articleId: row.article_id,
      locale: row.locale,
      revision: row.revision,
      contentHash: row.content_hash,
      path: row.path,
    }));
  }

  /** It is published again. */
  async forget(writer: Writer, { articleId, locale }: ArticleKey): Promise<void> {
    await writer
      .deleteFrom('archived_articles')
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .execute();
  }
}
