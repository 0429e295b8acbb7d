import { describe, expect, it } from 'vitest';
import { may, reviewActions, reviewRoles, reviewStates } from './index.ts';

// Columns: draft, in-review, changes-requested, approved, scheduled, published, archived.
// Letters: a agent, e editor, r reviewer, s supervisor, m admin, y system; "." nobody.
const expected: Readonly<Record<string, string>> = {
  view: 'aersmy aersmy aersmy aersmy aersmy aersmy aersmy',
  comment: 'aersm aersm aersm aersm aersm aersm .',
  edit: 'aersm ersm aersm ersm ersm . .',
  submit: 'aersm . aersm . . . .',
  withdraw: '. aersm . ersm ersm . .',
  assign: 'ersm ersm ersm . . . .',
  approve: '. rsm . . . rsm .',
  'request-changes': '. rsm . rsm rsm rsm .',
  'accept-regressions': '. rsm . rsm rsm . .',
  schedule: '. . . ersm . . .',
  unschedule: '. . . . ersmy . .',
  publish: '. . . ersm ersmy . .',
  'publish-urgently': 'sm sm sm sm sm . .',
  archive: '. . . . . rsmy .',
  supersede: '. . . . . y .',
  discard: 'aersm . aersm . . . .',
  restore: '. . . . . . ersm',
};

const letters = { a: 'agent', e: 'editor', r: 'reviewer', s: 'supervisor', m: 'admin', y: 'system' } as const;

describe('the permission matrix', () => {
  it('has no action that this test does not know', () => {
    expect(reviewActions.toSorted()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('%s', (name, row) => {
    const action = reviewActions.find((one) => one === name)!;
    const wanted = row.split(' ');
    const actual = reviewStates.map((state) => {
      const allowed = Object.entries(letters).filter(([, role]) => may(role, action, state));
      return allowed.map(([letter]) => letter).join('') || '.';
    });
    expect(actual).toEqual(wanted);
  });

  it('covers every role', () => {
    expect(Object.values(letters).toSorted()).toEqual(reviewRoles.toSorted());
  });
});
