import type { PinyinReadings } from './pinyin-terms.ts';
import { provideSearchData, type SearchDataName } from './search-data.ts';

const loaders: Readonly<Record<SearchDataName, () => Promise<void>>> = {
  'everyday-synonyms': async () => provideSearchData(await import('./everyday-synonyms.ts')),
  'han-folding': async () => provideSearchData({ hanFolding: (await import('./han-folding-data.ts')).hanFoldingData }),
  pinyin: async () => provideSearchData({ pinyin: (await import('./pinyin.ts')).spellPinyin }),
};

/** Loads tables, each a chunk of its own. {@link loadSnapshot} does it for what a snapshot needs. */
export async function loadSearchData(names: readonly SearchDataName[]): Promise<void> {
  await Promise.all(names.map((name) => loaders[name]()));
}

/** Loads the readings alone, for those who match a few titles without an index. */
export async function loadPinyinReadings(): Promise<PinyinReadings> {
  return (await import('./pinyin.ts')).pinyinReadings;
}
