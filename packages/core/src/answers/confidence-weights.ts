import type { ConfidenceModel } from './confidence.ts';

/** Fitted by `npm run bench:answers -- fit` on the `dev` queries of all sets, each set weighing the same. */
export const confidenceWeights: ConfidenceModel = {
  bias: -5,
  weights: {
    score: 1,
    margin: 3,
    document: 1,
    passage: 1,
    coverage: 5,
    adjacency: 1,
    title: 1,
    characters: 1,
    wording: 2,
    rarestMissing: -1,
  },
};
