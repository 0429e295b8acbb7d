import type { Reader, Writer } from '../database/index.ts';

/** How articles are read: counters, nobody's path. */
export class ReadingStore {
  async count(writer: Writer, articleId: string, locale: string, day: string): Promise<void> {
    await writer
      .insertInto('article_readings')
      .values({ article_id: articleId, locale, day, readers: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['article_id', 'locale', 'day'])
          .doUpdateSet((row) => ({ readers: row('article_readings.readers', '+', 1) })),
      )
      .execute();
  }

  async countTransition(writer: Writer, from: string, to: string): Promise<void> {
    await writer
      .insertInto('reading_transitions')
      .values({ from_article_id: from, to_article_id: to, readers: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['from_article_id', 'to_article_id'])
          .doUpdateSet((row) => ({ readers: row('reading_transitions.readers', '+', 1) })),
      )
      .execute();
  }

  /** Where readers of an article went on to, the most frequent first. */
  async transitions(reader: Reader, from: string, limit: number): Promise<ReadonlyMap<string, number>> {
    const rows = await reader
      .selectFrom('reading_transitions')
      .select(['to_article_id', 'readers'])
      .where('from_article_id', '=', from)
      .orderBy('readers', 'desc')
      .orderBy('to_article_id')
      .limit(limit)
      .execute();
    return new Map(rows.map((row) => [row.to_article_id, row.readers]));
  }

  /** Readings of an article in all its locales, or in one, from a day on. */
  async readers(reader: Reader, articleId: string, locale: string | undefined, since: string): Promise<number> {
    let query = reader
      .selectFrom('article_readings')
      .select((row) => row.fn.sum<number | null>('readers').as('readers'))
      .where('article_id', '=', articleId)
      .where('day', '>=', since);
    if (locale !== undefined) query = query.where('locale', '=', locale);
    return (await query.executeTakeFirst())?.readers ?? 0;
  }
}
