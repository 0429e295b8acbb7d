import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findText, replacementOf, replaceText, textPattern, type TextPattern, type TextQuery } from './find-text.ts';

function pattern(text: string, options: Omit<TextQuery, 'text'> = {}): TextPattern {
  const read = textPattern({ text, ...options });
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const found = (text: string, wanted: TextPattern) =>
  findText(text, wanted).map(({ offset, length, line }) => [line, text.slice(offset, offset + length)]);

describe('finding a text in articles', () => {
  const article = 'Return the Kettle.\nA kettle is 100 % returnable.\n水壶（kettle）可以退货，水壶盖不行。';

  it('finds every place, whatever its case', () => {
    expect(found(article, pattern('kettle'))).toEqual([
      [1, 'Kettle'],
      [2, 'kettle'],
      [3, 'kettle'],
    ]);
    expect(found(article, pattern('kettle', { matchCase: true }))).toHaveLength(2);
    expect(found(article, pattern('水壶'))).toHaveLength(2);
  });

  it('takes signs as they are, unless it is a regular expression', () => {
    expect(found('a.c abc (x) $1 a-b', pattern('a.c'))).toEqual([[1, 'a.c']]);
    expect(found('a.c abc', pattern('a.c', { regularExpression: true }))).toHaveLength(2);
    for (const sign of ['(x)', '$1', '\\', '[', '*', 'a-b', '/']) expect(() => pattern(sign)).not.toThrow();
  });

  it('finds whole words only, where that is wanted', () => {
    expect(found('art article heart art.', pattern('art', { wholeWord: true }))).toHaveLength(2);
    expect(found('水壶盖', pattern('水壶', { wholeWord: true }))).toEqual([]);
  });

  it('stops at the limit', () => {
    expect(findText('a'.repeat(50), pattern('a'), 7)).toHaveLength(7);
  });

  it.each([
    ['', 'must have'],
    ['a\nb', 'within one line'],
    ['x'.repeat(201), 'must have'],
  ])('refuses %j', (text, reason) => {
    expect(textPattern({ text })).toMatchObject({ ok: false, error: expect.stringContaining(reason) });
  });

  it.each(['(a+)+$', '(?=a)', '(a)\\1', '(', '[z-a]'])('refuses the regular expression %s', (text) => {
    expect(textPattern({ text, regularExpression: true }).ok).toBe(false);
  });

  it('finds in a line that is longer than a regular expression looks at once, each place once', () => {
    const line = 'word '.repeat(5_000);
    expect(findText(line, pattern('w.rd', { regularExpression: true }))).toHaveLength(5_000);
  });
});

describe('replacing', () => {
  it('fills in what a regular expression found', () => {
    const text = 'E-04 and E-17';
    const codes = pattern('E-(\\d+)', { regularExpression: true });
    const [first] = findText(text, codes);
    expect(replacementOf(text, first!, codes, '$$$1 [$&]')).toBe('$04 [E-04]');
    expect(replaceText(text, findText(text, codes), codes, 'error $1')).toBe('error 04 and error 17');
  });

  it('takes the replacement of a plain text as it is', () => {
    const plain = pattern('a');
    expect(replaceText('a b a', findText('a b a', plain).slice(1), plain, '$&$1')).toBe('a b $&$1');
  });

  it('leaves a text as it was when each match is replaced by itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 1, maxLength: 3 }), (text, wanted) => {
        const read = textPattern({ text: wanted, matchCase: true });
        if (!read.ok) return;
        expect(replaceText(text, findText(text, read.value), read.value, wanted)).toBe(text);
      }),
    );
  });
});
