import type { ConfidenceModel } from './confidence.ts';

/** Fitted by `npm run bench:answers -- fit` on the `dev` queries of all sets, each set weighing the same. */
export const confidenceWeights: ConfidenceModel = {
  "latin": {
    "right": {
      "bias": -3.637,
      "weights": {
        "document": 1.248,
        "passage": -2.613,
        "coverage": 1.715,
        "coverageSquared": -1.07,
        "anywhere": 1.225,
        "adjacency": 0.42,
        "title": -0.719,
        "sentence": 1.006,
        "lead": 0.474,
        "wording": 0.195,
        "characters": 1.794,
        "score": 0.661,
        "margin": 4.494,
        "bestCoverage": -0.109,
        "rarestMissing": -2.165,
        "terms": 3.083,
        "onlyTerm": -0.143
      }
    },
    "inScope": {
      "bias": -4.799,
      "weights": {
        "document": 1.813,
        "passage": 0.386,
        "coverage": 0.757,
        "coverageSquared": 1.582,
        "anywhere": 0.274,
        "adjacency": 1.556,
        "title": 0.499,
        "sentence": 0.891,
        "lead": 1.788,
        "wording": 2.418,
        "characters": 3.507,
        "score": 2.052,
        "margin": 0.393,
        "bestCoverage": -0.174,
        "rarestMissing": -2.194,
        "terms": 3.76,
        "onlyTerm": -0.805
      }
    }
  },
  "cjk": {
    "right": {
      "bias": -5.546,
      "weights": {
        "document": 2.075,
        "passage": 0.234,
        "coverage": 1.627,
        "coverageSquared": -2.908,
        "anywhere": 0.603,
        "adjacency": 0.423,
        "title": 0.659,
        "sentence": -0.13,
        "lead": 0.817,
        "wording": -0.189,
        "characters": 0.457,
        "score": 0.743,
        "margin": 5.952,
        "bestCoverage": 2.026,
        "rarestMissing": -0.067,
        "terms": 2.272,
        "onlyTerm": -1.915
      }
    },
    "inScope": {
      "bias": -4.754,
      "weights": {
        "document": 0.94,
        "passage": 0.677,
        "coverage": 0.565,
        "coverageSquared": 0.135,
        "anywhere": 0.313,
        "adjacency": 2.465,
        "title": 0.901,
        "sentence": 2.942,
        "lead": 1.456,
        "wording": 1.678,
        "characters": 2.49,
        "score": 0.873,
        "margin": -1.391,
        "bestCoverage": 1.791,
        "rarestMissing": -0.146,
        "terms": 0.302,
        "onlyTerm": -2.003
      }
    }
  }
};
