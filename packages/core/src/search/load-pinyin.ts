import type { PinyinReadings } from './pinyin.ts';

/** Loads the readings of Chinese characters, 4 kB in a chunk of their own, for the option `pinyin` of a `KnowledgeIndex`. */
export async function loadPinyin(): Promise<PinyinReadings> {
  return (await import('./pinyin.ts')).pinyinReadings;
}
