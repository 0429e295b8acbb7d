import type { WordVectors } from './word-vectors.ts';

let loading: Promise<WordVectors> | undefined;

/** Loads the vectors of common English words, a chunk of their own; once, however often it is called. */
export function loadWordVectors(): Promise<WordVectors> {
  loading ??= import('./word-vectors.ts').then(({ decodeWordVectors }) => decodeWordVectors());
  return loading;
}
