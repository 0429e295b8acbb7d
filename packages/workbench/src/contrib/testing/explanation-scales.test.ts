import type { RankedArticleEntry } from '@askwell/core/protocol';
import { describe, expect, it } from 'vitest';
import { scoreShares, shownContributions, shownFeatures } from './explanation-scales.ts';

const ranked = (score: number, features: Readonly<Record<string, number>>): RankedArticleEntry => ({
  articleId: 'a',
  locale: 'en',
  title: 'A',
  sectionId: '',
  score,
  features,
});

describe('a ranking', () => {
  it('shows the features that tell its articles apart, in the order of reading', () => {
    const ranking = [ranked(2, { wording: 0.9, coverage: 0, title: 0.3, terms: 7 }), ranked(1, { coverage: 0.4 })];
    expect(shownFeatures(ranking)).toEqual(['coverage', 'title', 'wording']);
  });

  it('compares scores with the best one', () => {
    expect(scoreShares([ranked(2, {}), ranked(1, {}), ranked(0, {})])).toEqual([1, 0.5, 0]);
    expect(scoreShares([ranked(0, {})])).toEqual([0]);
    expect(scoreShares([])).toEqual([]);
  });
});

describe('an explanation', () => {
  it('shows the strongest contributions and adds up the rest with the bias', () => {
    const contributions = [4, -2, 1, 0.5].map((contribution, index) => ({
      feature: `f${index}`,
      value: 1,
      weight: contribution,
      contribution,
    }));
    const explanation = { bias: -1, logOdds: 2.5, contributions };
    const { strongest, others } = shownContributions(explanation, 2);
    expect(strongest).toEqual([
      { feature: 'f0', contribution: 4, share: 1 },
      { feature: 'f1', contribution: -2, share: 0.5 },
    ]);
    expect(strongest.reduce((sum, one) => sum + one.contribution, others)).toBeCloseTo(explanation.logOdds);
  });
});
