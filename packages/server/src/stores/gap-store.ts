import type { KnowledgeGapState } from '@askwell/core/protocol';
import { sql, type Selectable } from 'kysely';
import type { Reader, Writer } from '../database/index.ts';
import type { KnowledgeGapTable } from '../database/tables/loops.ts';

/** What is known of a gap beside its questions. */
export interface StoredGap {
  readonly id: string;
  readonly state: KnowledgeGapState;
  readonly mergedInto: string | null;
  readonly articleId: string | null;
  readonly articleLocale: string | null;
  readonly reviewId: string | null;
  readonly reason: string | null;
  readonly changedAt: number;
}

export type GapOutcome = 'unanswered' | 'rated-badly';

/** A question that belongs to a gap. */
export interface GapMember {
  readonly id: string;
  readonly gapId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly outcome: GapOutcome;
  /** Masked. */
  readonly text: string;
  readonly locale: string;
  readonly askedAt: number;
}

/** Somebody to tell that there is an answer now. */
export interface UntoldCustomer {
  readonly gapId: string;
  readonly conversationId: string;
  readonly articleId: string;
}

/** A change of a gap: what is left out stays. */
export type GapChange = Partial<Omit<StoredGap, 'id' | 'changedAt'>>;

const revisionName = 'knowledge-gaps-revision';

/** Knowledge gaps and their questions. */
export class GapStore {
  /** Counts the changes of which question belongs to which gap: whoever keeps them in memory compares it. */
  async revision(reader: Reader): Promise<number> {
    const row = await reader.selectFrom('settings').select('value').where('name', '=', revisionName).executeTakeFirst();
    return Number(row?.value ?? 0);
  }

  /** Goes on to the next revision; false when somebody else did so since it was read. */
  async advance(writer: Writer, revision: number): Promise<boolean> {
    if (revision === 0) {
      await writer
        .insertInto('settings')
        .values({ name: revisionName, value: '0' })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
    }
    const advanced = await writer
      .updateTable('settings')
      .set({ value: String(revision + 1) })
      .where('name', '=', revisionName)
      .where('value', '=', String(revision))
      .returning('name')
      .executeTakeFirst();
    return advanced !== undefined;
  }

  /** Goes on to the next revision, whatever it is now. */
  async touch(writer: Writer): Promise<void> {
    await writer
      .updateTable('settings')
      .set({ value: sql<string>`cast(cast(value as integer) + 1 as text)` })
      .where('name', '=', revisionName)
      .execute();
  }

  async find(reader: Reader, id: string): Promise<StoredGap | undefined> {
    const row = await reader.selectFrom('knowledge_gaps').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toGap(row);
  }

  async list(reader: Reader, states: readonly KnowledgeGapState[]): Promise<StoredGap[]> {
    const rows = await reader.selectFrom('knowledge_gaps').selectAll().where('state', 'in', states).execute();
    return rows.map(toGap);
  }

  /** New gaps; one whose questions were all taken back before is as new again. */
  async insert(writer: Writer, ids: readonly string[], at: number): Promise<void> {
    if (ids.length === 0) return;
    const fresh = {
      state: 'open',
      merged_into: null,
      article_id: null,
      article_locale: null,
      review_id: null,
      reason: null,
      changed_by: null,
      changed_at: at,
    };
    await writer
      .insertInto('knowledge_gaps')
      .values(ids.map((id) => ({ id, ...fresh, created_at: at })))
      .onConflict((conflict) => conflict.column('id').doUpdateSet(fresh))
      .execute();
  }

  /** Changes a gap if it is in one of some states; undefined when it is not. */
  async change(
    writer: Writer,
    id: string,
    from: readonly KnowledgeGapState[],
    change: GapChange,
    by: { readonly actor: string; readonly at: number },
  ): Promise<StoredGap | undefined> {
    const { state, mergedInto, articleId, articleLocale, reviewId, reason } = change;
    const row = await writer
      .updateTable('knowledge_gaps')
      .set({
        changed_by: by.actor,
        changed_at: by.at,
        ...(state === undefined ? {} : { state }),
        ...(mergedInto === undefined ? {} : { merged_into: mergedInto }),
        ...(articleId === undefined ? {} : { article_id: articleId }),
        ...(articleLocale === undefined ? {} : { article_locale: articleLocale }),
        ...(reviewId === undefined ? {} : { review_id: reviewId }),
        ...(reason === undefined ? {} : { reason }),
      })
      .where('id', '=', id)
      .where('state', 'in', from)
      .returningAll()
      .executeTakeFirst();
    return row && toGap(row);
  }

  /** In the order in which they were asked: what clusters are built from. */
  async members(reader: Reader): Promise<GapMember[]> {
    const rows = await reader.selectFrom('gap_questions').selectAll().orderBy('asked_at').orderBy('id').execute();
    return rows.map((row) => ({
      id: row.id,
      gapId: row.gap_id,
      conversationId: row.conversation_id,
      messageId: row.message_id,
      outcome: row.outcome as GapOutcome,
      text: row.text,
      locale: row.locale,
      askedAt: row.asked_at,
    }));
  }

  async addMembers(writer: Writer, members: readonly GapMember[]): Promise<void> {
    for (const member of members) {
      await writer
        .insertInto('gap_questions')
        .values({
          id: member.id,
          gap_id: member.gapId,
          conversation_id: member.conversationId,
          message_id: member.messageId,
          outcome: member.outcome,
          text: member.text,
          locale: member.locale,
          asked_at: member.askedAt,
          told_at: null,
        })
        .execute();
    }
  }

  async removeMembers(writer: Writer, ids: readonly string[]): Promise<void> {
    await writer.deleteFrom('gap_questions').where('id', 'in', ids).execute();
  }

  /** Puts all questions of a gap into another one. */
  async moveMembers(writer: Writer, from: string, to: string): Promise<void> {
    await writer.updateTable('gap_questions').set({ gap_id: to }).where('gap_id', '=', from).execute();
  }

  /** Gaps whose draft was published since it was begun. */
  async drafted(reader: Reader): Promise<readonly (StoredGap & { readonly publishedLocale: string })[]> {
    const rows = await reader
      .selectFrom('knowledge_gaps')
      .innerJoin('articles', 'articles.article_id', 'knowledge_gaps.article_id')
      .selectAll('knowledge_gaps')
      .select('articles.locale as published_locale')
      .where('knowledge_gaps.state', '=', 'drafted')
      .whereRef('articles.locale', '=', 'knowledge_gaps.article_locale')
      .whereRef('articles.updated_at', '>=', 'knowledge_gaps.changed_at')
      .orderBy('knowledge_gaps.id')
      .execute();
    return rows.map((row) => ({ ...toGap(row), publishedLocale: row.published_locale }));
  }

  /** Conversations that closed gaps were asked in, and whose customers do not know yet, in pages. */
  async untold(
    reader: Reader,
    changedSince: number,
    after: Pick<UntoldCustomer, 'gapId' | 'conversationId'>,
    limit: number,
  ): Promise<UntoldCustomer[]> {
    const rows = await reader
      .selectFrom('gap_questions')
      .innerJoin('knowledge_gaps', 'knowledge_gaps.id', 'gap_questions.gap_id')
      .select(['gap_questions.gap_id', 'gap_questions.conversation_id', 'knowledge_gaps.article_id'])
      .where('knowledge_gaps.state', '=', 'closed')
      .where('knowledge_gaps.article_id', 'is not', null)
      .where('knowledge_gaps.changed_at', '>=', changedSince)
      .where('gap_questions.told_at', 'is', null)
      .where(
        sql<boolean>`(gap_questions.gap_id, gap_questions.conversation_id) > (${after.gapId}, ${after.conversationId})`,
      )
      .groupBy(['gap_questions.gap_id', 'gap_questions.conversation_id', 'knowledge_gaps.article_id'])
      .orderBy('gap_questions.gap_id')
      .orderBy('gap_questions.conversation_id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      gapId: row.gap_id,
      conversationId: row.conversation_id,
      articleId: row.article_id ?? '',
    }));
  }

  /** Notes that a customer is told; false when that was noted before. */
  async markTold(writer: Writer, gapId: string, conversationId: string, at: number): Promise<boolean> {
    const told = await writer
      .updateTable('gap_questions')
      .set({ told_at: at })
      .where('gap_id', '=', gapId)
      .where('conversation_id', '=', conversationId)
      .where('told_at', 'is', null)
      .returning('id')
      .execute();
    return told.length > 0;
  }

  /** In how many conversations a gap was asked, and how many of their customers know. */
  async askers(reader: Reader, gapId: string): Promise<{ askers: number; told: number }> {
    const rows = await reader
      .selectFrom('gap_questions')
      .select(['conversation_id', (row) => row.fn.max('told_at').as('told_at')])
      .where('gap_id', '=', gapId)
      .groupBy('conversation_id')
      .execute();
    return { askers: rows.length, told: rows.filter(({ told_at }) => told_at !== null).length };
  }
}

function toGap(row: Selectable<KnowledgeGapTable>): StoredGap {
  return {
    id: row.id,
    state: row.state as KnowledgeGapState,
    mergedInto: row.merged_into,
    articleId: row.article_id,
    articleLocale: row.article_locale,
    reviewId: row.review_id,
    reason: row.reason,
    changedAt: row.changed_at,
  };
}
