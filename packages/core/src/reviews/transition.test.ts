import { describe, expect, it } from 'vitest';
import {
  defaultReviewPolicy,
  openReview,
  transition,
  type ChangeSummary,
  type Review,
  type ReviewActor,
  type ReviewCommand,
  type ReviewPolicy,
} from './index.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 8, 14, 9);
const plain: ChangeSummary = { categories: ['product-guide'], tags: ['account'], fields: ['body'] };
const risky: ChangeSummary = { categories: ['policy/shipping'], tags: ['legal'], fields: ['body'] };
const open = { lintErrors: 0, regressions: 0 };

const mei: ReviewActor = { id: 'mei', role: 'editor' };
const ana: ReviewActor = { id: 'ana', role: 'editor' };
const tom: ReviewActor = { id: 'tom', role: 'reviewer' };
const ida: ReviewActor = { id: 'ida', role: 'reviewer' };
const sue: ReviewActor = { id: 'sue', role: 'supervisor' };
const bot: ReviewActor = { id: 'system', role: 'system' };

function draft(change = plain, author = 'mei'): Review {
  return openReview({ id: 'rev_1', articleId: 'reset-password', locale: 'en', author, change }, start);
}

/** Plays commands one after the other, an hour apart; each must be accepted. */
function play(review: Review, ...steps: readonly [ReviewActor, ReviewCommand, ReviewPolicy?][]) {
  let state = review;
  let types: string[] = [];
  steps.forEach(([actor, command, policy = defaultReviewPolicy], index) => {
    const outcome = transition(state, command, actor, start + (index + 1) * hour, policy);
    if (!outcome.ok) throw new Error(`${command.type}: ${JSON.stringify(outcome.error)}`);
    state = outcome.value.review;
    types = outcome.value.events.map(({ type }) => type);
  });
  return { review: state, types };
}

function refusal(review: Review, actor: ReviewActor, command: ReviewCommand, policy = defaultReviewPolicy): string {
  const outcome = transition(review, command, actor, start + 100 * hour, policy);
  return outcome.ok ? 'accepted' : outcome.error.code;
}

const approve: ReviewCommand = { type: 'approve', draftVersion: 1 };
const submit: ReviewCommand = { type: 'submit' };
const publish: ReviewCommand = { type: 'publish', gate: open };

describe('a review', () => {
  it('goes from draft to published by one approval, and later to the archive', () => {
    const submitted = play(draft(), [mei, submit]);
    expect(submitted).toMatchObject({ review: { state: 'in-review', dueAt: start + 49 * hour } });
    expect(submitted.types).toEqual(['review.submitted']);
    const approved = play(submitted.review, [tom, approve]);
    expect(approved.review).toMatchObject({ state: 'approved', dueAt: null });
    expect(approved.types).toEqual(['review.approval-given', 'review.approved']);
    const published = play(approved.review, [mei, publish]);
    expect(published).toMatchObject({ review: { state: 'published' }, types: ['article.published'] });
    const archived = play(published.review, [tom, { type: 'archive', reason: 'Product discontinued' }]);
    expect(archived).toMatchObject({ review: { archivedBecause: 'retired' }, types: ['article.archived'] });
  });

  it('asks for two people where policy or law is touched', () => {
    const { review } = play(draft(risky), [mei, submit], [tom, approve]);
    expect(review.state).toBe('in-review');
    expect(refusal(review, tom, approve)).toBe('already-approved');
    expect(play(review, [ida, approve]).review.state).toBe('approved');
  });

  it('asks the groups that the tier names', () => {
    const policy: ReviewPolicy = {
      ...defaultReviewPolicy,
      tiers: [{ id: 'high', approvals: 2, groups: [{ group: 'lawyers', approvals: 1 }], reviewWithin: hour }],
      rules: [],
      groups: [{ id: 'lawyers', members: ['sue'] }],
    };
    const two = play(draft(), [mei, submit, policy], [tom, approve, policy], [ida, approve, policy]).review;
    expect(two.state).toBe('in-review');
    expect(play(two, [sue, approve, policy]).review.state).toBe('approved');
  });

  it('is never approved by its author or by anybody who edited the draft', () => {
    const { review } = play(
      draft(plain, 'tom'),
      [ida, { type: 'edit', draftVersion: 2, change: plain }],
      [tom, submit],
    );
    expect(refusal(review, tom, { type: 'approve', draftVersion: 2 })).toBe('own-work');
    expect(refusal(review, ida, { type: 'approve', draftVersion: 2 })).toBe('own-work');
    expect(refusal(review, sue, { type: 'approve', draftVersion: 2 })).toBe('accepted');
  });

  it('is approved in the version that was read', () => {
    const { review } = play(draft(), [mei, submit], [mei, { type: 'edit', draftVersion: 2, change: plain }]);
    expect(refusal(review, tom, approve)).toBe('draft-changed');
  });

  it('loses its approvals by an edit and goes back to its reviewers', () => {
    const approved = play(draft(), [mei, submit], [tom, approve]).review;
    const edited = play(approved, [ana, { type: 'edit', draftVersion: 2, change: risky }]);
    expect(edited.review).toMatchObject({ state: 'in-review', approvals: [], contributors: ['mei', 'ana'] });
    expect(edited.types).toEqual(['draft.edited', 'review.approval-reset']);
    expect(refusal(edited.review, mei, publish)).toBe('not-permitted');
  });

  it('is published at its time, and by the clock not before', () => {
    const approved = play(draft(), [mei, submit], [tom, approve]).review;
    expect(refusal(approved, mei, { type: 'schedule', at: start })).toBe('time-passed');
    const scheduled = play(approved, [mei, { type: 'schedule', at: start + 200 * hour }]).review;
    expect(refusal(scheduled, bot, publish)).toBe('not-yet');
    const outcome = transition(scheduled, publish, bot, start + 200 * hour, defaultReviewPolicy);
    expect(outcome.ok && outcome.value.review.state).toBe('published');
  });

  it('holds what waits to a policy that became stricter', () => {
    const approved = play(draft(), [mei, submit], [tom, approve]).review;
    const stricter = { ...defaultReviewPolicy, rules: [{ tier: 'high', tags: ['account'] }] };
    expect(refusal(approved, mei, publish, stricter)).toBe('approvals-missing');
  });

  it('comes back with a request for changes, whose reason must be given', () => {
    const waiting = play(draft(risky), [mei, submit], [tom, approve]).review;
    expect(refusal(waiting, ida, { type: 'request-changes', comment: '  ' })).toBe('reason-missing');
    const { review, types } = play(waiting, [ida, { type: 'request-changes', comment: 'Step 3 is wrong' }]);
    expect(review).toMatchObject({ state: 'changes-requested', approvals: [], requested: { by: 'ida' } });
    expect(types).toEqual(['review.changes-requested', 'review.approval-reset']);
    expect(play(review, [mei, submit]).review.requested).toBeNull();
  });

  it('lets agents work on their own drafts only', () => {
    const agent: ReviewActor = { id: 'kim', role: 'agent' };
    expect(refusal(draft(), agent, submit)).toBe('not-yours');
    expect(refusal(draft(plain, 'kim'), agent, submit)).toBe('accepted');
  });

  it('comes back from the archive as a draft, unless a newer text took its place', () => {
    const published = play(draft(), [mei, submit], [tom, approve], [mei, publish]).review;
    const retired = play(published, [tom, { type: 'archive', reason: 'old' }]).review;
    expect(play(retired, [mei, { type: 'restore' }]).review).toMatchObject({ state: 'draft', approvals: [] });
    const superseded = play(published, [bot, { type: 'supersede' }]).review;
    expect(refusal(superseded, mei, { type: 'restore' })).toBe('not-restorable');
  });
});

describe('the publish gate', () => {
  const approved = play(draft(), [mei, submit], [tom, approve]).review;
  const worse: ReviewCommand = { type: 'publish', gate: { lintErrors: 0, regressions: 2 } };

  it('is closed by lint errors and by answers that get worse', () => {
    expect(refusal(approved, mei, { type: 'publish', gate: { lintErrors: 1, regressions: 0 } })).toBe('gate-closed');
    expect(refusal(approved, mei, worse)).toBe('gate-closed');
  });

  it('opens for regressions that a reviewer accepts with a reason, for that version only', () => {
    const accept: ReviewCommand = { type: 'accept-regressions', draftVersion: 1, reason: 'Article retired on purpose' };
    expect(refusal(approved, { id: 'mei', role: 'supervisor' }, accept)).toBe('own-work');
    expect(refusal(approved, tom, { ...accept, reason: ' ' })).toBe('reason-missing');
    const accepted = play(approved, [tom, accept]);
    expect(accepted.types).toEqual(['review.regressions-accepted']);
    expect(play(accepted.review, [mei, worse]).review.state).toBe('published');
    const edited = play(accepted.review, [mei, { type: 'edit', draftVersion: 2, change: plain }]).review;
    const again = play(edited, [tom, { type: 'approve', draftVersion: 2 }]).review;
    expect(refusal(again, mei, worse)).toBe('gate-closed');
  });
});

describe('the urgent path', () => {
  const urgent: ReviewCommand = { type: 'publish-urgently', reason: 'Recall of batch 7', gate: { lintErrors: 0 } };

  it('is for supervisors, with a reason, and flags the text until it is reviewed', () => {
    expect(refusal(draft(), tom, urgent)).toBe('not-permitted');
    expect(refusal(draft(), sue, { ...urgent, reason: '' })).toBe('reason-missing');
    const { review, types } = play(draft(), [sue, urgent]);
    expect(types).toEqual(['review.overridden', 'article.published']);
    expect(review).toMatchObject({
      state: 'published',
      override: { by: 'sue', outcome: 'pending', reviewBy: start + 25 * hour },
    });
    const confirmed = play(review, [tom, approve]);
    expect(confirmed.types).toEqual(['review.approval-given', 'review.override-confirmed']);
    expect(confirmed.review.override?.outcome).toBe('confirmed');
  });

  it('is reviewed by others than who wrote or published', () => {
    const { review } = play(draft(), [sue, urgent]);
    expect(refusal(review, sue, approve)).toBe('own-work');
    const rejected = play(review, [tom, { type: 'request-changes', comment: 'Batch 8 too' }]);
    expect(rejected.types).toEqual(['review.override-rejected']);
    expect(rejected.review).toMatchObject({ state: 'published', override: { outcome: 'rejected' } });
  });

  it('leaves nothing to approve in what went the ordinary way', () => {
    const published = play(draft(), [mei, submit], [tom, approve], [mei, publish]).review;
    expect(refusal(published, ida, approve)).toBe('nothing-to-review');
  });
});

describe('delegation', () => {
  const away: ReviewPolicy = {
    ...defaultReviewPolicy,
    tiers: [{ id: 'high', approvals: 2, groups: [{ group: 'lawyers', approvals: 1 }], reviewWithin: hour }],
    rules: [],
    groups: [{ id: 'lawyers', members: ['ida'] }],
    delegations: [{ from: 'ida', to: 'sue', since: start, until: start + 1_000 * hour }],
  };
  const forIda: ReviewCommand = { type: 'approve', draftVersion: 1, onBehalfOf: 'ida' };

  it('lends the groups of the one who is away, as one voice', () => {
    const waiting = play(draft(), [mei, submit, away], [tom, approve, away], [sue, forIda, away]).review;
    expect(waiting.state).toBe('approved');
    const once = play(draft(), [mei, submit, away], [sue, forIda, away]).review;
    expect(refusal(once, sue, approve, away)).toBe('already-approved');
    expect(refusal(once, ida, approve, away)).toBe('already-approved');
  });

  it('ends with its date and never lets authors approve through others', () => {
    const submitted = play(draft(), [mei, submit, away]).review;
    const late = transition(submitted, forIda, sue, start + 1_000 * hour, away);
    expect(late.ok ? '' : late.error.code).toBe('not-delegated');
    expect(refusal(submitted, tom, forIda, away)).toBe('not-delegated');
    const own = play(draft(plain, 'ida'), [ida, submit, away]).review;
    expect(refusal(own, sue, forIda, away)).toBe('own-work');
  });
});
