import type { Diagnostic } from '@askwell/core/lint';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ArticleLint } from './article-lint.ts';

const finding = (message: string): Diagnostic => ({
  rule: 'a-rule',
  severity: 'hint',
  message,
  articleId: 'a',
  locale: 'en',
  range: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
});

let text = '';
let asked: { text: string; answer: (found: readonly Diagnostic[]) => void; fail: () => void }[] = [];
let lint: ArticleLint;

beforeEach(() => {
  vi.useFakeTimers();
  text = 'one';
  asked = [];
  lint = new ArticleLint({
    read: () => text,
    lint: (checked) =>
      new Promise((answer, refuse) => {
        asked.push({ text: checked, answer, fail: () => refuse(new TypeError('away')) });
      }),
  });
});

afterEach(() => {
  lint.dispose();
  vi.useRealTimers();
});

describe('checking while somebody types', () => {
  it('waits until typing rests, and asks once', async () => {
    lint.change();
    await vi.advanceTimersByTimeAsync(300);
    text = 'one two';
    lint.change();
    await vi.advanceTimersByTimeAsync(399);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked.map((one) => one.text)).toEqual(['one two']);
  });

  it('drops the answer for a text that is not there any more', async () => {
    const first = lint.run();
    text = 'two';
    const second = lint.run();
    asked[1]?.answer([finding('of two')]);
    asked[0]?.answer([finding('of one')]);
    await Promise.all([first, second]);
    expect(lint.linted).toEqual({ text: 'two', diagnostics: [finding('of two')] });
  });

  it('does not ask again for the same text', async () => {
    const run = lint.run();
    asked[0]?.answer([]);
    await run;
    await lint.run();
    expect(asked).toHaveLength(1);
  });

  it('keeps what it knows while the server is away, and tries again', async () => {
    const run = lint.run();
    asked[0]?.answer([finding('of one')]);
    await run;
    text = 'two';
    const failed = lint.run();
    asked[1]?.fail();
    await failed;
    expect(lint.linted.text).toBe('one');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked.map((one) => one.text)).toEqual(['one', 'two', 'two']);
  });
});
