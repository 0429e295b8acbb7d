import type { Reader, Writer } from '../database/index.ts';
import type { ArticleKey } from './article-store.ts';

export interface ArchiveSchedule extends ArticleKey {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reason: string;
  /** The staff member who decided it. */
  readonly by: string;
}

/** When published articles are to be archived. */
export class ArchiveScheduleStore {
  async put(writer: Writer, { articleId, locale, at, reason, by }: ArchiveSchedule): Promise<void> {
    const row = { archive_at: at, reason, scheduled_by: by };
    await writer
      .insertInto('archive_schedules')
      .values({ article_id: articleId, locale, ...row })
      .onConflict((conflict) => conflict.columns(['article_id', 'locale']).doUpdateSet(row))
      .execute();
  }

  /** Takes a schedule away; false when there is none, or another process took it. */
  async take(writer: Writer, { articleId, locale }: ArticleKey): Promise<boolean> {
    const taken = await writer
      .deleteFrom('archive_schedules')
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .returning('article_id')
      .executeTakeFirst();
    return taken !== undefined;
  }

  async due(reader: Reader, now: number): Promise<ArchiveSchedule[]> {
    const rows = await reader
      .selectFrom('archive_schedules')
      .selectAll()
      .where('archive_at', '<=', now)
      .orderBy('archive_at')
      .execute();
    return rows.map((row) => ({
      articleId: row.article_id,
      locale: row.locale,
      at: row.archive_at,
      reason: row.reason,
      by: row.scheduled_by,
    }));
  }
}
