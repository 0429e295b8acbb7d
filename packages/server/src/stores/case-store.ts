import { newId } from '@askwell/core/base';
import type { CaseLink, SupportCase } from '@askwell/core/protocol';
import type { Selectable } from 'kysely';
import type { Reader, Writer } from '../database/index.ts';
import type { CaseLinkTable, CaseTable } from '../database/tables/loops.ts';

export type StoredCase = Omit<SupportCase, 'links'>;

/** What is corrected of a case; what is left out stays. */
export type CaseChange = Partial<Pick<StoredCase, 'state' | 'title' | 'problem' | 'process' | 'result' | 'feedback'>>;

export interface CaseFilter {
  readonly state?: SupportCase['state'] | undefined;
  /** Only cases that this article came from. */
  readonly articleId?: string | undefined;
}

/** Cases, and what they were generalised to. */
export class CaseStore {
  /** Stores a case; undefined when its conversation has one. */
  async insert(
    writer: Writer,
    one: Omit<StoredCase, 'id' | 'state' | 'createdAt' | 'updatedAt'>,
    by: string,
    at: number,
  ): Promise<StoredCase | undefined> {
    const row = await writer
      .insertInto('cases')
      .values({
        id: newId('cas', at),
        conversation_id: one.conversationId,
        state: 'draft',
        locale: one.locale,
        ...textsOf(one),
        articles: JSON.stringify(one.articles),
        created_by: by,
        created_at: at,
        updated_at: at,
      })
      .onConflict((conflict) => conflict.column('conversation_id').doNothing())
      .returningAll()
      .executeTakeFirst();
    return row && toCase(row);
  }

  /** Stores what a change names; what others change meanwhile stays. */
  async update(writer: Writer, id: string, change: CaseChange, at: number): Promise<StoredCase> {
    const { process, ...texts } = change;
    const row = await writer
      .updateTable('cases')
      .set({ ...texts, ...(process === undefined ? {} : { process: JSON.stringify(process) }), updated_at: at })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return toCase(row);
  }

  /** Keeps a case that nobody has decided on. */
  async keep(writer: Writer, id: string, at: number): Promise<void> {
    await writer
      .updateTable('cases')
      .set({ state: 'kept', updated_at: at })
      .where('id', '=', id)
      .where('state', '=', 'draft')
      .execute();
  }

  async find(reader: Reader, id: string): Promise<StoredCase | undefined> {
    const row = await reader.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toCase(row);
  }

  async findOfConversation(reader: Reader, conversationId: string): Promise<StoredCase | undefined> {
    const row = await reader
      .selectFrom('cases')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .executeTakeFirst();
    return row && toCase(row);
  }

  /** The latest first. */
  async list(reader: Reader, { state, articleId }: CaseFilter, limit: number): Promise<StoredCase[]> {
    let query = reader.selectFrom('cases').selectAll();
    if (state !== undefined) query = query.where('state', '=', state);
    if (articleId !== undefined) {
      query = query.where((row) =>
        row.exists(
          row
            .selectFrom('case_links')
            .select('case_links.case_id')
            .whereRef('case_links.case_id', '=', 'cases.id')
            .where('case_links.article_id', '=', articleId),
        ),
      );
    }
    return (await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(toCase);
  }

  /** Notes what a case became; the same again changes nothing but the target. */
  async link(writer: Writer, caseId: string, link: CaseLink, by: string): Promise<void> {
    await writer
      .insertInto('case_links')
      .values({
        case_id: caseId,
        kind: link.kind,
        article_id: link.articleId,
        locale: link.locale,
        target_id: link.targetId ?? '',
        created_by: by,
        created_at: link.createdAt,
      })
      .onConflict((conflict) =>
        conflict.columns(['case_id', 'kind', 'article_id', 'locale']).doUpdateSet({ target_id: link.targetId ?? '' }),
      )
      .execute();
  }

  async links(reader: Reader, caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseLink[]>> {
    const links = new Map<string, CaseLink[]>();
    if (caseIds.length === 0) return links;
    const rows = await reader
      .selectFrom('case_links')
      .selectAll()
      .where('case_id', 'in', caseIds)
      .orderBy('created_at')
      .orderBy('article_id')
      .execute();
    for (const row of rows) links.set(row.case_id, [...(links.get(row.case_id) ?? []), toLink(row)]);
    return links;
  }
}

function textsOf(one: Pick<StoredCase, 'title' | 'problem' | 'process' | 'result' | 'feedback'>) {
  const { title, problem, process, result, feedback } = one;
  return { title, problem, process: JSON.stringify(process), result, feedback };
}

function toCase(row: Selectable<CaseTable>): StoredCase {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    state: row.state as StoredCase['state'],
    locale: row.locale,
    title: row.title,
    problem: row.problem,
    process: JSON.parse(row.process) as string[],
    result: row.result,
    feedback: row.feedback,
    articles: JSON.parse(row.articles) as string[],
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toLink(row: Selectable<CaseLinkTable>): CaseLink {
  return {
    kind: row.kind as CaseLink['kind'],
    articleId: row.article_id,
    locale: row.locale,
    targetId: row.target_id === '' ? null : row.target_id,
    createdAt: row.created_at,
  };
}
