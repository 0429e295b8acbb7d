import { replacementOf, textPattern, type TextPattern } from '@askwell/core/articles';
import { Emitter, type Disposable } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';
import { ProblemError, type FoundText } from '@askwell/core/protocol';
import type { SessionService } from '../../platform/session-service.ts';
import type { StorageService } from '../../platform/storage-service.ts';
import { replacePlaces } from './replace-places.ts';
import { placeId, withoutPlaces, type FoundPlace } from './search-rows.ts';

export const searchStore = serviceId<SearchStore>('search');

/** What stands in the fields of the search. */
export interface SearchInput {
  readonly text: string;
  readonly replacement: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly regularExpression: boolean;
  /** The field for the replacement is shown. */
  readonly replacing: boolean;
}

export interface Replaced {
  readonly places: number;
  readonly articles: number;
  /** Titles of articles that have changed since they were searched. */
  readonly stale: readonly string[];
  readonly failed: readonly { readonly title: string; readonly reason: string }[];
}

const nothing: SearchInput = {
  text: '',
  replacement: '',
  matchCase: false,
  wholeWord: false,
  regularExpression: false,
  replacing: false,
};

/** The search across the texts of all articles: what is wanted, what was found, and replacing it. */
export class SearchStore implements Disposable {
  readonly #session: SessionService;
  readonly #storage: StorageService;
  readonly #onDidChange = new Emitter<void>();
  readonly onDidChange = this.#onDidChange.event;
  #running: AbortController | undefined;
  input: SearchInput;
  articles: readonly FoundText[] = [];
  state: 'idle' | 'searching' | 'done' | 'failed' = 'idle';
  complete = true;
  /** Why the search failed, or the pattern cannot be read. */
  problem = '';

  constructor(session: SessionService, storage: StorageService) {
    this.#session = session;
    this.#storage = storage;
    this.input = this.#stored();
    storage.onDidChangeUser(() => {
      this.clear();
      this.input = this.#stored();
    });
  }

  get places(): number {
    return this.articles.reduce((sum, { matches }) => sum + matches.length, 0);
  }

  /** Undefined while nothing is to be replaced. */
  get replacement(): ((place: FoundPlace) => string) | undefined {
    const { replacing, replacement } = this.input;
    const pattern = this.#pattern;
    if (!replacing || !pattern) return undefined;
    return ({ text }) => {
      // Groups are found again in the place alone: enough to show it, and the text itself is not here.
      const groups = new RegExp(pattern.expression.source, pattern.expression.flags.replace('g', '')).exec(text) ?? [];
      const match = { offset: 0, length: text.length, line: 1, groups: [...groups].slice(1).map((one) => one ?? '') };
      return replacementOf(text, match, pattern, replacement);
    };
  }

  change(change: Partial<SearchInput>): void {
    this.input = { ...this.input, ...change };
    this.#storage.write('search', this.input);
    this.#onDidChange.fire();
  }

  /** Searches anew; an earlier search that still runs is given up. */
  async search(): Promise<void> {
    this.#running?.abort();
    const { text, matchCase, wholeWord, regularExpression } = this.input;
    if (text === '') return this.clear();
    const running = new AbortController();
    this.#running = running;
    this.state = 'searching';
    this.problem = '';
    this.#onDidChange.fire();
    try {
      const query = { text, matchCase, wholeWord, regularExpression };
      const found = await this.#session.reviews.findText(query, running.signal);
      if (running.signal.aborted) return;
      this.articles = found.articles;
      this.complete = found.complete;
      this.state = 'done';
    } catch (error) {
      if (running.signal.aborted) return;
      this.articles = [];
      this.state = 'failed';
      this.problem = error instanceof ProblemError ? error.message : String(error);
    }
    this.#onDidChange.fire();
  }

  clear(): void {
    this.#running?.abort();
    this.articles = [];
    this.state = 'idle';
    this.problem = '';
    this.#onDidChange.fire();
  }

  /** Takes places out of the results, so that they are not replaced. */
  dismiss(articles: readonly FoundText[]): void {
    const gone = new Set(articles.flatMap((article) => article.matches.map((place) => placeId(article, place))));
    this.articles = withoutPlaces(this.articles, gone);
    this.#onDidChange.fire();
  }

  /** Replaces places in drafts; what could not be replaced stays among the results. */
  async replace(
    articles: readonly FoundText[],
    report: (done: number, all: number) => void,
    signal: AbortSignal,
  ): Promise<Replaced> {
    const pattern = this.#pattern;
    const { replacement } = this.input;
    const outcome = { places: 0, articles: 0, stale: [] as string[], failed: [] as Replaced['failed'][number][] };
    if (!pattern) return outcome;
    for (const [index, article] of articles.entries()) {
      if (signal.aborted) break;
      report(index, articles.length);
      try {
        if (await replacePlaces(this.#session.reviews, article, pattern, replacement)) {
          outcome.articles++;
          outcome.places += article.matches.length;
          this.dismiss([article]);
        } else outcome.stale.push(article.title);
      } catch (error) {
        outcome.failed.push({ title: article.title, reason: error instanceof Error ? error.message : String(error) });
      }
    }
    return outcome;
  }

  dispose(): void {
    this.#running?.abort();
    this.#onDidChange.dispose();
  }

  get #pattern(): TextPattern | undefined {
    const read = textPattern(this.input);
    return read.ok ? read.value : undefined;
  }

  #stored(): SearchInput {
    return this.#storage.read('search', readInput) ?? nothing;
  }
}

function readInput(value: unknown): SearchInput | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(nothing).map(([key, fallback]) => {
    const stored = (value as Record<string, unknown>)[key];
    return [key, typeof stored === typeof fallback ? stored : fallback];
  });
  return Object.fromEntries(entries) as SearchInput;
}
