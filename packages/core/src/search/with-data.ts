import { everydaySynonyms } from './everyday-synonyms.ts';
import { foldText as fold } from './folding.ts';
import { hanFoldingData } from './han-folding-data.ts';
import { KnowledgeIndex as Index } from './knowledge-index.ts';
import { spellPinyin } from './pinyin.ts';
import { provideSearchData } from './search-data.ts';
import { tokenize as split } from './tokenizer.ts';

// What servers, editors and the command line use: everything is there from the first moment, nothing need be awaited.
provideSearchData({ everydaySynonyms, hanFolding: hanFoldingData, pinyin: spellPinyin });

// Bindings of this module and no re-exports: bundlers follow those past the call above and would leave it out.
export const KnowledgeIndex = Index;
export type KnowledgeIndex = Index;
export const tokenize: typeof split = split;
export const foldText: typeof fold = fold;
