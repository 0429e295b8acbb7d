import type { AskedAnswer, RankedArticleEntry } from '@askwell/core/protocol';

/** The parts of a ranking's score that are shown, each a share of what is possible, in the order of reading. */
export const rankingFeatures = [
  'coverage',
  'title',
  'wording',
  'characters',
  'sentence',
  'passage',
  'lead',
  'adjacency',
  'anywhere',
  'document',
  'classifier',
] as const;

export type RankingFeature = (typeof rankingFeatures)[number];

/** The features that tell articles of a ranking apart; those that are 0 for all are left out. */
export function shownFeatures(ranking: readonly RankedArticleEntry[]): RankingFeature[] {
  return rankingFeatures.filter((feature) => ranking.some(({ features }) => (features[feature] ?? 0) > 0.005));
}

/** A score as a share of the best one, 0 to 1. */
export function scoreShares(ranking: readonly RankedArticleEntry[]): number[] {
  const best = Math.max(...ranking.map(({ score }) => score), 0);
  return ranking.map(({ score }) => (best > 0 ? Math.max(0, score / best) : 0));
}

/** What spoke for the answer or against it. */
export interface ShownContribution {
  readonly feature: string;
  readonly contribution: number;
  /** Of the strongest one, 0 to 1. */
  readonly share: number;
}

/** The strongest contributions, and what all others add up to. */
export function shownContributions(
  explanation: NonNullable<AskedAnswer['explanation']>,
  most = 8,
): { readonly strongest: readonly ShownContribution[]; readonly others: number } {
  const [first] = explanation.contributions;
  const scale = Math.abs(first?.contribution ?? 1) || 1;
  return {
    strongest: explanation.contributions
      .slice(0, most)
      .map(({ feature, contribution }) => ({ feature, contribution, share: Math.abs(contribution) / scale })),
    others: explanation.contributions.slice(most).reduce((sum, one) => sum + one.contribution, explanation.bias),
  };
}
