import type { Disposable } from '@askwell/core/base';

/** Latest time at which it runs, idle or not; milliseconds. */
const atLatest = 1_000;
/** What takes long waits for a longer rest: this many times as long as it took, up to so many milliseconds. */
const restByCost = 4;
const longestRest = 1_500;

/**
 * Runs something some time after typing rests, when the page has nothing better to do; asking again starts over. The longer it takes,
 * the longer it waits, so that who types on does not notice.
 */
export class WhenIdle implements Disposable {
  readonly #run: () => void;
  readonly #rest: number;
  #cost = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle: number | undefined;

  /** @param rest milliseconds that typing must rest */
  constructor(run: () => void, rest: number) {
    this.#run = run;
    this.#rest = rest;
  }

  ask(): void {
    this.dispose();
    this.#timer = setTimeout(
      () => {
        // Safari has no idle callbacks.
        if (typeof requestIdleCallback === 'undefined') this.#measured();
        else this.#idle = requestIdleCallback(() => this.#measured(), { timeout: atLatest });
      },
      Math.max(this.#rest, Math.min(this.#cost * restByCost, longestRest)),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    if (this.#idle !== undefined) cancelIdleCallback(this.#idle);
    this.#idle = undefined;
  }

  #measured(): void {
    const start = performance.now();
    this.#run();
    this.#cost = performance.now() - start;
  }
}
