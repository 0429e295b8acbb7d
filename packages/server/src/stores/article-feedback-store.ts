import { newId } from '@askwell/core/base';
import type { FeedbackReason } from '@askwell/core/protocol';
import type { Selectable } from 'kysely';
import type { Reader, Writer } from '../database/index.ts';
import type { ArticleFeedbackTable } from '../database/tables/loops.ts';

export interface StoredArticleFeedback {
  readonly id: string;
  readonly articleId: string;
  readonly locale: string;
  readonly revision: number;
  readonly source: 'customer' | 'agent';
  /** `visitor:<id>` or `staff:<id>`. */
  readonly author: string;
  readonly helpful: boolean;
  readonly reasons: readonly FeedbackReason[];
  readonly text: string;
  readonly quote: string | null;
  readonly state: 'open' | 'resolved';
  readonly taskId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type NewArticleFeedback = Omit<StoredArticleFeedback, 'id' | 'state' | 'taskId' | 'createdAt' | 'updatedAt'> & {
  /** The same for whatever counts once on an article. */
  readonly onceKey: string;
};

/** What customers and agents say of articles. */
export class ArticleFeedbackStore {
  async find(reader: Reader, articleId: string, locale: string, onceKey: string) {
    const row = await reader
      .selectFrom('article_feedback')
      .selectAll()
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .where('once_key', '=', onceKey)
      .executeTakeFirst();
    return row && toFeedback(row);
  }

  /** Stores what was said, in the place of what the same one said before. */
  async put(writer: Writer, said: NewArticleFeedback, at: number): Promise<StoredArticleFeedback> {
    const values = {
      revision: said.revision,
      helpful: Number(said.helpful),
      reasons: JSON.stringify(said.reasons),
      text: said.text,
      quote: said.quote,
      state: 'open',
      task_id: null,
      updated_at: at,
    };
    const row = await writer
      .insertInto('article_feedback')
      .values({
        id: newId('fbk', at),
        article_id: said.articleId,
        locale: said.locale,
        source: said.source,
        author: said.author,
        once_key: said.onceKey,
        created_at: at,
        ...values,
      })
      .onConflict((conflict) => conflict.columns(['article_id', 'locale', 'once_key']).doUpdateSet(values))
      .returningAll()
      .executeTakeFirstOrThrow();
    return toFeedback(row);
  }

  async attach(writer: Writer, id: string, taskId: string): Promise<void> {
    await writer.updateTable('article_feedback').set({ task_id: taskId }).where('id', '=', id).execute();
  }

  async resolveOfTask(writer: Writer, taskId: string, at: number): Promise<void> {
    await writer
      .updateTable('article_feedback')
      .set({ state: 'resolved', updated_at: at })
      .where('task_id', '=', taskId)
      .execute();
  }

  /** How many articles somebody spoke of since a time. */
  async countOfAuthor(reader: Reader, author: string, since: number): Promise<number> {
    const { count } = await reader
      .selectFrom('article_feedback')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('author', '=', author)
      .where('updated_at', '>', since)
      .executeTakeFirstOrThrow();
    return count;
  }

  /** Negative feedback on an article since a time that nobody has dealt with. */
  async countNegative(reader: Reader, articleId: string, locale: string, since: number): Promise<number> {
    const { count } = await reader
      .selectFrom('article_feedback')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .where('helpful', '=', 0)
      .where('state', '=', 'open')
      .where('updated_at', '>', since)
      .executeTakeFirstOrThrow();
    return count;
  }

  /** Everything that was said of an article, the latest first. */
  async ofArticle(reader: Reader, articleId: string, locale: string | undefined): Promise<StoredArticleFeedback[]> {
    let query = reader.selectFrom('article_feedback').selectAll().where('article_id', '=', articleId);
    if (locale !== undefined) query = query.where('locale', '=', locale);
    const rows = await query.orderBy('updated_at', 'desc').orderBy('id', 'desc').execute();
    return rows.map(toFeedback);
  }

  async ofTasks(reader: Reader, taskIds: readonly string[]): Promise<StoredArticleFeedback[]> {
    if (taskIds.length === 0) return [];
    const rows = await reader
      .selectFrom('article_feedback')
      .selectAll()
      .where('task_id', 'in', taskIds)
      .orderBy('updated_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map(toFeedback);
  }
}

function toFeedback(row: Selectable<ArticleFeedbackTable>): StoredArticleFeedback {
  return {
    id: row.id,
    articleId: row.article_id,
    locale: row.locale,
    revision: row.revision,
    source: row.source as StoredArticleFeedback['source'],
    author: row.author,
    helpful: row.helpful === 1,
    reasons: JSON.parse(row.reasons) as FeedbackReason[],
    text: row.text,
    quote: row.quote,
    state: row.state as StoredArticleFeedback['state'],
    taskId: row.task_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
