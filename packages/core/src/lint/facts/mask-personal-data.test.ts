import { describe, expect, it } from 'vitest';
import { maskPersonalData } from './mask-personal-data.ts';
import { personalDataIn } from './personal-data.ts';

describe('maskPersonalData', () => {
  it.each([
    ['my mail anna.berg@gmail.com is wrong', 'my mail … is wrong'],
    ['请打 13812345678 或写 li.na@qq.com', '请打 … 或写 …'],
    ['where is order 4539578763621487?', 'where is order 4539578763621487?'],
  ])('%j becomes %j', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
    expect(personalDataIn(maskPersonalData(text))).toEqual([]);
  });
});
