/**
 * Waiting times between tries: full jitter over an exponentially growing window, so that many clients which lost
 * the server together do not come back together (AWS Architecture Blog, "Exponential Backoff And Jitter").
 */
export class Backoff {
  readonly #first: number;
  readonly #longest: number;
  readonly #random: () => number;
  #failures = 0;

  /**
   * @param first window of the first wait, milliseconds
   * @param longest largest window, milliseconds
   */
  constructor({ first = 500, longest = 30_000, random = Math.random } = {}) {
    this.#first = first;
    this.#longest = longest;
    this.#random = random;
  }

  /** Milliseconds to wait before the next try; at least a fifth of the window. */
  next(): number {
    const span = Math.min(this.#longest, this.#first * 2 ** this.#failures++);
    return span * (0.2 + 0.8 * this.#random());
  }

  reset(): void {
    this.#failures = 0;
  }
}
