import { describe, expect, it } from 'vitest';
import { localMoment, momentOf } from './local-moment.ts';

describe('localMoment', () => {
  it('names the minute that a moment is in, and back', () => {
    const at = new Date(2026, 2, 1, 9, 5).getTime();
    expect(localMoment(at)).toBe('2026-03-01T09:05');
    expect(momentOf(localMoment(at))).toBe(at);
  });

  it('is not a number for what is no moment', () => {
    expect(momentOf('')).toBeNaN();
  });
});
