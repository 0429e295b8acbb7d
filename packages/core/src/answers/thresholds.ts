/** From which confidence the bot answers, and from which it asks what was meant. Below, a person takes over. */
export interface Thresholds {
  /** 0 to 1. */
  readonly answer: number;
  /** 0 to `answer`. */
  readonly clarify: number;
}

/** Chosen from the precision/coverage curve in benchmarks/answers/README.md: the fewest refusals at 97.5 % precision. */
export const defaultThresholds: Thresholds = { answer: 0.6, clarify: 0.2 };
