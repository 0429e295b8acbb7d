import { KnowledgeIndex } from './knowledge-index.ts';
import { loadSearchData } from './load-search-data.ts';
import { checkBytes, parseSnapshot } from './snapshot.ts';

/**
 * An index from its snapshot, with the tables that it needs: where a browser searches by itself, these come over the
 * network now, and only the ones that are needed.
 *
 * @param pause is asked between two steps, each of some milliseconds at most; loading goes on when its promise is
 * fulfilled, at once when it gives none. Pass one where a page must stay responsive.
 * @throws Error that says what is wrong with the bytes and what to do
 */
export async function loadSnapshot(
  bytes: Uint8Array,
  pause?: () => Promise<void> | undefined,
): Promise<KnowledgeIndex> {
  checkBytes(bytes);
  await pause?.();
  const snapshot = parseSnapshot(bytes);
  await loadSearchData(snapshot.data);
  await pause?.();
  for (const steps = KnowledgeIndex.restoring(snapshot); ;) {
    const step = steps.next();
    if (step.done) return step.value;
    const wait = pause?.();
    if (wait) await wait;
  }
}
