export type { SearchDocument, SearchSection } from './document.ts';
export { foldText } from './folding.ts';
export type { Range, Snippet } from './highlight.ts';
export {
  KnowledgeIndex,
  type Facets,
  type KnowledgeIndexOptions,
  type SearchFilter,
  type SearchOptions,
  type SearchResult,
} from './knowledge-index.ts';
export { loadPinyin } from './load-pinyin.ts';
export type { PinyinReadings } from './pinyin.ts';
export type { MatchFeatures } from './rescoring.ts';
export type { IndexSnapshot } from './snapshot.ts';
export type { SynonymGroup } from './synonyms.ts';
export { tokenize, tokenizerVersion, type Token, type TokenKind } from './tokenizer.ts';
export { defaultTuning, type RankingTuning, type Tuning } from './tuning.ts';
