import type { AnswerEffect, EffectEntry, TestEffect } from './answer-effect.ts';

/** How much may get worse before a publication is stopped. */
export interface EffectPolicy {
  /** Share, 0 to 1, of askings that are answered today and may lose their answer. */
  readonly vanishedShare: number;
  /** As many different questions must lose their answer before the share counts: one of three is no trend. */
  readonly vanishedQuestions: number;
}

export const defaultEffectPolicy: EffectPolicy = { vanishedShare: 0.02, vanishedQuestions: 3 };

/** Something that gets worse; each one closes the publish gate. */
export type Regression =
  /** A test that passes today would fail. */
  | { readonly kind: 'test-breaks'; readonly test: TestEffect }
  /** Customers found the answer helpful and would no longer get it. */
  | { readonly kind: 'helpful-answer-lost'; readonly entry: EffectEntry }
  /** More answers vanish than the policy allows. */
  | {
      readonly kind: 'answers-vanish';
      /** 0 to 1. */
      readonly share: number;
      readonly limit: number;
      /** The questions that lose their answer, the most asked first. */
      readonly entries: readonly EffectEntry[];
    };

/** Whether a change may be published without somebody taking responsibility for what gets worse. */
export interface EffectVerdict {
  /** Empty when the gate is open; their number is the review's `PublishGate.regressions`. */
  readonly regressions: readonly Regression[];
  /** Tests that fail today and would pass. */
  readonly repaired: readonly TestEffect[];
  /** Tests that fail today and would go on failing: no regression, but worth a look. */
  readonly stillFailing: readonly TestEffect[];
}

/** Judges an effect. An override with its reason is the review's: `accept-regressions`. */
export function effectVerdict(effect: AnswerEffect, policy: EffectPolicy = defaultEffectPolicy): EffectVerdict {
  const regressions: Regression[] = [];
  for (const test of effect.tests) {
    if (test.passedBefore && !test.passesAfter) regressions.push({ kind: 'test-breaks', test });
  }
  let answeredToday = 0;
  let vanishedAskings = 0;
  const vanished: EffectEntry[] = [];
  for (const entry of effect.entries) {
    const { before, after, helpfulArticle, asked } = entry;
    if (before.kind !== 'answer') continue;
    answeredToday += asked;
    if (after.kind !== 'answer') {
      vanishedAskings += asked;
      vanished.push(entry);
    }
    const wasHelpful = helpfulArticle !== null && before.articleId === helpfulArticle;
    if (wasHelpful && (after.kind !== 'answer' || after.articleId !== helpfulArticle)) {
      regressions.push({ kind: 'helpful-answer-lost', entry });
    }
  }
  const share = answeredToday > 0 ? vanishedAskings / answeredToday : 0;
  if (share > policy.vanishedShare && vanished.length >= policy.vanishedQuestions) {
    const entries = vanished.toSorted((a, b) => b.asked - a.asked);
    regressions.push({ kind: 'answers-vanish', share, limit: policy.vanishedShare, entries });
  }
  return {
    regressions,
    repaired: effect.tests.filter((test) => !test.passedBefore && test.passesAfter),
    stillFailing: effect.tests.filter((test) => !test.passedBefore && !test.passesAfter),
  };
}
