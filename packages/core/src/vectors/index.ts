export { loadWordVectors } from './load-word-vectors.ts';
export type { WordVectors } from './word-vectors.ts';
