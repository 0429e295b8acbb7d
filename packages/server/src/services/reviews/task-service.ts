import type { Clock } from '@askwell/core/base';
import type { ReviewTaskList, StaffMember } from '@askwell/core/protocol';
import {
  reminderDue,
  reminderTimes,
  reviewTask,
  verificationTask,
  type ReviewTask,
  type VerificationTask,
} from '@askwell/core/reviews';
import type { DatabaseHandle } from '../../database/index.ts';
import type { NewNotification } from '../../stores/notification-store.ts';
import type { ReviewGroupStore } from '../../stores/review-group-store.ts';
import type { ReviewStore } from '../../stores/review-store.ts';
import type { StaffStore } from '../../stores/staff-store.ts';
import type { VerificationStore } from '../../stores/verification-store.ts';
import type { NotificationService } from './notification-service.ts';
import { ownersOfArticle, peopleOfTask } from './responsible-people.ts';
import type { ReviewPolicies } from './review-policies.ts';
import type { VerificationService } from './verification-service.ts';

export interface TaskServiceOptions {
  readonly database: DatabaseHandle;
  readonly reviews: ReviewStore;
  readonly verifications: VerificationStore;
  readonly groups: ReviewGroupStore;
  readonly staff: StaffStore;
  readonly policies: ReviewPolicies;
  readonly verification: VerificationService;
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

  /** What waits: for a member, or for everybody. The earliest deadline first. */
  async list(member?: StaffMember): Promise<ReviewTaskList> {
    const { database, reviews, groups, staff, policies, verification, verifications, clock } = this.#options;
    const { read } = database;
    const members = await staff.list(read);
    const now = clock.now();
    const tasks: ReviewTask[] = [];
    const states = ['in-review', 'changes-requested', 'approved', 'published'] as const;
    for (const review of await reviews.list(read, { states }, 1_000)) {
      const policy = await policies.forReview(read, review);
      const task = reviewTask(review, policy, now);
      if (!task) continue;
      const people = peopleOfTask(task, review, policy, members);
      if (member === undefined || people.includes(member.id)) tasks.push({ ...task, people });
    }
    const owning = await groups.list(read);
    const records = new Map(
      (await verifications.list(read)).map(({ record }) => [`${record.articleId} ${record.locale}`, record]),
    );
    const due = (await verification.list()).filter((one) => {
      if (one.verification.state === 'verified') return false;
      const record = records.get(`${one.articleId} ${one.locale}`);
      return member === undefined || (record && ownersOfArticle(record, members, owning).includes(member.id));
    });
    const deadline = ({ dueAt }: ReviewTask) => dueAt ?? Infinity;
    return { reviews: tasks.toSorted((a, b) => deadline(a) - deadline(b) || 0), verifications: due };
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
