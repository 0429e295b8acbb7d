import { defaultTuning, KnowledgeIndex, type RankingTuning } from '@askwell/core/search';
import { retrievalSets, type RetrievalSet } from './data.ts';
import { mean } from './metrics.ts';

const names = [
  'passage',
  'coverage',
  'anywhere',
  'adjacency',
  'title',
  'sentence',
  'lead',
  'wording',
  'characters',
] as const;

/** The candidates of one query: the parts of each one's score, and whether it is relevant. */
type Candidates = readonly { readonly parts: readonly number[]; readonly relevant: boolean }[];

function candidatesOf(set: RetrievalSet): Candidates[] {
  const index = new KnowledgeIndex();
  for (const document of set.documents) index.add(document);
  return set.queries.map(({ text, relevant }) =>
    index.search(text, { limit: 100, excerpts: false }).map(({ id, features }) => ({
      parts: [features.document, ...names.map((name) => features[name])],
      relevant: relevant.includes(id),
    })),
  );
}

function reciprocalRank(candidates: Candidates, weights: readonly number[]): number {
  const scores = candidates.map(({ parts }) => parts.reduce((sum, part, i) => sum + part * weights[i]!, 0));
  const best = Math.max(-1, ...scores.filter((_, i) => candidates[i]!.relevant));
  const rank = 1 + scores.filter((score, i) => !candidates[i]!.relevant && score >= best).length;
  return best >= 0 && rank <= 10 ? 1 / rank : 0;
}

const macro = (sets: readonly Candidates[][], weights: readonly number[], fold?: number): number =>
  mean(
    sets.map((set) =>
      mean(set.filter((_, i) => fold === undefined || i % 2 === fold).map((one) => reciprocalRank(one, weights))),
    ),
  );

/** Coordinate ascent: one weight after another, as long as the mean over the sets rises. */
function ascend(sets: readonly Candidates[][], start: readonly number[], fold?: number): number[] {
  let weights = [...start];
  let best = macro(sets, weights, fold);
  for (let round = 0; round < 4; round++) {
    const before = best;
    for (let i = 1; i < weights.length; i++) {
      const now = weights[i]!;
      for (const value of [0, now / 2, now * 0.7, now * 0.85, now * 1.2, now * 1.5, now * 2, now + 0.05, now + 0.2]) {
        const tried = weights.with(i, value);
        const result = macro(sets, tried, fold);
        if (result > best + 1e-6) [best, weights] = [result, tried];
      }
    }
    if (best - before < 2e-4) break;
  }
  return weights;
}

/**
 * Chooses the weights of the score's parts by script and prints them with what they reach on questions they were not chosen
 * on: of the same sets (two folds), and of a set that none of them came from.
 */
export function tune(most: number): void {
  for (const chinese of [false, true]) {
    const named = retrievalSets('dev', most).filter((set) => set.chinese === chinese);
    const sets = named.map(candidatesOf);
    const tuning: RankingTuning = chinese ? defaultTuning.cjk : defaultTuning.latin;
    const start = [1, ...names.map((name) => tuning.weights[name])];
    const folds = [0, 1].map((fold) => ascend(sets, start, fold));
    const weights = ascend(sets, start);
    const validated = (macro(sets, folds[0]!, 1) + macro(sets, folds[1]!, 0)) / 2;
    const unseen = named.map(({ folder }, left) => {
      const others = sets.filter((_, number) => named[number]!.folder !== folder);
      return macro([sets[left]!], ascend(others, start));
    });
    console.log(
      `${chinese ? 'Chinese' : 'English'}: now ${macro(sets, start).toFixed(4)}, fitted ${macro(sets, weights).toFixed(4)}, cross-validated ${validated.toFixed(4)}, on a set left out ${mean(unseen).toFixed(4)}`,
    );
    console.log(names.map((name, i) => `${name}: ${weights[i + 1]!.toFixed(2)}`).join(', '));
  }
}
