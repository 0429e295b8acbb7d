import type { LabelledVector } from './softmax-regression.ts';
import type { FeatureVector } from './wording-vectorizer.ts';

/** Added to what every label has of every feature. */
const smoothing = 0.05;

/**
 * Multinomial naive Bayes over TF-IDF weights (Rennie et al.: "Tackling the poor assumptions of naive Bayes text
 * classifiers", ICML 2003). It looks at each feature alone, so it errs elsewhere than the linear model does.
 */
export class NaiveBayes {
  /** By feature: labels that have it, and the logarithm of how much more than nothing they have. */
  readonly #labels: number[][];
  readonly #gains: number[][];
  /** By label: logarithm of what it has of all features together. */
  readonly #totals: Float64Array;
  readonly #size: number;

  /** @param size features above it are not counted */
  constructor(examples: readonly LabelledVector[], labels: number, size: number) {
    this.#size = size;
    this.#labels = Array.from({ length: size }, () => []);
    this.#gains = Array.from({ length: size }, () => []);
    this.#totals = new Float64Array(labels).fill(smoothing * size);
    for (const { vector, label } of examples) {
      vector.features.forEach((feature, k) => {
        if (feature >= size) return;
        const weight = vector.weights[k]!;
        this.#totals[label]! += weight;
        const at = this.#labels[feature]!.indexOf(label);
        if (at < 0) {
          this.#labels[feature]!.push(label);
          this.#gains[feature]!.push(weight);
        } else this.#gains[feature]![at]! += weight;
      });
    }
    for (const gains of this.#gains) gains.forEach((gain, at) => (gains[at] = Math.log(1 + gain / smoothing)));
    this.#totals.forEach((total, label) => (this.#totals[label] = Math.log(total)));
  }

  /** Log-likelihood of each label, the same constant left out of all. */
  score({ features, weights }: FeatureVector): Float64Array {
    const scores = new Float64Array(this.#totals.length);
    let weight = 0;
    for (let k = 0; k < features.length; k++) {
      if (features[k]! >= this.#size) continue;
      const labels = this.#labels[features[k]!]!;
      const gains = this.#gains[features[k]!]!;
      weight += weights[k]!;
      for (let i = 0; i < labels.length; i++) scores[labels[i]!]! += weights[k]! * gains[i]!;
    }
    for (let label = 0; label < scores.length; label++) scores[label]! -= weight * this.#totals[label]!;
    return scores;
  }
}
