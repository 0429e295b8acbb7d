import type { SearchOptions, SearchResult } from './knowledge-index.ts';

/** What a page asks of the worker that searches for it. One request at a time: the next one follows the reply. */
export type SearchRequest =
  | { readonly type: 'load'; readonly snapshot: Uint8Array<ArrayBuffer> | string }
  | { readonly type: 'search'; readonly query: string; readonly options: SearchOptions };

/** What the worker says: `ready` once by itself, then one reply to each request. */
export type SearchReply =
  | { readonly type: 'ready' }
  | { readonly type: 'loaded'; readonly size: number }
  | { readonly type: 'found'; readonly results: SearchResult[] }
  | { readonly type: 'failed'; readonly message: string };
