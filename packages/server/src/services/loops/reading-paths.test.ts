import { expect, it } from 'vitest';
import { ReadingPaths } from './reading-paths.ts';

const minute = 60_000;

it('counts an article once per session, with the one it came from within half an hour', () => {
  const paths = new ReadingPaths();
  expect(paths.step('a', 'one', 0)).toEqual({ from: undefined });
  expect(paths.step('a', 'two', minute)).toEqual({ from: 'one' });
  expect(paths.step('a', 'one', 2 * minute)).toBeUndefined();
  expect(paths.step('b', 'two', 2 * minute)).toEqual({ from: undefined });
  expect(paths.step('a', 'three', 40 * minute)).toEqual({ from: undefined });
  expect(paths.step('a', 'three', 41 * minute)).toBeUndefined();
  expect(paths.step('a', 'four', 41 * minute)).toEqual({ from: 'three' });
});

it('forgets the sessions that were away longest, and counts no flood', () => {
  const paths = new ReadingPaths();
  paths.step('first', 'one', 0);
  for (let session = 0; session < 10_000; session++) paths.step(`s${session}`, 'one', 0);
  expect(paths.step('first', 'one', 0)).toEqual({ from: undefined });
  const counted = Array.from({ length: 300 }, (_, number) => paths.step('flood', `a${number}`, 0));
  expect(counted.filter(Boolean)).toHaveLength(200);
});
