import { describe, expect, it } from 'vitest';
import {
  defaultReviewPolicy,
  mostReminders,
  openReview,
  publicationDue,
  reminderDue,
  reminderTimes,
  reviewTask,
  type Review,
  type ReviewPolicy,
} from './index.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 8, 14, 9);
const policy: ReviewPolicy = {
  ...defaultReviewPolicy,
  delegations: [{ from: 'tom', to: 'sue', since: start, until: start + 10 * hour }],
};
const base = openReview(
  {
    id: 'rev_1',
    articleId: 'delivery',
    locale: 'en',
    author: 'mei',
    change: { categories: [], tags: [], fields: ['body'] },
  },
  start,
);
const waiting: Review = { ...base, state: 'in-review', assignees: ['tom', 'ida'], dueAt: start + 48 * hour };

describe('reviewTask', () => {
  it('asks the assigned reviewers, and while they are away their delegates', () => {
    expect(reviewTask(waiting, policy, start + hour)).toMatchObject({
      kind: 'review',
      people: ['tom', 'ida', 'sue'],
      overdue: false,
    });
    expect(reviewTask(waiting, policy, start + 10 * hour)?.people).toEqual(['tom', 'ida']);
  });

  it('is overdue from the due date', () => {
    expect(reviewTask(waiting, policy, start + 48 * hour)).toMatchObject({ overdue: true });
  });

  it('asks for the review of what was published urgently, and for its correction', () => {
    const pending: Review = {
      ...base,
      state: 'published',
      override: { by: 'sue', reason: 'recall', at: start, reviewBy: start + 24 * hour, outcome: 'pending' },
    };
    expect(reviewTask(pending, policy, start + 25 * hour)).toMatchObject({ kind: 'review-override', overdue: true });
    const rejected: Review = { ...pending, override: { ...pending.override!, outcome: 'rejected' } };
    expect(reviewTask(rejected, policy, start)).toMatchObject({ kind: 'correct-override', people: ['sue'] });
    const confirmed: Review = { ...pending, override: { ...pending.override!, outcome: 'confirmed' } };
    expect(reviewTask(confirmed, policy, start)).toBeUndefined();
  });

  it('asks nobody for a draft', () => {
    expect(reviewTask(base, policy, start)).toBeUndefined();
  });
});

describe('reminders', () => {
  it('come before, at and after the due date, and end', () => {
    const times = reminderTimes(start + 48 * hour, policy).map((at) => (at - start) / hour);
    expect(times.slice(0, 4)).toEqual([44, 48, 72, 96]);
    expect(times).toHaveLength(1 + mostReminders);
  });

  it('that were missed together are one', () => {
    const task = reviewTask(waiting, policy, start)!;
    expect(reminderDue(task, policy, start, start + 43 * hour)).toBe(false);
    expect(reminderDue(task, policy, start + 43 * hour, start + 100 * hour)).toBe(true);
    expect(reminderDue(task, policy, start + 44 * hour, start + 47 * hour)).toBe(false);
  });
});

describe('publicationDue', () => {
  it('holds from the scheduled time', () => {
    const scheduled: Review = { ...base, state: 'scheduled', scheduledFor: start };
    expect(publicationDue(scheduled, start - 1)).toBe(false);
    expect(publicationDue(scheduled, start)).toBe(true);
  });
});
