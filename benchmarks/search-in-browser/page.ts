import { SearchClient } from '../../packages/widget/src/search/search-client.ts';

/** What one loading of a snapshot cost the page, in milliseconds. */
export interface Loading {
  readonly onPage: boolean;
  readonly total: number;
  /** The longest that the page could not react. */
  readonly longestBlock: number;
  /** Tasks of 50 ms or more (Long Tasks API) and the longest of them. */
  readonly longTasks: number;
  readonly longestTask: number;
}

export interface BenchmarkPage {
  load(address: string): Promise<Loading>;
  /** One keystroke. @returns milliseconds until its results */
  search(typed: string, locale: string): Promise<number>;
}

let client: SearchClient | undefined;

/** Calls back whenever the page may do something; a long time between two calls is a time without. */
function heartbeat(beat: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    beat();
    timer = setTimeout(() => port2.postMessage(undefined), 0);
  };
  let timer = setTimeout(() => port2.postMessage(undefined), 0);
  return () => {
    clearTimeout(timer);
    port1.close();
  };
}

const benchmark: BenchmarkPage = {
  async load(address) {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
    let longestBlock = 0;
    const started = performance.now();
    let last = started;
    const stop = heartbeat(() => {
      longestBlock = Math.max(longestBlock, performance.now() - last);
      last = performance.now();
    });
    client = await SearchClient.open(new URL(address, location.href));
    const total = performance.now() - started;
    // Long tasks are told of after they ended.
    await new Promise((resolve) => setTimeout(resolve, 200));
    stop();
    observer.disconnect();
    return {
      onPage: client.onPage,
      total,
      longestBlock,
      longTasks: tasks.length,
      longestTask: Math.max(0, ...tasks),
    };
  },

  async search(typed, locale) {
    const started = performance.now();
    await client!.search(typed, { prefix: true, locale, limit: 5 });
    return performance.now() - started;
  },
};

Object.assign(globalThis, { benchmark });
