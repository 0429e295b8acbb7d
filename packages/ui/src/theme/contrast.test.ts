import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, legible, readableOn } from './contrast.ts';

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#0000ff', '#ffffff', 8.59],
  ])('of %s and %s is %d', (first, second, ratio) => {
    expect(contrast(first, second)).toBeCloseTo(ratio, 2);
    expect(contrast(second, first)).toBeCloseTo(ratio, 2);
  });

  it('says which colour it does not understand', () => {
    expect(() => contrast('red', '#ffffff')).toThrow('Colour "red" is not understood. Write it as "#rrggbb".');
  });
});

describe('readableOn', () => {
  it('meets AA on every colour', () => {
    fc.assert(
      fc.property(anyColor, (color) => contrast(color, readableOn(color) === '#000' ? '#000000' : '#ffffff') >= 4.5),
    );
  });

  it('gives nothing for what is not a colour it understands', () => {
    expect(readableOn('#12345')).toBeUndefined();
    expect(readableOn('#1a2B3c')).toBe('#fff');
  });
});

describe('legible', () => {
  it('keeps a colour that reads well', () => {
    expect(legible('#1d4ed8', '#ffffff', 4.5)).toBe('#1d4ed8');
  });

  it('darkens a pale colour on white and keeps its hue', () => {
    const yellow = legible('#ffd400', '#ffffff', 4.5);
    expect(contrast(yellow, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(yellow).toMatch(/^#[5-9a-f].[4-9a-f].00$/);
  });

  it('reaches the wanted contrast for every colour on light and dark grounds', () => {
    const ground = fc.constantFrom('#ffffff', '#f2f4f7', '#171b20', '#232a32');
    fc.assert(fc.property(anyColor, ground, (color, on) => contrast(legible(color, on, 4.8), on) >= 4.8));
  });
});
