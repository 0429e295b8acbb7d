/** Reciprocal rank of the first relevant id among the first ten, 0 when there is none. */
export function reciprocalRank(found: readonly string[], relevant: readonly string[]): number {
  const at = found.slice(0, 10).findIndex((id) => relevant.includes(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The value below which the share (0 to 1) of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** A judged decision: how sure, and whether it was right. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

/** Probability that a question in scope gets a higher value than one out of scope; ties count half. */
export function auroc(inScope: readonly number[], outOfScope: readonly number[]): number {
  const all = [...inScope.map((value) => ({ value, in: 1 })), ...outOfScope.map((value) => ({ value, in: 0 }))];
  all.sort((a, b) => a.value - b.value);
  let wins = 0;
  let below = 0;
  for (let at = 0; at < all.length;) {
    let end = at;
    while (end < all.length && all[end]!.value === all[at]!.value) end++;
    const group = all.slice(at, end);
    const outside = group.filter((one) => !one.in).length;
    wins += (group.length - outside) * (below + outside / 2);
    below += outside;
    at = end;
  }
  return wins / Math.max(1, inScope.length * outOfScope.length);
}

/** Share of out-of-scope questions that still get an answer when so many (0 to 1) of those in scope get one. */
export function falseAnswersAt(coverage: number, inScope: readonly number[], outOfScope: readonly number[]): number {
  const threshold = percentile(inScope, 1 - coverage);
  return mean(outOfScope.map((value) => Number(value >= threshold)));
}

/**
 * Expected calibration error (Naeini, Cooper, Hauskrecht: "Obtaining well calibrated probabilities using Bayesian
 * binning", AAAI 2015) with ten bins of equal width.
 */
export function calibrationError(judged: readonly Judged[]): number {
  return reliability(judged).reduce(
    (sum, bin) => sum + (bin.count / Math.max(1, judged.length)) * Math.abs(bin.confidence - bin.accuracy),
    0,
  );
}

export interface ReliabilityBin {
  readonly count: number;
  readonly confidence: number;
  readonly accuracy: number;
}

export function reliability(judged: readonly Judged[]): ReliabilityBin[] {
  return Array.from({ length: 10 }, (_, bin) => {
    const inside = judged.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    return {
      count: inside.length,
      confidence: mean(inside.map(({ confidence }) => confidence)),
      accuracy: mean(inside.map(({ right }) => Number(right))),
    };
  });
}
