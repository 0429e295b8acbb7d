import type { SearchOptions, SearchResult } from '@askwell/core/search';
import type { Searcher, SnapshotSource } from './searcher.ts';
import { openWorkerSearcher } from './worker-searcher.ts';

export type { SnapshotSource } from './searcher.ts';

interface Waiting {
  readonly query: string;
  readonly options: SearchOptions;
  readonly resolve: (results: SearchResult[]) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Searches a snapshot of the knowledge base in the browser, as `KnowledgeIndex.search` does, while somebody types: only
 * the newest query counts. One runs, one waits, and those that were overtaken are dropped.
 *
 * @example
 * const client = await SearchClient.open(new URL('https://help.example/search/en.askwell'));
 * const results = await client.search('reset pass', { prefix: true, locale: 'en' });
 */
export class SearchClient {
  readonly #searcher: Searcher;
  /** Whether it runs on the page, because workers are refused here. */
  readonly onPage: boolean;
  #running: Waiting | undefined;
  #waiting: Waiting | undefined;

  private constructor(searcher: Searcher, onPage: boolean) {
    this.#searcher = searcher;
    this.onPage = onPage;
  }

  /**
   * Loads a snapshot in a worker, or in small steps on the page where workers are refused.
   *
   * @param snapshot its bytes, which then belong to the worker, or its address
   * @throws Error that says what is wrong with the snapshot and what to do
   */
  static async open(snapshot: SnapshotSource): Promise<SearchClient> {
    const worker = await openWorkerSearcher(snapshot);
    if (worker) return new SearchClient(worker, false);
    const { openPageSearcher } = await import('./page-searcher.ts');
    return new SearchClient(await openPageSearcher(snapshot), true);
  }

  /** Documents that can be found. */
  get size(): number {
    return this.#searcher.size;
  }

  /** @throws DOMException `AbortError` when a newer query came before the results of this one */
  search(query: string, options: SearchOptions = {}): Promise<SearchResult[]> {
    return new Promise((resolve, reject) => {
      const overtaken = this.#waiting ?? this.#running;
      overtaken?.reject(new DOMException(`"${overtaken.query}" was overtaken by "${query}".`, 'AbortError'));
      this.#waiting = { query, options, resolve, reject };
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting) {
      const { query, options, resolve, reject } = (this.#running = this.#waiting);
      this.#waiting = undefined;
      await this.#searcher.search(query, options).then(resolve, reject);
      this.#running = undefined;
    }
  }

  /** Ends the worker; what is being searched for is answered with `AbortError`. */
  dispose(): void {
    for (const one of [this.#waiting, this.#running])
      one?.reject(new DOMException('The search was closed.', 'AbortError'));
    this.#waiting = undefined;
    this.#searcher.dispose();
  }
}
