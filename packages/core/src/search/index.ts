export type { SearchDocument, SearchSection } from './document.ts';
export type { Range, Snippet } from './highlight.ts';
export {
  type Facets,
  type KnowledgeIndexOptions,
  type SearchFilter,
  type SearchOptions,
  type SearchResult,
} from './knowledge-index.ts';
export { loadPinyinReadings, loadSearchData } from './load-search-data.ts';
export { loadSnapshot } from './load-snapshot.ts';
export type { MatchFeatures } from './match-features.ts';
export type { PinyinReadings } from './pinyin-terms.ts';
export type { SearchReply, SearchRequest } from './search-messages.ts';
export type { SearchDataName } from './search-data.ts';
export type { SynonymGroup } from './synonyms.ts';
export { tokenizerVersion, type Token, type TokenKind } from './tokenizer.ts';
export { defaultTuning, type RankingTuning, type Tuning } from './tuning.ts';
export { foldText, KnowledgeIndex, tokenize } from './with-data.ts';
export { writeSnapshot } from './write-snapshot.ts';
