import type { SearchOptions, SearchResult } from '@askwell/core/search';

/** Where searches run: in a worker, or on the page. */
export interface Searcher {
  /** Documents that can be found. */
  readonly size: number;
  search(query: string, options: SearchOptions): Promise<SearchResult[]>;
  dispose(): void;
}

/** A snapshot's bytes, or the address to fetch them from. */
export type SnapshotSource = Uint8Array<ArrayBuffer> | URL;

/** @throws Error when the address does not answer with success */
export async function snapshotBytes(source: Uint8Array<ArrayBuffer> | string): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof source !== 'string') return source;
  const response = await fetch(source);
  if (!response.ok) throw new Error(`Search snapshot: ${source} answers ${response.status}. Check its address.`);
  return new Uint8Array(await response.arrayBuffer());
}
