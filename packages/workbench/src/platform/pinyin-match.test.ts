import { loadPinyinReadings } from '@askwell/core/search';
import { describe, expect, it } from 'vitest';
import { matchPinyin } from './pinyin-match.ts';

const readings = await loadPinyinReadings();
const marked = (query: string, text: string) =>
  matchPinyin(query, text, readings)
    ?.ranges.map(([start, end]) => text.slice(start, end))
    .join('|');

describe('matchPinyin', () => {
  it.each([
    ['czmm', '重置密码', '重置密码'],
    ['chongzhi', '重置密码', '重置'],
    ['mima', '如何重置密码', '密码'],
    ['chongzmm', '重置密码', '重置密码'],
    ["mi'ma", '重置密码', '密码'],
    ['czm', '重置登录密码', '重置|密'],
    ['mm cz', '重置密码', '重置密码'],
    ['th', '30 天内退货', '退货'],
    ['apptuihuo', '在 App 里退货', 'App|退货'],
    ['CZMM', '重置密码', '重置密码'],
  ])('%s finds %s', (query, text, expected) => {
    expect(marked(query, text)).toBe(expected);
  });

  it.each([
    ['mmcz', '重置密码'],
    ['x', '重置密码'],
    ['chongzhimimax', '重置密码'],
    ['a', ''],
  ])('%s does not find %s', (query, text) => {
    expect(matchPinyin(query, text, readings)).toBeUndefined();
  });

  it('prefers neighbours to characters far apart', () => {
    const near = matchPinyin('mm', '密码', readings)?.score ?? 0;
    expect(near).toBeGreaterThan(matchPinyin('mm', '密钥代码', readings)?.score ?? 0);
  });
});
