import type { StaffMember, Task, TaskKind, TaskState } from '@askwell/core/protocol';
import type { DatabaseHandle } from '../../database/index.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import type { PageCursor } from '../../stores/page-cursor.ts';
import { pageOf, placeOf, type Page } from '../page.ts';
import type { FeedbackTaskService } from './feedback-task-service.ts';

/** A step that a review or an article waits for; its title is looked up for those that are shown. */
export type WaitingStep =
  | Omit<Extract<Task, { reviewId: string }>, 'title'>
  | Omit<Extract<Task, { kind: 'verification' }>, 'title'>;

/** What follows from the states of reviews and articles: the part of reviews that the list of tasks needs. */
export interface WaitingSteps {
  /** In any order. */
  waiting(): Promise<WaitingStep[]>;
}

export interface TaskListServiceOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly feedbackTasks: FeedbackTaskService;
  readonly steps: WaitingSteps;
}

export interface TaskListFilter {
  readonly of: 'me' | 'everybody';
  readonly kind?: TaskKind | undefined;
  readonly state: TaskState;
  readonly articleId?: string | undefined;
}

/** Behind every date that a task can have, and short enough for a cursor. */
const withoutDeadline = 999_999_999_999_999;

/** The one list of what people must do: steps of reviews, confirmations of articles, feedback. */
export class TaskListService {
  readonly #options: TaskListServiceOptions;

  constructor(options: TaskListServiceOptions) {
    this.#options = options;
  }

  /**
   * The earliest deadline first, so that what is overdue comes before the rest; at the end what has none. The order
   * does not depend on the clock: pages fit together however long somebody reads.
   *
   * @throws AskwellProblem `invalid-request` when `after` begins no page
   */
  async list(
    member: StaffMember,
    filter: TaskListFilter,
    limit: number,
    after: string | undefined,
  ): Promise<Page<Task>> {
    const { database, articles } = this.#options;
    const from = placeOf(after);
    const wanted = (task: WaitingStep | Task) =>
      (filter.of === 'everybody' || task.people.includes(member.id)) &&
      (filter.kind === undefined || task.kind === filter.kind) &&
      (filter.articleId === undefined || task.articleId === filter.articleId);
    const steps = await this.#steps(filter, wanted, from);
    const feedback = await this.#feedback(filter, wanted, limit, from);
    const found = [...steps, ...feedback].toSorted((a, b) => compare(placeOfTask(a), placeOfTask(b)));
    const { items, next } = pageOf(found, limit, placeOfTask);
    const heads = await articles.listHeads(database.read, [...new Set(items.map(({ articleId }) => articleId))]);
    const titles = new Map(heads.map(({ articleId, locale, title }) => [`${articleId} ${locale}`, title]));
    const titled = items.map((task) => ({
      ...task,
      title: titles.get(`${task.articleId} ${task.locale}`) ?? task.articleId,
    }));
    return { items: titled, next };
  }

  async #steps(
    { kind, state }: TaskListFilter,
    wanted: (task: WaitingStep) => boolean,
    from: PageCursor | undefined,
  ): Promise<WaitingStep[]> {
    if (state !== 'open' || kind === 'article-feedback') return [];
    const waiting = await this.#options.steps.waiting();
    return waiting.filter((step) => wanted(step) && (from === undefined || compare(from, placeOfTask(step)) < 0));
  }

  /** One more than a page. Whose a task is, is not in its row: it is read on until there are enough. */
  async #feedback(
    { kind, state, articleId }: TaskListFilter,
    wanted: (task: Task) => boolean,
    limit: number,
    from: PageCursor | undefined,
  ): Promise<Task[]> {
    if (kind !== undefined && kind !== 'article-feedback') return [];
    const found: Task[] = [];
    for (let place = from; ;) {
      const batch = await this.#options.feedbackTasks.list({ state, articleId }, limit + 1, place);
      found.push(...batch.filter(wanted));
      const last = batch.at(-1);
      if (last === undefined || batch.length <= limit || found.length > limit) return found;
      place = placeOfTask(last);
    }
  }
}

function placeOfTask({ dueAt, id }: WaitingStep | Task): PageCursor {
  return { value: dueAt ?? withoutDeadline, id };
}

function compare(a: PageCursor, b: PageCursor): number {
  return a.value - b.value || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
