import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordList } from './word-list.ts';

function levenshtein(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j - 1]! + Number(a[i - 1] !== b[j - 1]), row[j]! + 1, next[j - 1]! + 1));
    row = next;
  }
  return row[b.length]!;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '9'), minLength: 1, maxLength: 7 });
const words = fc.uniqueArray(word, { maxLength: 60 });

describe('WordList', () => {
  it('finds what comparing with every word finds, also after words were added', () => {
    fc.assert(
      fc.property(words, word, fc.nat(), fc.integer({ min: 1, max: 2 }), (all, wanted, cut, distance) => {
        const list = new WordList();
        const first = cut % (all.length + 1);
        all.forEach((one, id) => {
          if (id === first) list.near(wanted, distance);
          list.add(one, id);
        });
        const completions: number[] = [];
        list.withPrefix(wanted.slice(0, 2), (id, length) => {
          expect(length).toBe(all[id]!.length);
          completions.push(id);
        });
        const ids = [...all.keys()];
        expect(completions.sort((a, b) => a - b)).toEqual(ids.filter((id) => all[id]!.startsWith(wanted.slice(0, 2))));
        expect(list.near(wanted, distance).sort((a, b) => a.id - b.id)).toEqual(
          ids.map((id) => ({ id, distance: levenshtein(all[id]!, wanted) })).filter((one) => one.distance <= distance),
        );
      }),
      { numRuns: 500 },
    );
  });
});
