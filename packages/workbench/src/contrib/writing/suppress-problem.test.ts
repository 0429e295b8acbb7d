import { applyOffsetEdit } from '@askwell/core/articles';
import { LintCorpus, Linter, readLintDocument } from '@askwell/core/lint';
import { describe, expect, it } from 'vitest';
import { suppressProblem } from './suppress-problem.ts';

function suppressed(text: string, line: number, rule = 'a-rule', reason = 'it is meant'): string | undefined {
  const edit = suppressProblem(text, rule, line, reason);
  return edit && applyOffsetEdit(text, edit);
}

describe('suppressing a problem with a reason', () => {
  it('puts a comment above the line', () => {
    expect(suppressed('---\ntitle: T\n---\nOne\n  two\n', 5)).toBe(
      '---\ntitle: T\n---\nOne\n  <!-- askwell-disable-next-line a-rule: it is meant -->\n  two\n',
    );
  });

  it('keeps the comment whole, whatever the reason', () => {
    expect(suppressed('One\n', 1, 'a-rule', 'first --> then\nsecond')).toContain('a-rule: first –> then second -->');
  });

  it.each([
    ['the front matter', 2],
    ['a table', 5],
    ['a list', 7],
    ['code', 10],
  ])('speaks of the whole file in %s', (_, line) => {
    const text = '---\ntitle: T\n---\n| a | b |\n| - | - |\n\n1. Open\n\n```\ncode\n```\n';
    expect(suppressed(text, line)).toBe(text.replace('T\n---', 'T\nlint:\n  disable:\n    a-rule: "it is meant"\n---'));
  });

  it('joins the suppressions that are there', () => {
    expect(suppressed('---\nlint:\n  disable:\n    other: why\n---\n1. Open\n', 6)).toBe(
      '---\nlint:\n  disable:\n    a-rule: "it is meant"\n    other: why\n---\n1. Open\n',
    );
    expect(suppressed('---\nlint: { disable: { other: why } }\n---\n1. Open\n', 4)).toBeUndefined();
    expect(suppressed('1. Open\n', 1)).toBe('---\nlint:\n  disable:\n    a-rule: "it is meant"\n---\n1. Open\n');
  });

  it('is what the linter understands', () => {
    const text =
      '---\ntitle: Call us\n---\n\nCall +49 30 4401 8812.\n\n| a | b |\n| - | - |\n| +49 30 4401 8813 | x |\n';
    const found = (source: string) => {
      const document = readLintDocument(source, { path: 'call-us.en.md' });
      if (!document.ok) throw new Error(document.error.message);
      return new Linter()
        .lint(document.value, new LintCorpus([document.value]), { now: 0 })
        .filter(({ rule }) => rule === 'personal-data' || rule === 'suppression')
        .map(({ rule, range }) => [rule, range.startLine]);
    };
    expect(found(text)).toEqual([
      ['personal-data', 5],
      ['personal-data', 9],
    ]);
    expect(found(suppressed(text, 5, 'personal-data')!)).toEqual([['personal-data', 10]]);
    expect(found(suppressed(text, 9, 'personal-data')!)).toEqual([]);
  });
});
