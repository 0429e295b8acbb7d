import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectOfThresholds, outcomeAt, precisionCoverage, type WeighedQuestion } from './index.ts';

const plain: WeighedQuestion = {
  confidence: 0.8,
  inScope: 0.9,
  canAnswer: true,
  canClarify: true,
  fixed: null,
  right: null,
};
const share = fc.double({ min: 0, max: 1, noNaN: true });
const weighed = fc.record<WeighedQuestion>({
  confidence: share,
  inScope: share,
  canAnswer: fc.boolean(),
  canClarify: fc.boolean(),
  fixed: fc.constantFrom(null, null, null, 'small-talk' as const, 'handoff' as const),
  right: fc.constantFrom(null, true, false),
});

describe('outcomeAt', () => {
  it.each<[Partial<WeighedQuestion>, string]>([
    [{}, 'answer'],
    [{ confidence: 0.7 }, 'answer'],
    [{ confidence: 0.69 }, 'clarify'],
    [{ canAnswer: false }, 'clarify'],
    [{ canAnswer: false, canClarify: false }, 'handoff'],
    [{ confidence: 0.2, inScope: 0.39 }, 'handoff'],
    [{ fixed: 'small-talk' }, 'small-talk'],
    [{ fixed: 'handoff' }, 'handoff'],
  ])('of %o under 0.7 and 0.4 is %s', (change, outcome) => {
    expect(outcomeAt({ ...plain, ...change }, { answer: 0.7, clarify: 0.4 })).toBe(outcome);
  });
});

describe('effectOfThresholds', () => {
  it('counts every question once, and answers by what is known of them', () => {
    const questions: WeighedQuestion[] = [
      { ...plain, confidence: 0.9, right: true },
      { ...plain, confidence: 0.8, right: false },
      { ...plain, confidence: 0.1, right: true },
      { ...plain, fixed: 'small-talk' },
    ];
    const effect = effectOfThresholds(questions, { answer: 0.7, clarify: 1 });
    expect(effect).toMatchObject({ answered: 2, clarified: 0, handedOver: 1, smallTalk: 1, judged: 2, right: 1 });
    expect(effect.estimatedPrecision).toBeCloseTo(0.85);
    expect(effectOfThresholds([], { answer: 0.7, clarify: 0.4 }).estimatedPrecision).toBeNull();
  });

  it('adds up to the number of questions', () => {
    fc.assert(
      fc.property(fc.array(weighed), share, share, (questions, answer, clarify) => {
        const { answered, clarified, handedOver, smallTalk } = effectOfThresholds(questions, { answer, clarify });
        expect(answered + clarified + handedOver + smallTalk).toBe(questions.length);
      }),
    );
  });
});

describe('precisionCoverage', () => {
  it('answers less the stricter the threshold is', () => {
    fc.assert(
      fc.property(fc.array(weighed), (questions) => {
        const curve = precisionCoverage(questions, 20);
        expect(curve.map(({ threshold }) => threshold)).toHaveLength(21);
        const coverage = curve.map((point) => point.coverage);
        expect(coverage).toEqual(coverage.toSorted((a, b) => b - a));
      }),
    );
  });

  it('is one point of the effect for each threshold', () => {
    const questions = [0.2, 0.5, 0.9].map((confidence): WeighedQuestion => ({ ...plain, confidence, right: true }));
    const point = precisionCoverage(questions, 10)[6]!;
    expect(point).toMatchObject({ threshold: 0.6, judged: 1, right: 1 });
    expect(point.coverage).toBeCloseTo(1 / 3);
    expect(point.estimatedPrecision).toBeCloseTo(0.9);
  });
});
