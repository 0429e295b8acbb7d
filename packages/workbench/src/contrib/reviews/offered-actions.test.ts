import { openReview, reviewStates, type Review } from '@askwell/core/reviews';
import { describe, expect, it } from 'vitest';
import { offeredActions } from './offered-actions.ts';

const now = 1_000_000;
const ana = { id: 'ana', name: 'Ana', role: 'editor' } as const;
const ben = { id: 'ben', name: 'Ben', role: 'reviewer' } as const;
const max = { id: 'max', name: 'Max', role: 'supervisor' } as const;
const change = { categories: [], tags: [], fields: ['body'] };

function reviewIn(state: Review['state'], fields: Partial<Review> = {}): Review {
  const review = openReview({ id: 'rvw', articleId: 'tea', locale: 'en', author: 'ana', change }, 0);
  return { ...review, state, ...fields };
}

const one = { approvals: 1, groups: [] };
const quiet = { regressions: 0, delegations: [], now };

function names(...[view, member, circumstances]: Parameters<typeof offeredActions>): string[] {
  return offeredActions(view, member, circumstances).map(({ action }) => action);
}

describe('offeredActions', () => {
  it('lets a reviewer decide on what others wrote', () => {
    expect(names({ review: reviewIn('in-review'), missing: one }, ben, quiet).slice(0, 2)).toEqual([
      'approve',
      'request-changes',
    ]);
  });

  it('never offers to approve what one wrote, or approved already', () => {
    const wrote = reviewIn('in-review', { contributors: ['ana', 'ben'] });
    expect(names({ review: wrote, missing: one }, ben, quiet)).not.toContain('approve');
    const approval = { by: 'ben', onBehalfOf: null, groups: [], draftVersion: 1, at: 0, comment: '' };
    const spoke = reviewIn('in-review', { approvals: [approval] });
    expect(names({ review: spoke, missing: one }, ben, quiet)).not.toContain('approve');
  });

  it('offers to publish when no approval is missing', () => {
    expect(names({ review: reviewIn('approved'), missing: null }, ana, quiet).slice(0, 2)).toEqual([
      'publish',
      'schedule',
    ]);
    expect(names({ review: reviewIn('approved'), missing: one }, ana, quiet)).not.toContain('publish');
  });

  it('keeps the urgent way for leads, and for what waits', () => {
    expect(names({ review: reviewIn('in-review'), missing: one }, max, quiet)).toContain('publish-urgently');
    expect(names({ review: reviewIn('approved'), missing: null }, max, quiet)).not.toContain('publish-urgently');
    expect(names({ review: reviewIn('in-review'), missing: one }, ben, quiet)).not.toContain('publish-urgently');
  });

  it('offers to accept regressions only where there are some', () => {
    const view = { review: reviewIn('in-review'), missing: one };
    expect(names(view, ben, quiet)).not.toContain('accept-regressions');
    expect(names(view, ben, { ...quiet, regressions: 2 })).toContain('accept-regressions');
    expect(names(view, ana, { ...quiet, regressions: 2 })).not.toContain('accept-regressions');
  });

  it('lets a delegate speak for somebody, but not for one who wrote the text', () => {
    const delegation = (from: string) => ({ id: from, from, to: 'ben', since: 0, until: now + 1 });
    const delegations = [delegation('eva'), delegation('ana')];
    const offered = offeredActions({ review: reviewIn('in-review'), missing: one }, ben, { ...quiet, delegations });
    expect(offered.flatMap(({ onBehalfOf }) => onBehalfOf ?? [])).toEqual(['eva']);
  });

  it('lets an agent act on their own drafts alone', () => {
    const agent = { id: 'ann', name: 'Ann', role: 'agent' } as const;
    expect(names({ review: reviewIn('draft'), missing: one }, agent, quiet)).toEqual([]);
    const own = reviewIn('draft', { contributors: ['ann'] });
    expect(names({ review: own, missing: one }, agent, quiet)).toEqual(['submit', 'discard']);
  });

  it('marks one action at most as the next step, in every state', () => {
    for (const state of reviewStates) {
      for (const member of [ana, ben, max]) {
        const offered = offeredActions({ review: reviewIn(state), missing: one }, member, quiet);
        expect(offered.filter(({ primary }) => primary).length).toBeLessThanOrEqual(1);
      }
    }
  });
});
