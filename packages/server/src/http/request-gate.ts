import type { MiddlewareHandler } from 'hono';
import { AskwellProblem } from '../problem.ts';

/** Counts the requests being answered, so that closing can wait for them and let no new ones in. */
export class RequestGate {
  #open = 0;
  #closed = false;
  #whenEmpty: (() => void) | undefined;

  readonly pass: MiddlewareHandler = async (_, next) => {
    if (this.#closed) throw new AskwellProblem('shutting-down', 'The server is restarting. Try again in a moment.');
    this.#open++;
    try {
      await next();
    } finally {
      this.#open--;
      if (this.#open === 0) this.#whenEmpty?.();
    }
  };

  /** Lets nobody in any more, and resolves when the last request is answered or `milliseconds` have passed. */
  async close(milliseconds: number): Promise<void> {
    this.#closed = true;
    if (this.#open === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#whenEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
