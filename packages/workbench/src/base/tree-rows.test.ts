import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowAt, rowOffsets, siblingPositions, typeAhead } from './tree-rows.ts';

describe('siblingPositions', () => {
  it('counts siblings per parent', () => {
    const rows = [1, 2, 2, 3, 2, 1, 2].map((level) => ({ level }));
    expect(siblingPositions(rows).map(({ position, size }) => `${position}/${size}`)).toEqual([
      '1/2',
      '1/3',
      '2/3',
      '1/1',
      '3/3',
      '2/2',
      '1/1',
    ]);
  });
});

describe('rowAt', () => {
  it('finds the row that covers a height', () => {
    const row = fc.record({ height: fc.integer({ min: 1, max: 60 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 50 }), fc.nat(3_000), (rows, height) => {
        const offsets = rowOffsets(rows, 20);
        const index = rowAt(offsets, height);
        expect(offsets[index]).toBeLessThanOrEqual(height);
        if (index < rows.length - 1) expect(offsets[index + 1]).toBeGreaterThan(height);
      }),
    );
  });

  it('gives no row where there is none', () => {
    expect(rowAt(rowOffsets([], 20), 100)).toBe(-1);
  });
});

describe('typeAhead', () => {
  const rows = ['Beans', 'Brewing', 'Cases', '退货', 'Boiler'].map((label) => ({ label }));

  it.each([
    ['b', 0, 1],
    ['b', 1, 4],
    ['b', 4, 0],
    ['br', 0, 1],
    ['退', 0, 3],
    ['x', 0, -1],
    ['c', -1, 2],
  ])('%s from %i goes to %i', (typed, from, to) => {
    expect(typeAhead(rows, from, typed)).toBe(to);
  });
});
