import type { SearchDocument } from '@askwell/core/search';

/** Ids, best first. */
export type Search = (query: string, limit: number) => readonly string[] | Promise<readonly string[]>;

/** A search engine that is measured beside ours. */
export interface Peer {
  readonly name: string;
  build(documents: readonly SearchDocument[]): Search | Promise<Search>;
  /** Frees what outlives a build. */
  close?(): Promise<void>;
}

export const bodyOf = (document: SearchDocument): string =>
  document.sections.map(({ heading, text }) => `${heading}\n${text}`).join('\n');
