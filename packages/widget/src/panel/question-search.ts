import type { SearchHit } from '@askwell/core/protocol';

export interface SearchState {
  /** The words searched for or being searched for; empty when nothing is typed. */
  readonly query: string;
  /** Undefined until the first answer; the former hits while the next are on their way. */
  readonly hits?: readonly SearchHit[] | undefined;
  readonly failed?: boolean;
}

export interface QuestionSearchOptions {
  readonly search: (query: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;
  readonly onChange: (state: SearchState) => void;
  /** Milliseconds without typing before a request; default 160. */
  readonly delay?: number;
}

/** Searches while the customer types: waits for a pause, and drops answers that were overtaken. */
export class QuestionSearch {
  readonly #options: QuestionSearchOptions;
  #state: SearchState = { query: '' };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  constructor(options: QuestionSearchOptions) {
    this.#options = options;
  }

  get state(): SearchState {
    return this.#state;
  }

  /** The text area says something else. */
  type(text: string): void {
    const query = text.trim().slice(0, 200);
    if (query === this.#state.query) return;
    this.stop();
    if (query === '') this.#enter({ query });
    else {
      this.#enter({ query, hits: this.#state.hits });
      this.#timer = setTimeout(() => void this.#search(query), this.#options.delay ?? 160);
    }
  }

  /** Drops what is under way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  async #search(query: string): Promise<void> {
    const { signal } = (this.#running = new AbortController());
    try {
      const hits = await this.#options.search(query, signal);
      if (!signal.aborted) this.#enter({ query, hits });
    } catch {
      if (!signal.aborted) this.#enter({ query, failed: true });
    }
  }

  #enter(state: SearchState): void {
    this.#state = state;
    this.#options.onChange(state);
  }
}
