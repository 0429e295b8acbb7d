import { newId } from '@askwell/core/base';
import type { FeedbackTask, TaskState } from '@askwell/core/protocol';
import { sql, type Selectable } from 'kysely';
import type { Reader, Writer } from '../database/index.ts';
import type { TaskTable } from '../database/tables/loops.ts';
import type { PageCursor } from './page-cursor.ts';

export type StoredTask = Omit<FeedbackTask, 'title' | 'overdue' | 'people' | 'feedback'>;

export interface TaskFilter {
  readonly state: TaskState;
  readonly articleId?: string | undefined;
}

/** What owners of articles must do about feedback until a date. */
export class TaskStore {
  /** The open task for a piece of work: a new one, or the one there is, due at the earlier of the two dates. */
  async open(
    writer: Writer,
    task: Pick<StoredTask, 'kind' | 'articleId' | 'locale' | 'owner' | 'dueAt'>,
    at: number,
  ): Promise<StoredTask> {
    const openKey = `${task.kind} ${task.articleId} ${task.locale}`;
    const row = await writer
      .insertInto('tasks')
      .values({
        id: newId('tsk', at),
        kind: task.kind,
        article_id: task.articleId,
        locale: task.locale,
        owner: task.owner,
        open_key: openKey,
        state: 'open',
        due_at: task.dueAt,
        resolution: null,
        resolved_by: null,
        resolved_at: null,
        created_at: at,
        updated_at: at,
      })
      .onConflict((conflict) => conflict.column('open_key').doUpdateSet({ owner: task.owner, updated_at: at }))
      .returningAll()
      .executeTakeFirstOrThrow();
    if (row.due_at <= task.dueAt) return toTask(row);
    await writer.updateTable('tasks').set({ due_at: task.dueAt }).where('id', '=', row.id).execute();
    return { ...toTask(row), dueAt: task.dueAt };
  }

  /** Ends an open task; undefined when it is not open. */
  async resolve(
    writer: Writer,
    id: string,
    outcome: { readonly state: TaskState; readonly resolution: string | null; readonly by: string },
    at: number,
  ): Promise<StoredTask | undefined> {
    const row = await writer
      .updateTable('tasks')
      .set({
        state: outcome.state,
        open_key: null,
        resolution: outcome.resolution,
        resolved_by: outcome.by,
        resolved_at: at,
        updated_at: at,
      })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .returningAll()
      .executeTakeFirst();
    return row && toTask(row);
  }

  async find(reader: Reader, id: string): Promise<StoredTask | undefined> {
    const row = await reader.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toTask(row);
  }

  /** The earliest deadline first, after the cursor's place. */
  async list(
    reader: Reader,
    { state, articleId }: TaskFilter,
    limit: number,
    after: PageCursor | undefined,
  ): Promise<StoredTask[]> {
    let query = reader.selectFrom('tasks').selectAll().where('state', '=', state);
    if (articleId !== undefined) query = query.where('article_id', '=', articleId);
    if (after) query = query.where(sql<boolean>`(due_at, id) > (${after.value}, ${after.id})`);
    return (await query.orderBy('due_at').orderBy('id').limit(limit).execute()).map(toTask);
  }
}

function toTask(row: Selectable<TaskTable>): StoredTask {
  return {
    id: row.id,
    kind: row.kind as StoredTask['kind'],
    articleId: row.article_id,
    locale: row.locale,
    owner: row.owner,
    state: row.state as TaskState,
    dueAt: row.due_at,
    resolution: row.resolution,
    createdAt: row.created_at,
    resolvedAt: row.resolved_at,
  };
}
