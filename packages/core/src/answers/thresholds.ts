/** From when on the bot answers, and from when on it asks what was meant. Below both, a person takes over. */
export interface Thresholds {
  /** Least probability, 0 to 1, that the best article is the right one, for an answer. */
  readonly answer: number;
  /** Least probability, 0 to 1, that some article answers, for a clarification. */
  readonly clarify: number;
}

/**
 * `answer` is chosen from the precision/coverage curve in benchmarks/answers/README.md: the most answers at 97 %
 * precision. `clarify` is lower than even odds, because a choice that misses costs a glance and the way to a person
 * stays in sight.
 */
export const defaultThresholds: Thresholds = { answer: 0.65, clarify: 0.4 };
