import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  confirmVerification,
  defaultVerificationPolicy as policy,
  intervalDays,
  verificationDigests,
  verificationEffects,
  verificationOf,
  verificationTask,
  type VerificationRecord,
  type VerificationTrigger,
} from './index.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 8, 14);
const record: VerificationRecord = {
  articleId: 'reset-password',
  locale: 'en',
  verifiedAt: start,
  verifyEveryDays: null,
  category: 'product-guide/app',
  tags: ['account'],
  tier: 'standard',
  owner: 'mei',
  triggers: [],
};
const at = (days: number): number => start + days * day;
const stateAfter = (days: number, one = record): string => verificationOf(one, policy, at(days)).state;

describe('verification by time', () => {
  it('goes from verified over due and overdue to expired', () => {
    const states = [0, 75.9, 76, 89.9, 90, 119.9, 120, 5_000].map((days) => stateAfter(days));
    expect(states).toEqual(['verified', 'verified', 'due', 'due', 'overdue', 'overdue', 'expired', 'expired']);
  });

  it('tells when it changes next, and it does change then and not before', () => {
    fc.assert(
      fc.property(fc.nat({ max: 200 * day }), (since) => {
        const { state, changesAt } = verificationOf(record, policy, start + since);
        expect(changesAt === null).toBe(state === 'expired');
        const next = changesAt ?? Infinity;
        expect(verificationOf(record, policy, next - 1).state).toBe(state);
        expect(verificationOf(record, policy, next).state === state).toBe(changesAt === null);
      }),
    );
  });

  it('takes the shortest interval that applies: the rules by category, tag and tier, and the article itself', () => {
    expect(intervalDays(record, policy)).toBe(90);
    expect(intervalDays({ ...record, verifyEveryDays: 180 }, policy)).toBe(180);
    expect(intervalDays({ ...record, category: 'policy/shipping', verifyEveryDays: 180 }, policy)).toBe(60);
    expect(intervalDays({ ...record, category: 'policy', tags: ['price'] }, policy)).toBe(30);
    expect(intervalDays({ ...record, category: 'policy-archive' }, policy)).toBe(90);
    const byTier = { ...policy, rules: [{ tier: 'high', days: 10 }] };
    expect(intervalDays({ ...record, tier: 'high' }, byTier)).toBe(10);
  });

  it('is stricter for a tag: what is legal expires with its date', () => {
    const legal = { ...record, tags: ['account', 'legal'] };
    expect(stateAfter(29, legal)).toBe('due');
    expect(stateAfter(30, legal)).toBe('expired');
  });

  it('never expires where the policy says so', () => {
    const mild = { ...policy, grace: { noticeDays: 14, expireAfterDays: null } };
    expect(verificationOf(record, mild, at(5_000))).toMatchObject({ state: 'overdue', changesAt: null });
  });
});

describe('verification by trigger', () => {
  const trigger = (kind: VerificationTrigger['kind'], days: number): VerificationTrigger => ({
    kind,
    at: at(days),
    subject: 'x',
  });

  it.each([
    ['source-changed', 13],
    ['product-version', 17],
    ['linked-article-changed', 24],
  ] as const)('%s makes it due at once and overdue soon', (kind, until) => {
    const doubtful = { ...record, triggers: [trigger(kind, 10)] };
    expect(stateAfter(9, doubtful)).toBe('verified');
    expect(stateAfter(10, doubtful)).toBe('due');
    expect(stateAfter(until, doubtful)).toBe('overdue');
    expect(verificationOf(doubtful, policy, at(11)).because).toEqual(doubtful.triggers[0]);
  });

  it('waits for several complaints within a month', () => {
    const complaints = (...days: number[]) => ({
      ...record,
      triggers: days.map((one) => trigger('negative-feedback', one)),
    });
    expect(stateAfter(40, complaints(1, 2))).toBe('verified');
    expect(stateAfter(40, complaints(1, 2, 35))).toBe('verified');
    expect(stateAfter(36, complaints(1, 10, 20, 35))).toBe('overdue');
    expect(stateAfter(21, complaints(20, 10, 1))).toBe('due');
  });

  it('says nothing of what was there before the last confirmation, or is still to come', () => {
    const known = { ...record, triggers: [trigger('source-changed', -1), trigger('source-changed', 20)] };
    expect(stateAfter(5, known)).toBe('verified');
    expect(stateAfter(20, known)).toBe('due');
  });

  it('does not put the date off, and ends with a confirmation', () => {
    const late = { ...record, triggers: [trigger('product-version', 89)] };
    expect(verificationOf(late, policy, at(89)).until).toBe(at(90));
    const confirmed = confirmVerification(late, at(91));
    expect(confirmed).toMatchObject({ verifiedAt: at(91), triggers: [] });
    expect(verificationOf(confirmed, policy, at(91)).state).toBe('verified');
  });
});

describe('what verification does', () => {
  it('gives the owner a task, then lowers the rank, then silences the bot', () => {
    expect(verificationTask(record, policy, at(1))).toBeUndefined();
    expect(verificationTask(record, policy, at(80))).toMatchObject({ owner: 'mei', dueAt: at(90), state: 'due' });
    expect(verificationEffects.due).toMatchObject({ task: true, answers: true, ranksLower: false, notice: null });
    expect(verificationEffects.overdue).toMatchObject({
      ranksLower: true,
      answers: true,
      notice: 'awaiting-confirmation',
    });
    expect(verificationEffects.expired).toMatchObject({ answers: false, notice: 'not-confirmed' });
  });

  it('is told to each owner once a week, the oldest first', () => {
    const records = [
      { ...record, articleId: 'b', verifiedAt: at(-100) },
      { ...record, articleId: 'a', verifiedAt: at(-110) },
      { ...record, articleId: 'c', verifiedAt: at(-300) },
      { ...record, articleId: 'd', owner: 'tom', verifiedAt: at(-80) },
      { ...record, articleId: 'e', owner: 'ida' },
    ];
    const digests = verificationDigests(records, policy, start);
    const ids = (tasks: readonly { articleId: string }[]): string[] => tasks.map(({ articleId }) => articleId);
    expect(digests.map((one) => [one.owner, ids(one.expired), ids(one.overdue), ids(one.due)])).toEqual([
      ['mei', ['c'], ['a', 'b'], []],
      ['tom', [], [], ['d']],
    ]);
  });
});
