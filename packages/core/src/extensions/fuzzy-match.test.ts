import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzyMatch } from './index.ts';

function marked(query: string, text: string): string | undefined {
  const match = fuzzyMatch(query, text);
  if (!match) return undefined;
  return match.ranges
    .toReversed()
    .reduce((shown, [start, end]) => `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`, text);
}

describe('fuzzyMatch', () => {
  it.each([
    ['tgsb', 'Toggle Side Bar', '[T]o[g]gle [S]ide [B]ar'],
    ['side', 'Inside the Side Bar', 'Inside the [Side] Bar'],
    ['bar toggle', 'Toggle Side Bar', '[Toggle] Side [Bar]'],
    ['密码', '如何重置密码', '如何重置[密码]'],
    ['重密', '如何重置密码', '如何[重]置[密]码'],
    ['ＡＢＣ', 'abc', '[abc]'],
    ['resetp', 'reset-password', '[reset]-[p]assword'],
    ['gel', 'getElement', '[g]et[El]ement'],
  ])('%s in %s', (query, text, shown) => {
    expect(marked(query, text)).toBe(shown);
  });

  it('refuses what is not there', () => {
    expect(fuzzyMatch('xyz', 'Toggle')).toBeUndefined();
    expect(fuzzyMatch('tooggle x', 'Toggle')).toBeUndefined();
  });

  it('puts the whole word before a scattered match', () => {
    const texts = ['Report a lost parcel', 'Return policy', 'Refund: partial order', 'Repository'];
    const best = texts.toSorted(
      (a, b) => (fuzzyMatch('repo', b)?.score ?? -99) - (fuzzyMatch('repo', a)?.score ?? -99),
    );
    expect(best[0]).toBe('Repository');
  });

  it('finds any text by letters left out of it, and marks them', () => {
    const text = fc.stringMatching(/^[a-z 密码退货]{1,30}$/);
    fc.assert(
      fc.property(text, fc.infiniteStream(fc.boolean()), (whole, keep) => {
        const query = [...whole]
          .filter(() => keep.next().value)
          .join('')
          .replaceAll(' ', '');
        const match = fuzzyMatch(query, whole);
        expect(match).toBeDefined();
        const shown = match?.ranges.map(([start, end]) => whole.slice(start, end)).join('');
        expect(shown).toBe(query);
      }),
    );
  });

  it('gives ranges in order, apart and inside the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5 }), fc.string({ maxLength: 40 }), (query, text) => {
        let last = -1;
        for (const [start, end] of fuzzyMatch(query, text)?.ranges ?? []) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('takes no time worth mentioning for a long text', () => {
    const started = performance.now();
    for (let round = 0; round < 100; round++) fuzzyMatch('aaaaaaaaab', 'a'.repeat(299) + 'b');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
