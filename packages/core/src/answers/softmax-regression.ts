import type { FeatureVector } from './wording-vectorizer.ts';

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

// Probabilities below this do not move the weights: most labels are out of the question for most examples.
const negligible = 5e-3;
// Every so many passes all labels are compared; in between only those that were in question for the example.
const comparesAll = 3;

/**
 * Multinomial logistic regression by stochastic gradient descent, without regularisation other than stopping early.
 * Deterministic: the examples are shuffled by a fixed generator.
 *
 * Every step adds a multiple of one example to the weights of some labels. So the model is given by these multiples,
 * most of which are zero: the weights are `sum of coefficient times example`.
 *
 * @returns the coefficients, `example * labels + label`
 */
export function trainSoftmax(
  examples: readonly LabelledVector[],
  labels: number,
  features: number,
  { passes, step }: SoftmaxOptions,
): Float32Array {
  const weights = new Float32Array(features * labels);
  const coefficients = new Float32Array(examples.length * labels);
  const every = Int32Array.from({ length: labels }, (_, label) => label);
  const inQuestion: Int32Array[] = examples.map(() => every);
  const gradient = new Float64Array(labels);
  const order = Int32Array.from(examples.keys());
  let seed = 1;
  for (let pass = 0; pass < passes; pass++) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (seed * 48_271) % 2_147_483_647;
      const j = seed % (i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    const rate = step * (1 - pass / passes) + step / 20;
    const all = pass % comparesAll === 0;
    for (const index of order) {
      const { vector, label } = examples[index]!;
      const compared = all ? every : inQuestion[index]!;
      logits(vector, weights, labels, compared, gradient);
      softmax(gradient, compared);
      gradient[label]! -= 1;
      const moving = compared.filter((one) => Math.abs(gradient[one]!) > negligible);
      if (all) inQuestion[index] = moving.includes(label) ? moving : Int32Array.of(label, ...moving);
      for (let k = 0; k < vector.features.length; k++) {
        const base = vector.features[k]! * labels;
        const by = vector.weights[k]! * rate;
        for (let m = 0; m < moving.length; m++) weights[base + moving[m]!]! -= by * gradient[moving[m]!]!;
      }
      for (const one of moving) coefficients[index * labels + one]! -= rate * gradient[one]!;
    }
  }
  return coefficients;
}

/** Writes the logits of the compared labels. */
function logits(
  { features, weights: values }: FeatureVector,
  weights: Float32Array,
  labels: number,
  compared: Int32Array,
  into: Float64Array,
): void {
  for (const label of compared) into[label] = 0;
  for (let k = 0; k < features.length; k++) {
    const base = features[k]! * labels;
    const value = values[k]!;
    if (compared.length === labels)
      for (let label = 0; label < labels; label++) into[label]! += value * weights[base + label]!;
    else for (let m = 0; m < compared.length; m++) into[compared[m]!]! += value * weights[base + compared[m]!]!;
  }
}

function softmax(values: Float64Array, compared: Int32Array): void {
  let largest = -Infinity;
  for (const label of compared) largest = Math.max(largest, values[label]!);
  let sum = 0;
  for (const label of compared) sum += values[label] = Math.exp(values[label]! - largest);
  for (const label of compared) values[label]! /= sum;
}
