import type { AnswerEffectReport } from '@askwell/core/protocol';
import { describe, expect, it } from 'vitest';
import { effectCounts, judgedChanges, type EffectChange } from './effect-order.ts';

const outcome = { kind: 'answer', confidence: 0.8, articleId: 'tea', sectionId: null } as const;

function change(question: string, kind: EffectChange['kind'], asked: number): EffectChange {
  return { question, locale: 'en', before: outcome, after: outcome, asked, helpfulArticle: null, kind };
}

const none = {
  same: 0,
  reworded: 0,
  'section-changed': 0,
  'article-changed': 0,
  appeared: 0,
  vanished: 0,
  'turned-to-clarify': 0,
  'turned-to-handoff': 0,
  'turned-to-small-talk': 0,
};

function report(fields: Partial<AnswerEffectReport>): AnswerEffectReport {
  return {
    measuredAt: 0,
    questions: 0,
    askings: none,
    changes: [],
    tests: { total: 0, passedBefore: 0, passAfter: 0 },
    repaired: [],
    stillFailing: [],
    regressions: [],
    ...fields,
  };
}

describe('judgedChanges', () => {
  it('has what gets worse first, then what vanishes, then the most asked', () => {
    const order = judgedChanges(
      report({
        changes: [
          change('new, often', 'appeared', 9),
          change('new, seldom', 'appeared', 1),
          change('gone', 'vanished', 2),
          change('helped', 'article-changed', 1),
        ],
        regressions: [{ kind: 'helpful-answer-lost', questions: ['helped'] }],
      }),
    );
    expect(order.map(({ question }) => question)).toEqual(['helped', 'gone', 'new, often', 'new, seldom']);
    expect(order[0]?.regression).toBe('helpful-answer-lost');
  });

  it('lists a test that breaks though nobody asked its question', () => {
    const [first] = judgedChanges(report({ regressions: [{ kind: 'test-breaks', questions: ['never asked'] }] }));
    expect(first).toMatchObject({ question: 'never asked', regression: 'test-breaks', asked: null });
  });
});

describe('effectCounts', () => {
  it('counts askings by kind, without what stays the same', () => {
    const counts = effectCounts(report({ askings: { ...none, same: 40, appeared: 3, vanished: 1 } }));
    expect(counts).toEqual([
      { kind: 'vanished', askings: 1 },
      { kind: 'appeared', askings: 3 },
    ]);
  });
});
