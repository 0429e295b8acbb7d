import type { Clock } from '@askwell/core/base';

/** A clock that stands still until it is told to go on. */
export class ControlledClock implements Clock {
  #now: number;

  constructor(now = Date.UTC(2026, 8, 14, 9)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
