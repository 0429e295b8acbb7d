import type { VerificationRecord, VerificationState } from '@askwell/core/reviews';
import type { Selectable } from 'kysely';
import type { Reader, Writer } from '../database/index.ts';
import type { VerificationTable } from '../database/tables/reviews.ts';

/** What verification knows of a published article, and what everybody was told. */
export interface StoredVerification {
  readonly record: VerificationRecord;
  /** As the event log told it last. */
  readonly state: VerificationState;
  readonly changesAt: number | null;
  /** Who confirmed it last, by name; null when nobody did by name. */
  readonly verifiedBy: string | null;
}

/** Until when published articles count as confirmed. */
export class VerificationStore {
  async put(writer: Writer, { record, state, changesAt, verifiedBy }: StoredVerification): Promise<void> {
    const row = {
      state,
      changes_at: changesAt,
      verified_at: record.verifiedAt,
      verified_by: verifiedBy,
      owner: record.owner,
      record: JSON.stringify(record),
    };
    await writer
      .insertInto('verifications')
      .values({ article_id: record.articleId, locale: record.locale, ...row })
      .onConflict((conflict) => conflict.columns(['article_id', 'locale']).doUpdateSet(row))
      .execute();
  }

  /** Notes a state that time brought about, unless another process did so already. */
  async settle(writer: Writer, before: StoredVerification, state: VerificationState, changesAt: number | null) {
    const { articleId, locale } = before.record;
    let query = writer
      .updateTable('verifications')
      .set({ state, changes_at: changesAt })
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .where('state', '=', before.state)
      .where('verified_at', '=', before.record.verifiedAt);
    query =
      before.changesAt === null
        ? query.where('changes_at', 'is', null)
        : query.where('changes_at', '=', before.changesAt);
    return (await query.returning('article_id').executeTakeFirst()) !== undefined;
  }

  async remove(writer: Writer, articleId: string, locale: string): Promise<void> {
    await writer.deleteFrom('verifications').where('article_id', '=', articleId).where('locale', '=', locale).execute();
  }

  async find(reader: Reader, articleId: string, locale: string): Promise<StoredVerification | undefined> {
    const row = await reader
      .selectFrom('verifications')
      .selectAll()
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .executeTakeFirst();
    return row && toVerification(row);
  }

  /** Of some articles in all their locales, or of all. */
  async list(reader: Reader, articleIds?: readonly string[]): Promise<StoredVerification[]> {
    if (articleIds?.length === 0) return [];
    let query = reader.selectFrom('verifications').selectAll().orderBy('article_id').orderBy('locale');
    if (articleIds) query = query.where('article_id', 'in', [...articleIds]);
    return (await query.execute()).map(toVerification);
  }

  /** Those whose state time has changed by now. */
  async changing(reader: Reader, now: number, limit: number): Promise<StoredVerification[]> {
    const rows = await reader
      .selectFrom('verifications')
      .selectAll()
      .where('changes_at', '<=', now)
      .orderBy('changes_at')
      .limit(limit)
      .execute();
    return rows.map(toVerification);
  }

  /** Published articles that verification does not know yet, because they were stored by an earlier version. */
  async unknownArticles(reader: Reader, limit: number): Promise<{ articleId: string; locale: string }[]> {
    const rows = await reader
      .selectFrom('articles')
      .leftJoin('verifications', (join) =>
        join
          .onRef('verifications.article_id', '=', 'articles.article_id')
          .onRef('verifications.locale', '=', 'articles.locale'),
      )
      .select(['articles.article_id', 'articles.locale'])
      .where('verifications.article_id', 'is', null)
      .limit(limit)
      .execute();
    return rows.map((row) => ({ articleId: row.article_id, locale: row.locale }));
  }
}

function toVerification(row: Selectable<VerificationTable>): StoredVerification {
  return {
    record: JSON.parse(row.record) as VerificationRecord,
    state: row.state as VerificationState,
    changesAt: row.changes_at,
    verifiedBy: row.verified_by,
  };
}
