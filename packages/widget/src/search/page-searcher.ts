import { loadSnapshot } from '@askwell/core/search';
import { snapshotBytes, type Searcher, type SnapshotSource } from './searcher.ts';

/** Milliseconds after which loading lets the page do something else; half of what a frame has. */
const slice = 8;

/** Searches on the page itself, where workers are refused. Loading pauses often enough to keep the page responsive. */
export async function openPageSearcher(snapshot: SnapshotSource): Promise<Searcher> {
  const bytes = await snapshotBytes(snapshot instanceof URL ? snapshot.href : snapshot);
  let started = performance.now();
  const index = await loadSnapshot(bytes, () => {
    if (performance.now() - started < slice) return undefined;
    return nextTask().then(() => void (started = performance.now()));
  });
  return {
    size: index.size,
    search: async (query, options) => index.search(query, options),
    dispose: () => {},
  };
}

/** After what waits: input, drawing. A message comes sooner than a timer, which browsers hold back when they are nested. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
