/** From when on the bot answers, and from when on it asks what was meant. Below both, a person takes over. */
export interface Thresholds {
  /** Least probability, 0 to 1, that the best article is the right one, for an answer. */
  readonly answer: number;
  /** Least probability, 0 to 1, that some article answers, for a clarification. */
  readonly clarify: number;
}

/**
 * Chosen by `npm run bench:answers -- fit` from the precision/coverage curve; the rules and the curve stand in
 * benchmarks/answers/README.md.
 */
export const defaultThresholds: Thresholds = { answer: 0.69, clarify: 0.42 };
