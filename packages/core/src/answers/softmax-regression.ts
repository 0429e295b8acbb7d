import type { FeatureVector } from './wording-features.ts';

export interface SoftmaxOptions {
  /** Passes over the examples. */
  readonly passes: number;
  /** Step of the first pass; falls linearly to a twentieth. */
  readonly step: number;
}

/** A labelled example. */
export interface LabelledVector {
  readonly vector: FeatureVector;
  /** 0 to labels - 1. */
  readonly label: number;
}

// Probabilities below this do not move the weights: most labels are out of the question for most examples. Leaving them
// out takes a third of the time and costs no accuracy.
const negligible = 5e-3;

/**
 * Multinomial logistic regression by stochastic gradient descent, without regularisation other than stopping early.
 * Deterministic: the examples are shuffled by a fixed generator.
 *
 * @returns weights, `feature * labels + label`
 */
export function trainSoftmax(
  examples: readonly LabelledVector[],
  labels: number,
  features: number,
  { passes, step }: SoftmaxOptions,
): Float32Array {
  const weights = new Float32Array(features * labels);
  const gradient = new Float64Array(labels);
  const moving: number[] = [];
  const order = examples.map((_, index) => index);
  let seed = 1;
  for (let pass = 0; pass < passes; pass++) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (seed * 48_271) % 2_147_483_647;
      const j = seed % (i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    const rate = step * (1 - pass / passes) + step / 20;
    for (const index of order) {
      const { vector, label } = examples[index]!;
      logitsOf(vector, weights, labels, gradient);
      softmaxInPlace(gradient);
      gradient[label]! -= 1;
      moving.length = 0;
      for (let one = 0; one < labels; one++) if (Math.abs(gradient[one]!) > negligible) moving.push(one);
      for (let k = 0; k < vector.features.length; k++) {
        const base = vector.features[k]! * labels;
        const by = vector.weights[k]! * rate;
        for (const one of moving) weights[base + one]! -= by * gradient[one]!;
      }
    }
  }
  return weights;
}

/** Writes the logit of every label. */
export function logitsOf(vector: FeatureVector, weights: Float32Array, labels: number, into: Float64Array): void {
  into.fill(0);
  for (let k = 0; k < vector.features.length; k++) {
    const base = vector.features[k]! * labels;
    const value = vector.weights[k]!;
    for (let label = 0; label < labels; label++) into[label]! += value * weights[base + label]!;
  }
}

export function softmaxInPlace(values: Float64Array): void {
  let largest = -Infinity;
  for (const value of values) largest = Math.max(largest, value);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] = Math.exp(values[i]! - largest);
  for (let i = 0; i < values.length; i++) values[i]! /= sum;
}
