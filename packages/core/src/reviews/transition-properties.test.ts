import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultReviewPolicy,
  openReview,
  reviewRoles,
  tierOf,
  transition,
  type ChangeSummary,
  type Review,
  type ReviewActor,
  type ReviewCommand,
  type ReviewPolicy,
} from './index.ts';

const people = ['mei', 'tom', 'ida', 'sue', 'max'];
const start = 1_000_000;

const policy: ReviewPolicy = {
  ...defaultReviewPolicy,
  tiers: [
    { id: 'standard', approvals: 1, groups: [], reviewWithin: 50 },
    { id: 'high', approvals: 2, groups: [{ group: 'lawyers', approvals: 1 }], reviewWithin: 20 },
  ],
  groups: [{ id: 'lawyers', members: ['tom', 'ida'] }],
  delegations: [
    { from: 'ida', to: 'sue', since: 0, until: start + 60 },
    { from: 'mei', to: 'max', since: 0, until: Infinity },
  ],
};

const change = fc.constantFrom<ChangeSummary>(
  { categories: ['guide'], tags: [], fields: ['body'] },
  { categories: ['policy'], tags: [], fields: ['body'] },
);
const version = fc.integer({ min: 1, max: 6 });
const reason = fc.constantFrom('', 'because');
const gate = fc.record({ lintErrors: fc.constantFrom(0, 0, 1), regressions: fc.constantFrom(0, 0, 1) });
// Weighted towards what leads on, or most sequences would end in the archive before anything happened.
const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const actor: fc.Arbitrary<ReviewActor> = fc.record({
  id: fc.constantFrom(...people),
  role: fc.oneof(often(4, fc.constantFrom('reviewer', 'supervisor')), often(1, fc.constantFrom(...reviewRoles))),
});
const command: fc.Arbitrary<ReviewCommand> = fc.oneof(
  often(5, fc.record({ type: fc.constant('edit' as const), draftVersion: version, change })),
  often(12, fc.constant<ReviewCommand>({ type: 'submit' })),
  often(1, fc.constant<ReviewCommand>({ type: 'withdraw' })),
  often(1, fc.record({ type: fc.constant('assign' as const), reviewers: fc.subarray(people) })),
  often(20, fc.record({ type: fc.constant('approve' as const), draftVersion: version })),
  often(
    6,
    fc.record({ type: fc.constant('approve' as const), draftVersion: version, onBehalfOf: fc.constantFrom(...people) }),
  ),
  often(2, fc.record({ type: fc.constant('request-changes' as const), comment: reason })),
  often(2, fc.record({ type: fc.constant('accept-regressions' as const), draftVersion: version, reason })),
  often(2, fc.record({ type: fc.constant('schedule' as const), at: fc.integer({ min: start, max: start + 100 }) })),
  often(1, fc.constant<ReviewCommand>({ type: 'unschedule' })),
  often(6, fc.record({ type: fc.constant('publish' as const), gate })),
  often(2, fc.record({ type: fc.constant('publish-urgently' as const), reason, gate })),
  often(1, fc.record({ type: fc.constant('archive' as const), reason })),
  often(1, fc.constantFrom<ReviewCommand>({ type: 'supersede' }, { type: 'discard' }, { type: 'restore' })),
);
const delegate = fc
  .constantFrom<[string, string]>(['sue', 'ida'], ['max', 'mei'])
  .map(([id, onBehalfOf]): [ReviewActor, ReviewCommand] => [
    { id, role: 'reviewer' },
    { type: 'approve', draftVersion: 1, onBehalfOf },
  ]);
const steps = fc.array(fc.oneof(often(9, fc.tuple(actor, command)), often(1, delegate)), {
  minLength: 1,
  maxLength: 60,
  size: 'max',
});

interface Step {
  readonly actor: ReviewActor;
  readonly command: ReviewCommand;
  readonly before: Review;
  readonly after: Review;
  readonly events: readonly string[];
}

/** The accepted ones of a sequence of commands; three of four name the current version, to get further. */
function accepted(commands: readonly [ReviewActor, ReviewCommand][]): Step[] {
  let review = openReview(
    {
      id: 'rev_1',
      articleId: 'a',
      locale: 'en',
      author: 'mei',
      change: { categories: [], tags: [], fields: ['body'] },
    },
    start,
  );
  const done: Step[] = [];
  commands.forEach(([who, given], index) => {
    let what = given;
    if (index % 4 > 0 && 'draftVersion' in what) {
      what = { ...what, draftVersion: review.draftVersion + (what.type === 'edit' ? 1 : 0) };
    }
    const outcome = transition(review, what, who, start + index, policy);
    if (!outcome.ok) return;
    const { review: after, events } = outcome.value;
    done.push({ actor: who, command: what, before: review, after, events: events.map(({ type }) => type) });
    review = after;
  });
  return done;
}

const always = (check: (done: readonly Step[]) => void): void =>
  fc.assert(
    fc.property(steps, (commands) => check(accepted(commands))),
    { numRuns: 1_500, seed: 4 },
  );

describe('whatever is commanded', () => {
  it('nothing is published without the approvals that the policy asks for, but by a recorded override', () => {
    let [ordinary, urgent] = [0, 0];
    always((done) => {
      const published = done.filter(({ events }) => events.includes('article.published'));
      const overridden = published.filter(({ command }) => command.type === 'publish-urgently');
      for (const { after, actor: who, events } of overridden) {
        urgent++;
        expect(['supervisor', 'admin']).toContain(who.role);
        expect(events).toContain('review.overridden');
        expect(after.override).toMatchObject({ by: who.id, reason: 'because', outcome: 'pending' });
      }
      for (const { before } of published.filter(({ command }) => command.type === 'publish')) {
        ordinary++;
        const tier = tierOf(before.change, policy);
        const current = before.approvals.filter(({ draftVersion }) => draftVersion === before.draftVersion);
        const voices = new Set(current.map(({ by }) => by));
        expect(voices.size).toBeGreaterThanOrEqual(tier.approvals);
        for (const { group, approvals } of tier.groups) {
          const speaking = current.filter(({ groups }) => groups.includes(group));
          expect(speaking.length).toBeGreaterThanOrEqual(approvals);
        }
      }
      expect(done.filter(({ before, after }) => before.state !== 'published' && after.state === 'published')).toEqual(
        published,
      );
    });
    // The sequences do get there: otherwise this test could not fail.
    expect([ordinary > 100, urgent > 50]).toEqual([true, true]);
  });

  it('nobody approves what they wrote, published past its review, or in the name of who did', () => {
    let [own, delegated] = [0, 0];
    always((done) => {
      for (const { command, actor: who, before } of done) {
        if (command.type !== 'approve') continue;
        const people = command.onBehalfOf === undefined ? [who.id] : [who.id, command.onBehalfOf];
        if (people.length > 1) delegated++;
        else own++;
        const involved = new Set([...before.contributors, before.override?.by]);
        expect(people.filter((person) => involved.has(person))).toEqual([]);
      }
    });
    expect([own > 500, delegated > 50]).toEqual([true, true]);
  });

  it('an edit leaves no approval and no accepted regression', () => {
    let resets = 0;
    always((done) => {
      for (const { command, before, after, events } of done) {
        if (command.type !== 'edit') continue;
        expect(after.approvals).toEqual([]);
        expect(after.regressionsAccepted).toBeNull();
        expect(['approved', 'scheduled', 'published']).not.toContain(after.state);
        expect(events.includes('review.approval-reset')).toBe(before.approvals.length > 0);
        if (before.approvals.length > 0) resets++;
      }
    });
    expect(resets).toBeGreaterThan(20);
  });

  it('nothing is approved or scheduled with less than the policy asks for, and no voice counts twice', () => {
    always((done) => {
      for (const { after } of done) {
        const voices = after.approvals.flatMap(({ by, onBehalfOf }) => (onBehalfOf === null ? [by] : [by, onBehalfOf]));
        expect(new Set(voices).size).toBe(voices.length);
        if (after.state !== 'approved' && after.state !== 'scheduled') continue;
        expect(after.approvals.length).toBeGreaterThanOrEqual(tierOf(after.change, policy).approvals);
      }
    });
  });
});
