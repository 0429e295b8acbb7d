import { Emitter, type Disposable } from '@askwell/core/base';
import type { MeasuredAnswerEffect, ReviewClient } from '@askwell/core/protocol';

/** How often a measurement that goes on is asked for, milliseconds. */
const every = 600;

/** Follows a measurement of answers until it is over. */
export class EffectWatch implements Disposable {
  readonly #client: ReviewClient;
  readonly #onDidChange = new Emitter<void>();
  #effect: MeasuredAnswerEffect | undefined;
  #error: string | undefined;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Progress was made, it is over, or it could not be asked for. */
  readonly onDidChange = this.#onDidChange.event;

  constructor(client: ReviewClient) {
    this.#client = client;
  }

  get effect(): MeasuredAnswerEffect | undefined {
    return this.#effect;
  }

  get error(): string | undefined {
    return this.#error;
  }

  /** Whether the member stopped it. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Measures what several drafts do together, or says what is known of them. */
  async measure(reviewIds: readonly string[]): Promise<void> {
    this.#stopped = false;
    await this.#take(() => this.#client.measureEffect(reviewIds));
  }

  /** Goes on with a measurement that was learned of elsewhere. */
  follow(effect: MeasuredAnswerEffect): void {
    clearTimeout(this.#timer);
    this.#effect = effect;
    this.#error = undefined;
    if (effect.state === 'measuring') {
      this.#stopped = false;
      this.#timer = setTimeout(() => void this.#take(() => this.#client.effect(effect.id)), every);
    }
    this.#onDidChange.fire();
  }

  async stop(): Promise<void> {
    const effect = this.#effect;
    if (effect?.state !== 'measuring') return;
    this.#stopped = true;
    await this.#take(() => this.#client.stopEffect(effect.id));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#onDidChange.dispose();
  }

  async #take(ask: () => Promise<MeasuredAnswerEffect>): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.follow(await ask());
    } catch (error) {
      this.#error = error instanceof Error ? error.message : String(error);
      this.#onDidChange.fire();
    }
  }
}
