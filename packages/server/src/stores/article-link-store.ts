import type { Reader, Writer } from '../database/index.ts';
import type { ArticleKey } from './article-store.ts';

/** Which published articles lead to which others. */
export class ArticleLinkStore {
  /** Replaces what an article leads to. */
  async put(writer: Writer, { articleId, locale }: ArticleKey, targets: readonly string[]): Promise<void> {
    await this.remove(writer, { articleId, locale });
    if (targets.length === 0) return;
    await writer
      .insertInto('article_links')
      .values(targets.map((target) => ({ article_id: articleId, locale, target_id: target })))
      .execute();
  }

  async remove(writer: Writer, { articleId, locale }: ArticleKey): Promise<void> {
    await writer.deleteFrom('article_links').where('article_id', '=', articleId).where('locale', '=', locale).execute();
  }

  /** The articles that lead to one. */
  async leadingTo(reader: Reader, articleId: string): Promise<ArticleKey[]> {
    const rows = await reader
      .selectFrom('article_links')
      .select(['article_id', 'locale'])
      .where('target_id', '=', articleId)
      .execute();
    return rows.map((row) => ({ articleId: row.article_id, locale: row.locale }));
  }
}
