import type { Revision } from '@askwell/core/reviews';
import type { Selectable } from 'kysely';
import type { ArticleRevisionTable, Reader } from '../database/index.ts';

/** How a revision came to be published. */
export interface RevisionHead {
  readonly number: number;
  /** `staff:<id>`, `import` or `system`; empty when that was not noted. */
  readonly author: string;
  readonly at: number;
  readonly restoredFrom: number | null;
  /** Why, when it was not by an ordinary review; otherwise empty. */
  readonly reason: string;
  readonly reviewId: string | null;
}

/** What was published at any time. */
export class RevisionStore {
  /** Without their texts, the newest first. */
  async list(reader: Reader, articleId: string, locale: string): Promise<RevisionHead[]> {
    const rows = await reader
      .selectFrom('article_revisions')
      .select(['revision', 'published_by', 'created_at', 'restored_from', 'reason', 'review_id'])
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .orderBy('revision', 'desc')
      .execute();
    return rows.map(toHead);
  }

  async find(
    reader: Reader,
    articleId: string,
    locale: string,
    number: number,
  ): Promise<(Revision & RevisionHead) | undefined> {
    const row = await reader
      .selectFrom('article_revisions')
      .selectAll()
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .where('revision', '=', number)
      .executeTakeFirst();
    return row && { ...toHead(row), text: row.source };
  }

  /** The oldest first, with their texts. */
  async texts(reader: Reader, articleId: string, locale: string): Promise<Revision[]> {
    const rows = await reader
      .selectFrom('article_revisions')
      .selectAll()
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .orderBy('revision')
      .execute();
    return rows.map((row) => ({ ...toHead(row), text: row.source }));
  }

  /** The number of the newest revision; 0 when there is none. */
  async latest(reader: Reader, articleId: string, locale: string): Promise<number> {
    const row = await reader
      .selectFrom('article_revisions')
      .select('revision')
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .orderBy('revision', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.revision ?? 0;
  }
}

type Head = Pick<
  Selectable<ArticleRevisionTable>,
  'revision' | 'published_by' | 'created_at' | 'restored_from' | 'reason' | 'review_id'
>;

function toHead(row: Head): RevisionHead {
  return {
    number: row.revision,
    author: row.published_by ?? '',
    at: row.created_at,
    restoredFrom: row.restored_from,
    reason: row.reason ?? '',
    reviewId: row.review_id,
  };
}
