import { describe, expect, it } from 'vitest';
import { shortenPath } from './shorten-path.ts';

describe('a shorter path', () => {
  it.each([
    ['M8 2C4.686 2 2 4.686 2 8', 'm8 2c-3.31 0-6 2.69-6 6'],
    ['M1 1H5V4L3 2Z', 'm1 1h4v3l-2-2z'],
    ['M1 1L2 2L3 3', 'm1 1l1 1 1 1'],
    ['M1 1 2 2', 'm1 1l1 1'],
    ['m1 1l.5.25', 'm1 1l.5.25'],
    ['M0 0A2 2 0 0 1 4 4', 'm0 0a2 2 0 0 1 4 4'],
    ['M1 1H3ZM2 2H4', 'm1 1h2zm1 1h2'],
  ])('%s', (path, short) => {
    expect(shortenPath(path)).toBe(short);
  });

  it('does not drift, however many small steps there are', () => {
    const steps = Array.from({ length: 1_000 }, (_, step) => `L${(step + 1) * 0.004} 0`).join('');
    const numbers = [...shortenPath(`M0 0${steps}`).matchAll(/[\d.]+/g)].map(([number]) => Number(number));
    const last = shortenPath(`M0 0${steps}H0`).split('h')[1];
    expect(Number(last)).toBe(-4);
    expect(numbers.length).toBeGreaterThan(1_000);
  });

  it('refuses what is no path', () => {
    expect(() => shortenPath('M1 1B2 2')).toThrow('no command');
  });
});
