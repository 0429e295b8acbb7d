import type { Disposable } from '../base/index.ts';
import { Backoff } from './backoff.ts';
import { EventSourceParser } from './event-source-parser.ts';
import { address, request, withTimeout, type HttpOptions } from './http.ts';
import { ProblemError, toProblemError } from './problem-error.ts';
import type { EventPage, StreamEvent } from './wire.ts';

/** `refused` is final: the server does not know this reader any more. */
export type StreamState = 'connecting' | 'live' | 'waiting' | 'refused' | 'closed';

export interface EventStreamOptions {
  readonly http: HttpOptions;
  readonly route: string;
  /** Where to ask in turns when something on the way holds streams back. */
  readonly pollRoute: string;
  /** Where to go on; without it the stream begins with what happens next. */
  readonly cursor?: string;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onState?: (state: StreamState) => void;
  readonly backoff?: Backoff;
  /** Milliseconds of silence after which a stream counts as dead; the server says something every 20,000. */
  readonly silence?: number;
}

/** A server that answers but whose streams stay silent this often has something before it that holds them back. */
const triesBeforePolling = 3;

/** Milliseconds to wait for a stream's greeting, which is sent at once. */
const greetingLimit = 10_000;

/**
 * Follows the event log from a cursor: every event once, in order, over every loss of connection. It streams by
 * `fetch`, so that the token travels in a header, and falls back to long polling on the same read.
 */
export class EventStream implements Disposable {
  readonly #options: EventStreamOptions;
  readonly #backoff: Backoff;
  #cursor: string | undefined;
  #state: StreamState = 'closed';
  #abort: AbortController | undefined;
  #wake: (() => void) | undefined;
  #silentStreams = 0;

  constructor(options: EventStreamOptions) {
    this.#options = options;
    this.#cursor = options.cursor;
    this.#backoff = options.backoff ?? new Backoff();
  }

  get state(): StreamState {
    return this.#state;
  }

  /** The position after the last event given out. */
  get cursor(): string | undefined {
    return this.#cursor;
  }

  /** Begins or goes on; harmless when running. Where the stream waits before a new try, it tries at once. */
  resume(): void {
    this.#wake?.();
    if (!this.#abort) void this.#run((this.#abort = new AbortController()));
  }

  /** Lets go of the connection and keeps the place, for a page that goes to sleep. */
  pause(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#enter('closed');
  }

  dispose(): void {
    this.pause();
  }

  async #run(controller: AbortController): Promise<void> {
    const { signal } = controller;
    while (!signal.aborted) {
      try {
        this.#enter('connecting');
        await (this.#silentStreams >= triesBeforePolling ? this.#poll(signal) : this.#stream(signal));
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ProblemError && !error.retryable) {
          this.#abort = undefined;
          this.#enter('refused');
          return;
        }
      }
      if (signal.aborted) return;
      this.#enter('waiting');
      await this.#pauseFor(this.#backoff.next(), signal);
    }
  }

  async #stream(signal: AbortSignal): Promise<void> {
    const { http, route, silence = 45_000 } = this.#options;
    const watchdog = withTimeout(signal, greetingLimit);
    let silent = false;
    let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
    try {
      const response = await (http.fetch ?? fetch)(address(http.baseUrl, route), {
        credentials: http.credentials ?? 'same-origin',
        headers: {
          ...http.headers?.(),
          accept: 'text/event-stream',
          ...(this.#cursor === undefined ? {} : { 'last-event-id': this.#cursor }),
        },
        signal: watchdog.signal,
      });
      if (!response.ok || !response.body) throw await toProblemError(response);
      silent = true;
      reader = response.body.getReader();
      const parser = new EventSourceParser();
      const decoder = new TextDecoder();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        watchdog.restart(silence);
        silent = false;
        this.#silentStreams = 0;
        this.#backoff.reset();
        this.#enter('live');
        for (const { id, data } of parser.feed(decoder.decode(value, { stream: true }))) this.#take(id, data);
      }
    } finally {
      if (silent || (watchdog.signal.aborted && !signal.aborted)) this.#silentStreams++;
      watchdog.dispose();
      reader?.cancel().catch(() => {}); // frees the connection when an event could not be taken
    }
  }

  async #poll(signal: AbortSignal): Promise<void> {
    const { http, pollRoute } = this.#options;
    this.#silentStreams = 0; // should polling fail as well, streams are worth another try
    for (;;) {
      const page: EventPage = await request(http, pollRoute, {
        query: { after: this.#cursor, wait: 25 },
        signal,
        timeout: 40_000,
      });
      if (signal.aborted) return;
      this.#backoff.reset();
      this.#enter('live');
      for (const event of page.events) this.#give(event);
      this.#cursor = page.cursor;
    }
  }

  #take(id: string, data: string): void {
    const event = JSON.parse(data) as Partial<StreamEvent>;
    if (event.type === undefined) this.#cursor = id; // the greeting `{}`: where the stream begins
    else this.#give(event as StreamEvent);
  }

  #give(event: StreamEvent): void {
    this.#cursor = event.cursor;
    this.#options.onEvent(event);
  }

  #pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end);
      this.#wake = end;
    });
  }

  #enter(state: StreamState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.onState?.(state);
  }
}
