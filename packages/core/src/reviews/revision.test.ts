import { describe, expect, it } from 'vitest';
import { blame, openDraft, restoreRevision, revisionOf, saveDraft, type Draft, type Revision } from './index.ts';

const first: Revision = { number: 1, text: 'one\ntwo\nthree\n', author: 'mei', at: 1, restoredFrom: null };
const second: Revision = {
  number: 2,
  text: 'one\ntwo changed\nthree\nfour\n',
  author: 'tom',
  at: 2,
  restoredFrom: null,
};
const third: Revision = { number: 3, text: 'zero\none\ntwo changed\nfour\n', author: 'ida', at: 3, restoredFrom: null };

describe('a draft', () => {
  const opened = openDraft(first, 'mei', 10);
  const saved = saveDraft(opened, { basedOn: opened, text: 'one\ntwo!\nthree\n', by: 'mei', at: 11 });

  it('counts its versions, and not what changes nothing', () => {
    expect(saved).toMatchObject({ ok: true, value: { version: 1, updatedAt: 11 } });
    const draft = (saved as { value: Draft }).value;
    expect(saveDraft(draft, { basedOn: draft, text: draft.text, by: 'mei', at: 12 })).toEqual({
      ok: true,
      value: draft,
    });
  });

  it('answers a save that came second with all three texts and a proposal', () => {
    const draft = (saved as { value: Draft }).value;
    const late = saveDraft(draft, { basedOn: opened, text: 'one\ntwo\nthree\nfour\n', by: 'tom', at: 12 });
    expect(late).toEqual({
      ok: false,
      error: {
        code: 'draft-changed',
        version: 1,
        base: first.text,
        ours: 'one\ntwo\nthree\nfour\n',
        theirs: 'one\ntwo!\nthree\n',
        merged: { text: 'one\ntwo!\nthree\nfour\n', conflicts: [] },
      },
    });
  });

  it('brings an old revision back as a new one', () => {
    const restored = restoreRevision(openDraft(third, 'mei', 10), first, 'mei', 11);
    expect(revisionOf(restored, 3, 'mei', 12)).toEqual({ ...first, number: 4, at: 12, restoredFrom: 1 });
  });
});

describe('blame', () => {
  it('tells who wrote each line', () => {
    expect(blame([first, second, third]).map(({ text, revision }) => [text, revision])).toEqual([
      ['zero\n', 3],
      ['one\n', 1],
      ['two changed\n', 2],
      ['four\n', 2],
    ]);
  });

  it('goes on from what is known', () => {
    expect(blame([third], blame([first, second]))).toEqual(blame([first, second, third]));
  });
});
