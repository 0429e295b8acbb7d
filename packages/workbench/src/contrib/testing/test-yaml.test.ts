import type { Decision } from '@askwell/core/answers';
import { judge, parseTests } from '@askwell/core/tests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testOfDecision, testYaml } from './test-yaml.ts';

const basis = { confidence: 0.8, provider: 'knowledge', features: {} };
const choice = (articleId: string) => ({ articleId, locale: 'en', title: articleId });
const decisions: readonly Decision[] = [
  { kind: 'answer', ...basis, passages: [{ ...choice('returns'), sectionId: 'steps', heading: 'Steps', score: 1 }] },
  { kind: 'clarify', ...basis, choices: [choice('returns'), choice('refunds')] },
  { kind: 'handoff', reason: 'no-answer', ...basis },
  { kind: 'small-talk', intent: 'greeting', ...basis },
];
// What people can send: no NUL, no half of a pair; white space around it is not kept.
const words = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .map((text) => text.replaceAll('\0', '').trim())
  .filter((text) => text !== '');

describe('a test that is copied', () => {
  it.each(decisions)('of $kind passes with what the bot does now', (decision) => {
    const test = testOfDecision('Where is my "parcel"?', 'en', ['before: that'], decision);
    const { tests, problems } = parseTests(testYaml(test), 'tests/new.yaml');
    expect(problems).toEqual([]);
    expect(tests[0]).toMatchObject({ question: { text: 'Where is my "parcel"?', previous: ['before: that'] } });
    expect(judge(tests[0]!.expect, decision)).toBeNull();
  });

  it('says any question as it was asked', () => {
    fc.assert(
      fc.property(words, (question) => {
        const yaml = testYaml({ question, locale: 'zh-CN', context: [], article: null, decision: undefined });
        const { tests, problems } = parseTests(yaml, 'tests/new.yaml');
        expect(problems).toEqual([]);
        expect(tests[0]).toMatchObject({ question: { text: question, locale: 'zh-CN' }, expect: { article: null } });
      }),
    );
  });
});
