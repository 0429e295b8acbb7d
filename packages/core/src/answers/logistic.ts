/** A logistic model: probability = 1 / (1 + exp(-(bias + sum of weight times feature))). */
export interface LogisticModel {
  readonly bias: number;
  /** By feature; features without a weight do not count. */
  readonly weights: Readonly<Record<string, number>>;
}

/** Named numbers, each about 0 to 1. */
export type Features = Readonly<Record<string, number>>;

export interface LabelledFeatures {
  readonly features: Features;
  readonly right: boolean;
  /** How much the example counts. Default 1. */
  readonly weight?: number;
}

/** How much a prior model weighs, in examples per squared unit of the bias and of a weight; above 0. */
export interface PriorStrength {
  readonly bias: number;
  readonly weights: number;
}

export function probabilityOf(features: Features, model: LogisticModel): number {
  let sum = model.bias;
  for (const name in model.weights) sum += model.weights[name]! * (features[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Fits a logistic model by Newton's method, held back towards a prior model: with few examples it stays near the prior,
 * with many it follows them.
 *
 * @param prior the model to start from; its features are the ones that are fitted
 * @param strength of the prior; one number for bias and weights alike
 */
export function fitLogistic(
  examples: readonly LabelledFeatures[],
  prior: LogisticModel,
  strength: number | PriorStrength,
): LogisticModel {
  const names = Object.keys(prior.weights);
  const start = [prior.bias, ...names.map((name) => prior.weights[name]!)];
  const pull = typeof strength === 'number' ? { bias: strength, weights: strength } : strength;
  const held = start.map((_, i) => (i === 0 ? pull.bias : pull.weights));
  let current = [...start];
  const size = start.length;
  for (let round = 0; round < 25; round++) {
    const gradient = current.map((value, i) => held[i]! * (value - start[i]!));
    const hessian = Array.from({ length: size }, (_, i) => {
      const row = new Array<number>(size).fill(0);
      row[i] = held[i]!;
      return row;
    });
    for (const { features, right, weight = 1 } of examples) {
      const x = [1, ...names.map((name) => features[name] ?? 0)];
      let sum = 0;
      for (let i = 0; i < size; i++) sum += current[i]! * x[i]!;
      const probability = 1 / (1 + Math.exp(-sum));
      const slope = weight * Math.max(1e-6, probability * (1 - probability));
      const error = weight * (probability - Number(right));
      for (let i = 0; i < size; i++) {
        gradient[i]! += error * x[i]!;
        const row = hessian[i]!;
        for (let j = 0; j <= i; j++) row[j]! += slope * x[i]! * x[j]!;
      }
    }
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) hessian[i]![j] = hessian[j]![i]!;
    const step = solve(hessian, gradient);
    // A full Newton step may overshoot while the model is far off.
    const longest = Math.max(...step.map(Math.abs));
    const scale = longest > 4 ? 4 / longest : 1;
    current = current.map((value, i) => value - scale * step[i]!);
    if (longest < 1e-6) break;
  }
  return {
    bias: current[0]!,
    weights: Object.fromEntries(names.map((name, i) => [name, current[i + 1]!])),
  };
}

/** Solves a symmetric positive definite system by Gaussian elimination with pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++)
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const divisor = rows[column]![column]! || 1e-12;
    for (let i = column + 1; i < size; i++) {
      const factor = rows[i]![column]! / divisor;
      for (let j = column; j <= size; j++) rows[i]![j]! -= factor * rows[column]![j]!;
    }
  }
  const result = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let sum = rows[i]![size]!;
    for (let j = i + 1; j < size; j++) sum -= rows[i]![j]! * result[j]!;
    result[i] = sum / (rows[i]![i]! || 1e-12);
  }
  return result;
}
