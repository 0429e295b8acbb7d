import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeMenu } from './context-menu-place.ts';

const menu = { width: 200, height: 100 };
const viewport = { width: 800, height: 600 };

describe('placeMenu', () => {
  it.each([
    ['at the pointer', { x: 10, y: 20 }, { x: 10, y: 20 }],
    ['left of a pointer at the right edge', { x: 790, y: 20 }, { x: 590, y: 20 }],
    ['above a pointer at the lower edge', { x: 10, y: 590 }, { x: 10, y: 490 }],
    ['above an element at the lower edge', { x: 10, y: 590, above: 560 }, { x: 10, y: 460 }],
    ['at the edge below an element on the right', { x: 780, y: 40, above: 10 }, { x: 596, y: 40 }],
  ])('%s', (_, anchor, place) => {
    expect(placeMenu(anchor, menu, viewport)).toEqual(place);
  });

  it('never leaves a viewport it fits into', () => {
    const any = fc.integer({ min: -500, max: 2_000 });
    fc.assert(
      fc.property(any, any, fc.option(any, { nil: undefined }), (x, y, above) => {
        const place = placeMenu(above === undefined ? { x, y } : { x, y, above }, menu, viewport);
        expect(place.x).toBeGreaterThanOrEqual(0);
        expect(place.y).toBeGreaterThanOrEqual(0);
        expect(place.x + menu.width).toBeLessThanOrEqual(viewport.width);
        expect(place.y + menu.height).toBeLessThanOrEqual(viewport.height);
      }),
    );
  });
});
