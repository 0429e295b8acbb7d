import type { Clock } from '@askwell/core/base';
import type { FeedbackItem, FeedbackTask, StaffMember } from '@askwell/core/protocol';
import type { DatabaseHandle } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { ArticleFeedbackStore, StoredArticleFeedback } from '../../stores/article-feedback-store.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { PageCursor } from '../../stores/page-cursor.ts';
import type { StaffStore } from '../../stores/staff-store.ts';
import type { StoredTask, TaskFilter, TaskStore } from '../../stores/task-store.ts';

/** Who is responsible for articles: the part of reviews that tasks need. */
export interface ArticleOwners {
  /** Ids of members of staff, for each article in the order given. */
  ownersOf(
    articles: readonly { readonly articleId: string; readonly locale: string; readonly owner: string }[],
  ): Promise<string[][]>;
}

export interface FeedbackTaskServiceOptions {
  readonly database: DatabaseHandle;
  readonly tasks: TaskStore;
  readonly feedback: ArticleFeedbackStore;
  readonly articles: ArticleStore;
  readonly staff: StaffStore;
  readonly events: EventStore;
  readonly owners: ArticleOwners;
  readonly clock: Clock;
}

const noSuchTask =
  'There is no task of feedback with this id. Reviews end by a decision, verification by confirming the article.';

/** What owners of articles must do about what was said of them. */
export class FeedbackTaskService {
  readonly #options: FeedbackTaskServiceOptions;

  constructor(options: FeedbackTaskServiceOptions) {
    this.#options = options;
  }

  /** The earliest deadline first, after the cursor's place. */
  async list(filter: TaskFilter, limit: number, after: PageCursor | undefined): Promise<FeedbackTask[]> {
    const { database, tasks } = this.#options;
    return this.#present(await tasks.list(database.read, filter, limit, after));
  }

  async get(id: string): Promise<FeedbackTask> {
    const { database, tasks } = this.#options;
    const task = await tasks.find(database.read, id);
    if (!task) throw new AskwellProblem('not-found', noSuchTask);
    const [presented] = await this.#present([task]);
    return presented!;
  }

  /**
   * Ends a task, and with it the feedback it was about.
   *
   * @throws AskwellProblem `not-possible` when somebody else ended it
   */
  async resolve(
    member: StaffMember,
    id: string,
    { outcome, resolution }: { readonly outcome: 'done' | 'dismissed'; readonly resolution?: string | undefined },
  ): Promise<FeedbackTask> {
    const { database, tasks, feedback, events, clock } = this.#options;
    const resolved = await database.write(async (writer) => {
      const at = clock.now();
      const change = { state: outcome, resolution: resolution ?? null, by: member.id };
      const task = await tasks.resolve(writer, id, change, at);
      if (!task) return undefined;
      await feedback.resolveOfTask(writer, id, at);
      await events.append(writer, { type: 'task.changed', taskId: id, state: outcome }, `staff:${member.id}`, at);
      return task;
    });
    const task = await this.get(id);
    if (!resolved) throw new AskwellProblem('not-possible', `The task is "${task.state}" already.`);
    return task;
  }

  /** Feedback as staff see it: agents by name, customers by nothing. */
  async items(said: readonly StoredArticleFeedback[]): Promise<FeedbackItem[]> {
    const { database, staff } = this.#options;
    const members = said.some(({ source }) => source === 'agent') ? await staff.list(database.read) : [];
    const names = new Map(members.map(({ id, name }) => [`staff:${id}`, name]));
    return said.map(({ author, reasons, ...item }) => ({
      ...item,
      reasons: [...reasons],
      agentName: item.source === 'agent' ? (names.get(author) ?? '') : null,
    }));
  }

  async #present(tasks: readonly StoredTask[]): Promise<FeedbackTask[]> {
    const { database, feedback, articles, owners, clock } = this.#options;
    const said = await feedback.ofTasks(
      database.read,
      tasks.map(({ id }) => id),
    );
    const items = await this.items(said);
    const heads = await articles.listHeads(database.read, [...new Set(tasks.map(({ articleId }) => articleId))]);
    const people = await owners.ownersOf(tasks);
    const now = clock.now();
    return tasks.map((task, index) => ({
      ...task,
      people: people[index] ?? [],
      title:
        heads.find(({ articleId, locale }) => articleId === task.articleId && locale === task.locale)?.title ??
        task.articleId,
      overdue: task.state === 'open' && now >= task.dueAt,
      feedback: items.filter(({ taskId }) => taskId === task.id),
    }));
  }
}
