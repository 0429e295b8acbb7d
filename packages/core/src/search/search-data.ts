import { hasHanFolding, setHanFolding } from './folding.ts';
import type { SynonymGroup } from './synonyms.ts';
import type { Token } from './tokenizer.ts';

/** What people may type for a text in Chinese characters without an input method. */
export type PinyinSpeller = (tokens: readonly Token[]) => string[];

/** A table beside the search's code. Browsers load those that an index needs; everywhere else they are there at once. */
export type SearchDataName = 'everyday-synonyms' | 'han-folding' | 'pinyin';

export const searchDataNames: readonly SearchDataName[] = ['everyday-synonyms', 'han-folding', 'pinyin'];

export interface SearchData {
  readonly everydaySynonyms?: readonly SynonymGroup[];
  readonly hanFolding?: string;
  readonly pinyin?: PinyinSpeller;
}

let synonyms: readonly SynonymGroup[] | undefined;
let pinyin: PinyinSpeller | undefined;

/** Makes tables known. They are constants of this version, so that giving one twice changes nothing. */
export function provideSearchData(data: SearchData): void {
  if (data.hanFolding !== undefined) setHanFolding(data.hanFolding);
  synonyms ??= data.everydaySynonyms;
  pinyin ??= data.pinyin;
}

const missing = (name: SearchDataName, what: string): Error =>
  new Error(`${what} "${name}" is not loaded. Call \`await loadSearchData(['${name}'])\` before making the index.`);

/** @throws Error with the remedy when they are not loaded */
export function everydaySynonymGroups(): readonly SynonymGroup[] {
  if (!synonyms) throw missing('everyday-synonyms', 'The index uses everyday synonyms, but the table');
  return synonyms;
}

/** @throws Error with the remedy when they are not loaded */
export function pinyinSpeller(): PinyinSpeller {
  if (!pinyin) throw missing('pinyin', 'The index spells titles in pinyin, but the table');
  return pinyin;
}

/** @throws Error with the remedy when a text has Han characters and their table is not loaded */
export function requireHanFolding(texts: () => Iterable<string>): void {
  if (hasHanFolding()) return;
  for (const text of texts()) {
    if (hasHan(text)) throw missing('han-folding', 'The text has Han characters, but the table');
  }
}

/** Whether some character is, or folds to, a Han character. Generous: it also says so of kana. */
export function hasHan(text: string): boolean {
  return /[\u2e80-\u9fff\uf900-\ufaff\u{1f200}-\u{1f2ff}\u{20000}-\u{3ffff}]/u.test(text);
}
