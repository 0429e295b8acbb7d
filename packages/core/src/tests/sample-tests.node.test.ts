import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseTests } from './index.ts';

it('reads the tests of the sample knowledge base', () => {
  const file = new URL('../../../cli/sample/tests/questions.yaml', import.meta.url);
  const text = readFileSync(file, 'utf8');
  const { tests, problems } = parseTests(text, 'tests/questions.yaml');
  expect(problems).toEqual([]);
  expect(tests.length).toBe(text.split('\n').filter((line) => line.startsWith('- ')).length);
  for (const { source, question } of tests) expect(text.split('\n')[source.line - 1]).toContain(question.text);
});
