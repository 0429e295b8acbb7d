import { defaultReviewPolicy, openReview, type Review } from '@askwell/core/reviews';
import { describe, expect, it } from 'vitest';
import { groupReviews, matchesFilter, nextWaiting } from './review-groups.ts';
import type { ReviewsOverview, ReviewStep } from './reviews-store.ts';

const change = { categories: [], tags: [], fields: [] };

function review(id: string, author: string, state: Review['state'], fields: Partial<Review> = {}): Review {
  return { ...openReview({ id, articleId: `article-${id}`, locale: 'en', author, change }, 0), state, ...fields };
}

function step(reviewId: string, kind: ReviewStep['kind'], people: string[]): ReviewStep {
  const articleId = `article-${reviewId}`;
  return {
    id: `${kind}:${reviewId}`,
    kind,
    state: 'open',
    reviewId,
    articleId,
    locale: 'en',
    title: articleId,
    people,
    dueAt: null,
    overdue: false,
    groups: [],
  };
}

function overview(reviews: Review[], steps: ReviewStep[]): ReviewsOverview {
  const { tiers, rules, remindBefore, remindEvery, urgentReviewWithin } = defaultReviewPolicy;
  const policy = {
    tiers: [...tiers],
    rules: [...rules],
    remindBefore: [...remindBefore],
    remindEvery,
    urgentReviewWithin,
  };
  return {
    reviews,
    steps,
    confirmations: [],
    articles: [],
    colleagues: [],
    policy: policy as unknown as ReviewsOverview['policy'],
  };
}

describe('groupReviews', () => {
  it('lists each review once: with what waits for me, my drafts, those of others, and what is scheduled', () => {
    const reviews = [
      review('a', 'ana', 'in-review'),
      review('b', 'ben', 'draft'),
      review('c', 'ana', 'draft'),
      review('d', 'ana', 'scheduled', { scheduledFor: 20 }),
      review('e', 'ben', 'scheduled', { scheduledFor: 10 }),
      review('f', 'ben', 'changes-requested'),
      review('g', 'ben', 'in-review'),
    ];
    const groups = groupReviews(
      overview(reviews, [step('a', 'review', ['ben']), step('f', 'address-changes', ['ben']), step('g', 'review', [])]),
      'ben',
    );
    const ids = (name: 'waiting' | 'drafts' | 'inReview' | 'scheduled') => groups[name].map((one) => one.reviewId);
    expect(ids('waiting')).toEqual(['a', 'f']);
    expect(ids('drafts')).toEqual(['b']);
    expect(ids('inReview')).toEqual(['g', 'c']);
    expect(ids('scheduled')).toEqual(['e', 'd']);
  });

  it('lists what was published urgently, though its review is not open any more', () => {
    const { waiting } = groupReviews(overview([], [step('x', 'review-override', ['ben'])]), 'ben');
    expect(waiting).toMatchObject([{ reviewId: 'x', review: null }]);
  });
});

describe('nextWaiting', () => {
  it('is the first decision that waits, and not the one that was just made', () => {
    const steps = [step('a', 'publish', ['ben']), step('b', 'review', ['ben']), step('c', 'review-override', ['ben'])];
    expect(nextWaiting(steps, 'b')?.reviewId).toBe('c');
    expect(nextWaiting(steps, 'x')?.reviewId).toBe('b');
    expect(nextWaiting(steps.slice(0, 1), 'x')).toBeUndefined();
  });
});

describe('matchesFilter', () => {
  it('looks for all words in any order and case', () => {
    const words = ['Return a machine', 'returns', 'Ana', 'en'];
    expect(matchesFilter({ text: 'ANA return', overdue: false }, words, false)).toBe(true);
    expect(matchesFilter({ text: 'ana zh', overdue: false }, words, false)).toBe(false);
  });

  it('may ask for what is overdue alone', () => {
    expect(matchesFilter({ text: '', overdue: true }, ['a'], false)).toBe(false);
    expect(matchesFilter({ text: '', overdue: true }, ['a'], true)).toBe(true);
  });
});
