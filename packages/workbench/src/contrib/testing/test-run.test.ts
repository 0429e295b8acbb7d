import type { KnowledgeTestEntry, KnowledgeTestResult } from '@askwell/core/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addResults, beginRun, chunkSize, stateOf, testsOfArticle, worstState, type TestState } from './test-run.ts';

const result = (id: string, passed: boolean): KnowledgeTestResult => ({
  id,
  passed,
  duration: 2,
  decision: null,
  failure: null,
  ranking: [],
});

describe('a run', () => {
  it('counts what is done, and what is not there any more as done', () => {
    const run = beginRun(['a', 'b', 'c', 'd'], 1_000);
    expect(run).toMatchObject({ done: 0, state: 'running', duration: 0 });
    const half = addResults(run, [result('a', true), result('b', false)], 0, 1_250);
    expect(half).toMatchObject({ done: 2, passed: 1, failed: 1, duration: 250 });
    expect(addResults(half, [result('c', true)], 1, 1_400)).toMatchObject({ done: 4, passed: 2, failed: 1 });
  });

  it('is asked for in parts that the server takes, small while there are few', () => {
    fc.assert(fc.property(fc.nat(20_000), (total) => chunkSize(total) >= 1 && chunkSize(total) <= 100));
    expect(chunkSize(20)).toBeLessThan(20);
  });
});

describe('the state of tests', () => {
  it('is what runs now before what was', () => {
    const results = new Map([
      ['a', result('a', true)],
      ['b', result('b', false)],
    ]);
    const active = { queued: new Set(['b']), running: new Set(['c']) };
    expect(['a', 'b', 'c', 'd'].map((id) => stateOf(id, results, active))).toEqual([
      'passed',
      'queued',
      'running',
      'unset',
    ]);
  });

  it.each<[TestState[], TestState]>([
    [['passed', 'failed', 'running'], 'failed'],
    [['passed', 'running', 'queued'], 'running'],
    [['passed', 'unset'], 'unset'],
    [['passed', 'passed'], 'passed'],
    [[], 'unset'],
  ])('of %o together is %s', (states, worst) => {
    expect(worstState(states)).toBe(worst);
  });
});

describe('testsOfArticle', () => {
  const test = (id: string, article: string | null, locale: string): KnowledgeTestEntry => ({
    id,
    question: id,
    locale,
    context: [],
    audience: 'customer',
    expect: { article },
    title: null,
    source: { kind: 'file', file: 'tests/a.yaml', line: 1 },
  });
  const tests = [test('1', 'returns', 'en'), test('2', 'returns', 'zh-CN'), test('3', null, 'en')];

  it('are those that expect it, in its language', () => {
    expect(testsOfArticle(tests, 'returns', 'en').map(({ id }) => id)).toEqual(['1']);
    expect(testsOfArticle(tests, 'returns', undefined).map(({ id }) => id)).toEqual(['1', '2']);
  });
});
