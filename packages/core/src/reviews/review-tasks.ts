import { missingApprovals } from './approvals.ts';
import { delegatorsOf, mostReminders, type ReviewPolicy } from './review-policy.ts';
import type { Review } from './review.ts';

/**
 * Somebody's next step: decide on a draft, answer a request for changes, publish what was approved, review what was
 * published urgently, put right what that review found.
 */
export const reviewTaskKinds = ['review', 'address-changes', 'publish', 'review-override', 'correct-override'] as const;

export type ReviewTaskKind = (typeof reviewTaskKinds)[number];

export interface ReviewTask {
  readonly kind: ReviewTaskKind;
  readonly reviewId: string;
  readonly articleId: string;
  readonly locale: string;
  /** Whose task it is; empty when it is for whoever takes it. */
  readonly people: readonly string[];
  /** Groups that must speak. */
  readonly groups: readonly string[];
  /** Milliseconds since 1970; null when it has no deadline. */
  readonly dueAt: number | null;
  readonly overdue: boolean;
}

/** The step that a review waits for now; undefined when it waits for nobody. A pure function of review, policy and time. */
export function reviewTask(review: Review, policy: ReviewPolicy, now: number): ReviewTask | undefined {
  const { id: reviewId, articleId, locale, state, dueAt, override } = review;
  const task = (
    kind: ReviewTaskKind,
    people: readonly string[],
    deadline: number | null,
    groups: readonly string[] = [],
  ): ReviewTask => ({
    kind,
    reviewId,
    articleId,
    locale,
    people,
    groups,
    dueAt: deadline,
    overdue: deadline !== null && now >= deadline,
  });
  switch (state) {
    case 'in-review':
      return task('review', waitingReviewers(review, policy, now), dueAt, groupsStillWanted(review, policy));
    case 'changes-requested':
      return task('address-changes', [review.author], null);
    case 'approved':
      return task('publish', [review.author], null);
    case 'published':
      if (override?.outcome === 'pending') {
        return task(
          'review-override',
          waitingReviewers(review, policy, now),
          override.reviewBy,
          groupsStillWanted(review, policy),
        );
      }
      return override?.outcome === 'rejected' ? task('correct-override', [override.by], override.reviewBy) : undefined;
    case 'draft':
    case 'scheduled':
    case 'archived':
      return undefined;
  }
}

function groupsStillWanted(review: Review, policy: ReviewPolicy): string[] {
  return missingApprovals(review, policy)?.groups.map(({ group }) => group) ?? [];
}

/** The assigned people who have not decided, with those who stand in for them now. */
function waitingReviewers(review: Review, policy: ReviewPolicy, now: number): string[] {
  const spoken = new Set(review.approvals.flatMap(({ by, onBehalfOf }) => [by, onBehalfOf]));
  const waiting = review.assignees.filter((person) => !spoken.has(person));
  const delegates = policy.delegations
    .map(({ to }) => to)
    .filter(
      (to) =>
        !review.contributors.includes(to) && delegatorsOf(to, policy, now).some((person) => waiting.includes(person)),
    );
  return [...new Set([...waiting, ...delegates])];
}

/**
 * The moments at which a task's people are reminded, in order: so long before the deadline as the policy says, at the
 * deadline, and then at intervals.
 */
export function reminderTimes(dueAt: number, policy: ReviewPolicy): number[] {
  const after = Array.from({ length: mostReminders }, (_, index) => dueAt + index * policy.remindEvery);
  const before = policy.remindBefore.filter((lead) => lead > 0).map((lead) => dueAt - lead);
  return [...before, ...after].sort((a, b) => a - b);
}

/**
 * Whether a reminder falls into (`since`, `now`]. Several that were missed, for instance while the server was down, are one.
 *
 * @param since when reminders were last looked at; milliseconds since 1970
 */
export function reminderDue(task: ReviewTask, policy: ReviewPolicy, since: number, now: number): boolean {
  return task.dueAt !== null && reminderTimes(task.dueAt, policy).some((at) => since < at && at <= now);
}

/** Whether a scheduled text is to be published now. */
export function publicationDue(review: Review, now: number): boolean {
  return review.state === 'scheduled' && review.scheduledFor !== null && now >= review.scheduledFor;
}
