/** From when on the bot answers, and from when on it asks what was meant. Below both, a person takes over. */
export interface Thresholds {
  /** Least probability, 0 to 1, that the best article is the right one, for an answer. */
  readonly answer: number;
  /** Least probability, 0 to 1, that some article answers, for a clarification. */
  readonly clarify: number;
}

/** Chosen from the precision/coverage curve in benchmarks/answers/README.md: the most answers at 97.5 % precision. */
export const defaultThresholds: Thresholds = { answer: 0.6, clarify: 0.5 };
