import { describe, expect, it } from 'vitest';
import { ScrollMap } from './scroll-map.ts';

describe('a scroll map', () => {
  const map = new ScrollMap([
    { line: 1, top: 0 },
    { line: 21, top: 900 },
    { line: 11, top: 100 },
  ]);

  it('meets the headings, and goes evenly between them', () => {
    expect([1, 11, 16, 21].map((line) => map.topOf(line))).toEqual([0, 100, 500, 900]);
    expect([0, 50, 100, 500, 900].map((top) => map.lineOf(top))).toEqual([1, 6, 11, 16, 21]);
  });

  it('stays at its ends', () => {
    expect([map.topOf(0), map.topOf(99)]).toEqual([0, 900]);
    expect([map.lineOf(-10), map.lineOf(5_000)]).toEqual([1, 21]);
    expect(new ScrollMap([]).topOf(7)).toBe(0);
  });

  it('leaves out what would go back', () => {
    const odd = new ScrollMap([
      { line: 1, top: 0 },
      { line: 5, top: 400 },
      { line: 8, top: 300 },
      { line: 9, top: 800 },
    ]);
    expect(odd.topOf(7)).toBe(600);
  });
});
