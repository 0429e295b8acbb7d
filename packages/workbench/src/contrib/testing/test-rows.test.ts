import type { KnowledgeTestEntry } from '@askwell/core/protocol';
import { describe, expect, it } from 'vitest';
import { testRows, type TestRowsOptions } from './test-rows.ts';
import type { TestState } from './test-run.ts';

const test = (id: string, article: string, locale: string, file?: string): KnowledgeTestEntry => ({
  id,
  question: `${article} ${id}?`,
  locale,
  context: [],
  audience: 'customer',
  expect: { article },
  title: article,
  source: file ? { kind: 'file', file, line: 3 } : { kind: 'article', file: `${article}.${locale}`, line: 0 },
});
const states: Readonly<Record<string, TestState>> = { r1: 'passed', r2: 'failed', z1: 'passed' };
const options: TestRowsOptions = {
  tests: [
    test('z1', '退货', 'zh-CN'),
    test('w1', 'Warranty', 'en'),
    test('r1', 'Returns', 'en'),
    test('r2', 'Returns', 'en'),
    test('f1', 'Returns', 'zh-CN', 'tests/regression.yaml'),
  ],
  results: new Map([['r1', { id: 'r1', passed: true, duration: 1.5, decision: null, failure: null, ranking: [] }]]),
  state: (id) => states[id] ?? 'unset',
  collapsed: new Set(),
  onlyFailed: false,
  locale: 'en',
  label: (node) => (node.type === 'group' ? node.name : node.question),
};
const outline = (change: Partial<TestRowsOptions> = {}) =>
  testRows({ ...options, ...change }).map(({ level, label }) => `${'  '.repeat(level - 1)}${label}`);

describe('the rows of the test explorer', () => {
  it('are the articles of the reader’s language, the others, then files', () => {
    expect(outline()).toEqual([
      'Returns',
      '  Returns r1?',
      '  Returns r2?',
      'Warranty',
      '  Warranty w1?',
      '退货',
      '  退货 z1?',
      'tests/regression.yaml',
      '  Returns f1?',
    ]);
    expect(outline({ locale: 'zh-TW' })[0]).toBe('退货');
  });

  it('say of a group how many pass and what is worst in it', () => {
    const [returns] = testRows(options);
    expect(returns?.value).toMatchObject({ state: 'failed', passed: 1, total: 2, ids: ['r1', 'r2'], locale: 'en' });
    expect(testRows(options).find(({ id }) => id === 'test:r1')?.value).toMatchObject({ duration: 1.5, locale: '' });
  });

  it('leave out what is collapsed, and what does not fail when only failures are wanted', () => {
    expect(outline({ collapsed: new Set(['article:Returns.en']) }).slice(0, 2)).toEqual(['Returns', 'Warranty']);
    expect(outline({ onlyFailed: true })).toEqual(['Returns', '  Returns r2?']);
    const [group] = testRows({ ...options, onlyFailed: true });
    expect(group?.value).toMatchObject({ total: 2, ids: ['r2'] });
  });
});
