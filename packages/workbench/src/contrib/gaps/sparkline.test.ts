import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barHeights } from './sparkline.ts';

describe('the bars of a sparkline', () => {
  it('are shares of the highest week; a week with one question among hundreds is seen', () => {
    expect(barHeights([0, 2, 4])).toEqual([0, 0.5, 1]);
    expect(barHeights([1, 400])[0]).toBe(0.15);
    expect(barHeights([0, 0])).toEqual([0, 0]);
    expect(barHeights([])).toEqual([]);
  });

  it('keep the order of the counts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 2 }), (counts) => {
        const heights = barHeights(counts);
        counts.forEach((count, index) => {
          const other = counts[0]!;
          if (count >= other) expect(heights[index]).toBeGreaterThanOrEqual(heights[0]!);
        });
      }),
    );
  });
});
