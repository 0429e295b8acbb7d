import { otherReadings, pinyinRuns } from './pinyin-data.ts';
import { pinyinTerms, type PinyinReadings } from './pinyin-terms.ts';
import type { PinyinSpeller } from './search-data.ts';

function readTable(): Map<string, string[]> {
  const table = new Map<string, string[]>();
  // GB 2312's first level stands in the order of its readings, from row 16 on, 94 characters a row.
  const decoder = new TextDecoder('gbk');
  let position = 0;
  for (const run of pinyinRuns.split(' ')) {
    const [, reading = '', count = '0'] = /^([a-z]+)(\d+)$/.exec(run) ?? [];
    for (let i = 0; i < Number(count); i++, position++) {
      const bytes = new Uint8Array([0xb0 + Math.floor(position / 94), 0xa1 + (position % 94)]);
      table.set(decoder.decode(bytes), [reading]);
    }
  }
  for (const other of otherReadings.split(' ')) table.get(other.charAt(0))?.push(other.slice(1));
  return table;
}

let table: Map<string, string[]> | undefined;

/** Readings of the 3,755 characters in common use. */
export const pinyinReadings: PinyinReadings = (character) => {
  table ??= readTable();
  return table.get(character) ?? [];
};

export const spellPinyin: PinyinSpeller = (tokens) => pinyinTerms(tokens, pinyinReadings);
