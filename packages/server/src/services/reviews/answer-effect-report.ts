import type { AnswerEffectReport } from '@askwell/core/protocol';
import type { AnswerEffect, EffectVerdict } from '@askwell/core/tests';

/** Entries and tests that a report holds at most; the counts are of all. */
const mostEntries = 200;

/** An effect as reviewers read it: what changes, not what stays. */
export function reportOf(effect: AnswerEffect, verdict: EffectVerdict, measuredAt: number): AnswerEffectReport {
  const changed = effect.entries.filter(({ kind }) => kind !== 'same').toSorted((a, b) => b.asked - a.asked);
  const failing = effect.tests.filter(({ passesAfter }) => !passesAfter);
  return {
    measuredAt,
    questions: effect.entries.length,
    askings: { ...effect.askings },
    changes: changed.slice(0, mostEntries).map(({ question, asked, helpfulArticle, kind, before, after }) => ({
      question: question.text,
      locale: question.locale,
      asked,
      helpfulArticle,
      kind,
      before: { ...before },
      after: { ...after },
    })),
    tests: {
      total: effect.tests.length,
      passedBefore: effect.tests.filter(({ passedBefore }) => passedBefore).length,
      passAfter: effect.tests.length - failing.length,
    },
    repaired: verdict.repaired.slice(0, mostEntries).map(toTest),
    stillFailing: verdict.stillFailing.slice(0, mostEntries).map(toTest),
    regressions: verdict.regressions.slice(0, mostEntries).map((regression) => {
      switch (regression.kind) {
        case 'test-breaks':
          return {
            kind: regression.kind,
            questions: [regression.test.test.question.text],
            source: { ...regression.test.test.source },
          };
        case 'helpful-answer-lost':
          return { kind: regression.kind, questions: [regression.entry.question.text] };
        case 'answers-vanish':
          return {
            kind: regression.kind,
            questions: regression.entries.slice(0, mostEntries).map(({ question }) => question.text),
            share: regression.share,
            limit: regression.limit,
          };
      }
    }),
  };
}

function toTest({ test, before, after }: EffectVerdict['repaired'][number]) {
  return { question: test.question.text, locale: test.question.locale, before: { ...before }, after: { ...after } };
}
