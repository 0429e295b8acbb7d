/** How well confidence says what is right. */
export interface Reliability {
  /** Expected calibration error, 0 to 1: mean distance of confidence and accuracy in ten bins, weighted by their size. */
  readonly calibrationError: number;
  /** Mean squared error of the confidence (Brier score), 0 to 1. */
  readonly brier: number;
  readonly meanConfidence: number;
  /** Share of questions whose best article was the right one, 0 to 1. */
  readonly accuracy: number;
}

/** What a confidence model was fitted on, and how reliable it is. */
export interface CalibrationReport {
  /** Labelled questions that were used. */
  readonly questions: number;
  readonly bySource: { readonly tests: number; readonly examples: number; readonly feedback: number };
  readonly outOfScope: number;
  /** Of the model that was in use. */
  readonly before: Reliability;
  /** Of the new one, cross-validated. */
  readonly after: Reliability;
}

const bins = 10;

/** @param judged at least one confidence, 0 to 1, with whether it was right */
export function reliabilityOf(
  judged: readonly { readonly confidence: number; readonly right: boolean }[],
): Reliability {
  const sums = Array.from({ length: bins }, () => ({ confidence: 0, right: 0 }));
  let brier = 0;
  for (const { confidence, right } of judged) {
    const bin = sums[Math.min(bins - 1, Math.floor(confidence * bins))]!;
    bin.confidence += confidence;
    bin.right += Number(right);
    brier += (confidence - Number(right)) ** 2;
  }
  const total = (pick: (bin: (typeof sums)[number]) => number): number => sums.reduce((sum, bin) => sum + pick(bin), 0);
  return {
    calibrationError: total(({ confidence, right }) => Math.abs(confidence - right)) / judged.length,
    brier: brier / judged.length,
    meanConfidence: total(({ confidence }) => confidence) / judged.length,
    accuracy: total(({ right }) => right) / judged.length,
  };
}
