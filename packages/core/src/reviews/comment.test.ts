import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorTo, applySuggestion, applySuggestions, moveAnchors, moveComments, type ReviewComment } from './index.ts';

const lines = (...list: string[]): string => list.map((line) => `${line}\n`).join('');
const text = lines('title', 'step one', 'step two', 'step three', 'end');

function comment(id: string, from: number, to: number, suggestion: string | null, on = text): ReviewComment {
  return {
    id,
    author: 'tom',
    at: 1,
    text: 'please',
    anchor: anchorTo(on, from, to),
    suggestion,
    replies: [],
    resolved: null,
  };
}

describe('an anchor', () => {
  it.each([
    ['lines come before it', lines('new', 'title', 'step one', 'step two', 'step three', 'end'), [4, 4, 'unchanged']],
    ['its line is edited', text.replace('step two', 'step 2'), [3, 3, 'changed']],
    ['its neighbours are edited too', lines('title', 'first', 'second', 'third', 'end'), [3, 3, 'changed']],
    ['its line goes', lines('title', 'step one', 'step three', 'end'), [3, 3, 'gone']],
    ['everything goes', '', [1, 1, 'gone']],
  ])('moves when %s', (_, after, expected) => {
    const [moved] = moveAnchors([anchorTo(text, 3, 3)], text, after);
    expect([moved?.from, moved?.to, moved?.state]).toEqual(expected);
  });

  it('is unchanged again when the edit is taken back', () => {
    const after = text.replace('step two', 'step 2');
    const there = moveAnchors([anchorTo(text, 2, 4)], text, after);
    expect(there[0]?.state).toBe('changed');
    expect(moveAnchors(there, after, text)[0]).toMatchObject({ from: 2, to: 4, state: 'unchanged' });
  });

  it('stays within the text and on its own line, whatever is added around it', () => {
    const other = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n'), { maxLength: 8 });
    fc.assert(
      fc.property(other, other, other, (before, inserted, after) => {
        const base = [...before, 'anchored\n', ...after].join('');
        const next = [...inserted, ...before, 'anchored\n', ...after, ...inserted].join('');
        const line = before.length + 1;
        const [moved] = moveAnchors([anchorTo(base, line, line)], base, next);
        expect(moved).toMatchObject({ from: line + inserted.length, state: 'unchanged' });
      }),
    );
  });

  it('is brought within the text', () => {
    expect(anchorTo('one\ntwo', 2, 9)).toEqual({ from: 2, to: 2, quote: 'two', state: 'unchanged' });
  });
});

describe('a suggestion', () => {
  it('takes the place of its lines, moved along with the text', () => {
    const after = `new\n${text}`;
    const [moved] = moveComments([comment('c1', 2, 3, 'steps one and two')], text, after);
    expect(applySuggestion(after, moved!)).toEqual({
      ok: true,
      value: lines('new', 'title', 'steps one and two', 'step three', 'end'),
    });
  });

  it('may remove its lines', () => {
    expect(applySuggestion(text, comment('c1', 2, 4, ''))).toEqual({ ok: true, value: lines('title', 'end') });
  });

  it('says why it does not apply', () => {
    const after = text.replace('step two', 'step 2');
    const [moved, gone] = moveComments([comment('c1', 3, 3, 'x'), comment('c2', 3, 3, 'x')], text, after);
    expect(applySuggestion(after, moved!)).toEqual({
      ok: false,
      error: { code: 'lines-changed', comment: 'c1', expected: 'step two\n', found: 'step 2\n' },
    });
    const [without] = moveComments([gone!], after, lines('title', 'end'));
    expect(applySuggestion(lines('title', 'end'), without!)).toMatchObject({ error: { code: 'lines-gone' } });
    expect(applySuggestion(text, comment('c3', 1, 1, null))).toMatchObject({ error: { code: 'no-suggestion' } });
    const resolved = { ...comment('c4', 1, 1, 'x'), resolved: { by: 'mei', at: 2 } };
    expect(applySuggestion(text, resolved)).toMatchObject({ error: { code: 'resolved' } });
  });

  it('is applied with others unless they overlap', () => {
    const result = applySuggestions(text, [
      comment('c1', 4, 4, 'step 3'),
      comment('c2', 1, 2, 'TITLE'),
      comment('c3', 2, 3, 'never'),
    ]);
    expect(result).toEqual({
      text: lines('TITLE', 'step two', 'step 3', 'end'),
      applied: ['c1', 'c2'],
      problems: [{ code: 'overlaps', comment: 'c3', other: 'c2' }],
    });
  });
});
