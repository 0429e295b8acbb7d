import type { LogisticModel } from './logistic.ts';

/** Fitted by `npm run bench:answers -- fit` on CLINC150 and Banking77 `dev` questions in and out of scope. */
export const variantsWeights: LogisticModel = {
  bias: -6.176,
  weights: { probability: 0.167, margin: 1.833, nearest: 0.351, agreement: 1.016, unknown: -2.079, logit: 3.75 },
};
