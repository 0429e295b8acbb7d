import type { WeighedQuestionEntry, WeighedQuestionPage } from '@askwell/core/protocol';
import { describe, expect, it } from 'vitest';
import { changedQuestions, loadPastQuestions } from './past-questions.ts';

const question = (answerId: string, confidence: number): WeighedQuestionEntry => ({
  answerId,
  conversationId: 'c',
  question: answerId,
  locale: 'en',
  articleId: 'a',
  title: 'A',
  confidence,
  inScope: 0.9,
  canAnswer: true,
  canClarify: true,
  fixed: null,
  right: null,
});
const thresholds = { answer: 0.7, clarify: 0.4 };

describe('loadPastQuestions', () => {
  const pages: readonly WeighedQuestionPage[] = [
    { questions: [question('1', 0.9), question('2', 0.8)], total: 3, thresholds, next: 'second' },
    { questions: [question('3', 0.5)], total: 3, thresholds, next: null },
  ];

  it('asks on until there are no more, and tells how far it is', async () => {
    const asked: (string | undefined)[] = [];
    const progress: string[] = [];
    const past = await loadPastQuestions(
      (after) => {
        asked.push(after);
        return Promise.resolve(pages[asked.length - 1]!);
      },
      (done, total) => progress.push(`${done}/${total}`),
    );
    expect(asked).toEqual([undefined, 'second']);
    expect(progress).toEqual(['2/3', '3/3']);
    expect(past.questions.map(({ answerId }) => answerId)).toEqual(['1', '2', '3']);
    expect(past).toMatchObject({ total: 3, thresholds });
  });

  it('fails as the page that fails', async () => {
    const failing = loadPastQuestions(
      () => Promise.reject(new Error('no network')),
      () => {},
    );
    await expect(failing).rejects.toThrow('no network');
  });
});

describe('changedQuestions', () => {
  it('are those whose decision changes, the surest first', () => {
    const questions = [question('low', 0.2), question('b', 0.55), question('a', 0.65), question('high', 0.9)];
    const changes = changedQuestions(questions, thresholds, { answer: 0.5, clarify: 0.4 });
    expect(changes.map(({ question: { answerId }, before, after }) => [answerId, before, after])).toEqual([
      ['a', 'clarify', 'answer'],
      ['b', 'clarify', 'answer'],
    ]);
    expect(changedQuestions(questions, thresholds, thresholds)).toEqual([]);
  });
});
