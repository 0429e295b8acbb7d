import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './index.ts';

describe('editDistance', () => {
  it.each([
    ['invoice', 'invoice', 0],
    ['invoice', 'invioce', 1],
    ['invoice', 'invoices', 1],
    ['card', 'lord', 2],
    ['', 'abc', 3],
  ])('of %j and %j is %i', (a, b, distance) => expect(editDistance(a, b, 5)).toBe(distance));

  it('is the same in both directions, and one more than the limit where it is above', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.nat({ max: 8 }), (a, b, limit) => {
        const distance = editDistance(a, b, 20);
        expect(editDistance(b, a, 20)).toBe(distance);
        expect(editDistance(a, b, limit)).toBe(Math.min(distance, limit + 1));
      }),
    );
  });
});
