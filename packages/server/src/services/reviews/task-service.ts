import type { Clock } from '@askwell/core/base';
import {
  reminderDue,
  reminderTimes,
  reviewTask,
  verificationOf,
  verificationTask,
  type VerificationTask,
} from '@askwell/core/reviews';
import type { DatabaseHandle } from '../../database/index.ts';
import type { ArticleKey } from '../../stores/article-store.ts';
import { sha256 } from '../../stores/decision-store.ts';
import type { NewNotification } from '../../stores/notification-store.ts';
import type { ReviewGroupStore } from '../../stores/review-group-store.ts';
import type { ReviewStore } from '../../stores/review-store.ts';
import type { StaffStore } from '../../stores/staff-store.ts';
import type { VerificationStore } from '../../stores/verification-store.ts';
import type { WaitingStep } from '../loops/task-list-service.ts';
import type { NotificationService } from './notification-service.ts';
import { ownersOfArticle, peopleOfTask } from './responsible-people.ts';
import type { ReviewPolicies } from './review-policies.ts';

export interface TaskServiceOptions {
  readonly database: DatabaseHandle;
  readonly reviews: ReviewStore;
  readonly verifications: VerificationStore;
  readonly groups: ReviewGroupStore;
  readonly staff: StaffStore;
  readonly policies: ReviewPolicies;
  readonly notifications: NotificationService;
  readonly clock: Clock;
}

const week = 7 * 24 * 60 * 60_000;
/** 1970 began on a Thursday: weeks are counted from the Monday before, as ISO 8601 does. */
const firstMonday = -3 * 24 * 60 * 60_000;

/** Whose step is next, who is reminded, and what owners are told each week. */
export class TaskService {
  readonly #options: TaskServiceOptions;

  constructor(options: TaskServiceOptions) {
    this.#options = options;
  }

  /** The steps that reviews and articles wait for, in any order, with whose they are. */
  async waiting(): Promise<WaitingStep[]> {
    const { database, reviews, groups, staff, policies, verifications, clock } = this.#options;
    const { read } = database;
    const members = await staff.list(read);
    const now = clock.now();
    const steps: WaitingStep[] = [];
    for (const review of await reviews.listUnsettled(read)) {
      const policy = await policies.forReview(read, review);
      const task = reviewTask(review, policy, now);
      if (!task) continue;
      const people = peopleOfTask(task, review, policy, members);
      steps.push({ ...task, id: review.id, state: 'open', people, groups: [...task.groups] });
    }
    const owning = await groups.list(read);
    const policy = await policies.verification(read);
    for (const { record } of await verifications.list(read)) {
      const verification = verificationOf(record, policy, now);
      if (verification.state === 'verified') continue;
      const { articleId, locale, owner } = record;
      steps.push({
        kind: 'verification',
        id: `vrf_${sha256(`${articleId} ${locale}`).slice(0, 24)}`,
        state: 'open',
        articleId,
        locale,
        owner,
        people: ownersOfArticle(record, members, owning),
        dueAt: verification.until,
        overdue: now >= verification.until,
        verification,
      });
    }
    return steps;
  }

  /** Who is responsible for articles, by the owner that each names or by its category and tags; in the order given. */
  async ownersOf(articles: readonly (ArticleKey & { readonly owner: string })[]): Promise<string[][]> {
    const { database, groups, staff, verifications } = this.#options;
    const { read } = database;
    const members = await staff.list(read);
    const owning = await groups.list(read);
    const ids = [...new Set(articles.map(({ articleId }) => articleId))];
    const records = new Map(
      (await verifications.list(read, ids)).map(({ record }) => [`${record.articleId} ${record.locale}`, record]),
    );
    return articles.map(({ articleId, locale, owner }) => {
      const { category = '', tags = [] } = records.get(`${articleId} ${locale}`) ?? {};
      return ownersOfArticle({ owner, category, tags }, members, owning);
    });
  }

  /** Reminds those whose reviews are near or past their time; each person of each moment once. */
  async remind(): Promise<void> {
    const { database, reviews, staff, policies, notifications, clock } = this.#options;
    const { read } = database;
    const now = clock.now();
    const members = await staff.list(read);
    for (const { review, remindedUntil } of await reviews.waiting(read)) {
      const policy = await policies.forReview(read, review);
      const task = reviewTask(review, policy, now);
      if (!task || task.dueAt === null || !reminderDue(task, policy, remindedUntil, now)) continue;
      const moment = reminderTimes(task.dueAt, policy).findLast((at) => at <= now)!;
      const news = peopleOfTask(task, review, policy, members).map((recipient): NewNotification => ({
        recipient,
        kind: 'review-reminder',
        occasion: `reminder ${review.id} ${task.kind} ${moment}`,
        data: task,
      }));
      await notifications.tell(news, (writer) => reviews.setRemindedUntil(writer, review.id, now));
    }
  }

  /** Tells owners once a week what they should confirm; whoever has nothing to confirm hears nothing. */
  async sendDigests(): Promise<void> {
    const { database, verifications, groups, staff, policies, notifications, clock } = this.#options;
    const { read } = database;
    const now = clock.now();
    const number = Math.floor((now - firstMonday) / week);
    if (await notifications.wasTold(`digests ${number}`)) return;
    const policy = await policies.verification(read);
    const members = await staff.list(read);
    const owning = await groups.list(read);
    const byOwner = new Map<string, VerificationTask[]>();
    for (const { record } of await verifications.list(read)) {
      const task = verificationTask(record, policy, now);
      if (!task) continue;
      for (const owner of ownersOfArticle(record, members, owning)) {
        byOwner.set(owner, [...(byOwner.get(owner) ?? []), task]);
      }
    }
    const news = [...byOwner].map(([recipient, tasks]): NewNotification => {
      const of = (state: VerificationTask['state']) =>
        tasks.filter((task) => task.state === state).toSorted((a, b) => a.dueAt - b.dueAt);
      const data = { expired: of('expired'), overdue: of('overdue'), due: of('due') };
      return { recipient, kind: 'verification-digest', occasion: `digest ${number}`, data };
    });
    await notifications.tell(news, () => Promise.resolve(), `digests ${number}`);
  }
}
