import { describe, expect, it } from 'vitest';
import { KnowledgeProvider, type Decision } from '../answers/index.ts';
import { KnowledgeIndex, type SearchDocument } from '../search/index.ts';
import { judge, rankingOf, runTests, type Expectation, type KnowledgeTest } from './index.ts';

const basis = { confidence: 0.8, provider: 'knowledge', features: {} };
const answer = (articleId: string, sectionId = 'steps'): Decision => ({
  kind: 'answer',
  ...basis,
  passages: [{ articleId, sectionId, locale: 'en', title: articleId, heading: '', score: 1 }],
});
const clarify: Decision = {
  kind: 'clarify',
  ...basis,
  choices: ['a', 'b'].map((articleId) => ({ articleId, locale: 'en', title: articleId })),
};
const handoff: Decision = { kind: 'handoff', reason: 'no-answer', ...basis };

describe('judge', () => {
  it.each<[Expectation, Decision, string | null]>([
    [{ article: 'a' }, answer('a'), null],
    [{ article: 'a' }, answer('b'), 'wrong-article'],
    [{ article: 'a' }, handoff, 'wrong-decision'],
    [{ article: 'a', section: 'steps' }, answer('a'), null],
    [{ article: 'a', section: 'other' }, answer('a'), 'wrong-section'],
    [{ article: 'b', decision: 'clarify' }, clarify, null],
    [{ article: 'c', decision: 'clarify' }, clarify, 'wrong-article'],
    [{ article: null }, answer('a'), 'answered'],
    [{ article: null }, clarify, null],
    [{ article: null, decision: 'handoff' }, clarify, 'wrong-decision'],
    [{ article: null, decision: 'handoff' }, handoff, null],
    [{ decision: 'handoff' }, handoff, null],
    [{ decision: 'handoff' }, answer('a'), 'wrong-decision'],
  ])('%o, %o', (expectation, decision, code) => {
    expect(judge(expectation, decision)).toBe(code);
  });
});

function document(id: string, title: string, text: string): SearchDocument {
  return {
    id,
    locale: 'en',
    title,
    questions: [],
    sections: [{ id: 'steps', heading: '', text }],
    tags: [],
    category: '',
    audience: 'customer',
  };
}

function test(text: string, expectation: Expectation): KnowledgeTest {
  return { question: { text, locale: 'en' }, expect: expectation, source: { file: 'tests.yaml', line: 1 } };
}

describe('runTests', () => {
  const index = new KnowledgeIndex();
  index.add(
    document('reset-password', 'How do I reset my password?', 'Open the login page, choose "Forgot password".'),
  );
  index.add(document('delete-account', 'How do I delete my account?', 'Open settings and choose "Delete account".'));
  index.add(document('refund-times', 'When do I get my refund?', 'Refunds take five days.'));
  const provider = new KnowledgeProvider({ index });
  const tests = [
    test('How do I reset my password?', { article: 'reset-password' }),
    test('How do I delete my account?', { article: 'reset-password' }),
    test('What is the airspeed of a swallow?', { article: null }),
  ];

  it('tells what failed, what ranked instead and why', async () => {
    const report = await runTests(tests, (question) => provider.decide(question), {
      ranking: (question) => rankingOf(index, question),
    });
    expect(report).toMatchObject({ passed: 2, failed: 1 });
    const failure = report.results[1]?.failure;
    expect(failure).toMatchObject({ code: 'wrong-article' });
    expect(failure?.message).toMatch(
      /^Expected answer with "reset-password", got answer with "delete-account#steps" \(confidence \d\.\d\d\)\.$/,
    );
    expect(failure?.ranking[0]).toMatchObject({ articleId: 'delete-account', title: 'How do I delete my account?' });
    expect(Object.keys(failure!.ranking[0]!.features)).toContain('coverage');
    const rank = failure!.ranking.findIndex(({ articleId }) => articleId === 'reset-password');
    expect(failure?.expectedRank).toBe(rank < 0 ? null : rank + 1);
  });

  it('goes on when one question cannot be asked', async () => {
    const report = await runTests(tests, (question) => {
      if (question.text.includes('delete')) throw new Error('provider is down');
      return provider.decide(question);
    });
    expect(report.results.map(({ passed }) => passed)).toEqual([true, false, true]);
    expect(report.results[1]?.failure).toMatchObject({ code: 'error', message: 'provider is down' });
  });

  it('tells how far it is and stops when it is told to', async () => {
    const many = Array.from({ length: 100 }, () => tests[0]!);
    const seen: number[] = [];
    await runTests(many, () => handoff, { onProgress: ({ done, total }) => seen.push(done / total) });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toBe(1);
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen);

    const abort = new AbortController();
    let asked = 0;
    const stopped = runTests(
      many,
      () => {
        if (++asked === 20) abort.abort();
        return handoff;
      },
      { signal: abort.signal },
    );
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toBe(20);
  });
});
