import { toDisposable, type Disposable } from '../base/index.ts';
import type { Decision } from './decision.ts';
import type { AnswerProvider } from './provider.ts';
import type { Question } from './question.ts';

/** Calls back after some milliseconds unless disposed before. */
export type Timer = (milliseconds: number, callback: () => void) => Disposable;

const realTimer: Timer = (milliseconds, callback) => {
  const handle = setTimeout(callback, milliseconds);
  return toDisposable(() => clearTimeout(handle));
};

export interface AnswerEngineOptions {
  readonly providers?: readonly AnswerProvider[];
  /** Milliseconds each provider may take. Default 2,000. */
  readonly timeLimit?: number;
  /** Told of a provider that failed or was too slow; the others are asked all the same. Default: nobody. */
  readonly onProviderError?: (provider: string, error: unknown) => void;
  readonly timer?: Timer;
}

/**
 * Asks its providers by priority. The first answer, small talk or requested handoff wins at once; a clarification or a
 * handoff for want of an answer waits until the others have been asked whether they know better.
 *
 * @example
 * const engine = new AnswerEngine({ providers: [new SmallTalkProvider(), new KnowledgeProvider({ index })] });
 * const decision = await engine.ask({ text: 'How do I reset my password?', locale: 'en' });
 */
export class AnswerEngine {
  readonly #providers: AnswerProvider[] = [];
  readonly #timeLimit: number;
  readonly #onProviderError: (provider: string, error: unknown) => void;
  readonly #timer: Timer;

  constructor(options: AnswerEngineOptions = {}) {
    this.#timeLimit = options.timeLimit ?? 2_000;
    this.#onProviderError = options.onProviderError ?? (() => {});
    this.#timer = options.timer ?? realTimer;
    for (const provider of options.providers ?? []) this.register(provider);
  }

  /** Adds a provider; disposing the registration removes it. Equal priorities are asked in the order of registration. */
  register(provider: AnswerProvider): Disposable {
    this.#providers.push(provider);
    this.#providers.sort((a, b) => b.priority - a.priority);
    return toDisposable(() => {
      const at = this.#providers.indexOf(provider);
      if (at >= 0) this.#providers.splice(at, 1);
    });
  }

  /**
   * Decides what to do with a question. Never rejects: when every provider fails, a person takes over.
   *
   * @param signal ends the work early, for instance because the asker has gone; then the best decision so far is returned
   */
  async ask(question: Question, signal?: AbortSignal): Promise<Decision> {
    let best: Decision | undefined;
    for (const provider of [...this.#providers]) {
      if (signal?.aborted) break;
      const decision = await this.#askOne(provider, question, signal);
      if (!decision) continue;
      if (isFinal(decision)) return decision;
      if (!best || rank(decision) > rank(best)) best = decision;
    }
    return best ?? { kind: 'handoff', reason: 'no-answer', confidence: 0, provider: 'engine', features: {} };
  }

  async #askOne(
    provider: AnswerProvider,
    question: Question,
    signal: AbortSignal | undefined,
  ): Promise<Decision | undefined> {
    const abort = new AbortController();
    let stop = (): void => {};
    const stopped = new Promise<undefined>((resolve) => {
      stop = () => {
        abort.abort();
        resolve(undefined);
      };
    });
    signal?.addEventListener('abort', stop, { once: true });
    const timeout = this.#timer(this.#timeLimit, () => {
      this.#onProviderError(
        provider.id,
        new Error(`Answer provider "${provider.id}" took longer than ${this.#timeLimit} ms.`),
      );
      stop();
    });
    try {
      return await Promise.race([provider.answer(question, abort.signal), stopped]);
    } catch (error) {
      this.#onProviderError(provider.id, error);
      return undefined;
    } finally {
      timeout.dispose();
      signal?.removeEventListener('abort', stop);
    }
  }
}

function isFinal(decision: Decision): boolean {
  if (decision.kind === 'handoff') return decision.reason === 'requested';
  return decision.kind !== 'clarify';
}

/** A clarification is more use than a handoff; between two of a kind the surer one. */
function rank(decision: Decision): number {
  return (decision.kind === 'clarify' ? 2 : 0) + decision.confidence;
}
