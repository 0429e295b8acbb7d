import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankItems, wantsPinyin } from './palette-ranking.ts';

const items = [
  { id: 'panel', label: 'View: Toggle Panel', run() {} },
  { id: 'side', label: 'View: Toggle Side Bar', run() {} },
  { id: 'returns', label: '30 天内退货', description: 'zh-CN · policy/returns', run() {} },
];
const ids = (query: string, recent: readonly string[] = []) =>
  rankItems(items, query, recent).shown.map(({ item }) => item.id);

describe('rankItems', () => {
  it('shows what was used recently first while nothing is typed', () => {
    expect(ids('', ['returns', 'side'])).toEqual(['returns', 'side', 'panel']);
    expect(rankItems(items, '', ['returns']).shown.map(({ recent }) => recent)).toEqual([true, false, false]);
  });

  it('lets recent use decide between equals', () => {
    expect(ids('toggle')).toEqual(['panel', 'side']);
    expect(ids('toggle', ['side'])).toEqual(['side', 'panel']);
  });

  it('finds Chinese titles, and descriptions', () => {
    expect(ids('退货')).toEqual(['returns']);
    const [found] = rankItems(items, 'policy', []).shown;
    expect(found?.item.id).toBe('returns');
    expect(found?.labelRanges).toEqual([]);
    expect(found?.descriptionRanges.length).toBeGreaterThan(0);
  });

  it('finds Chinese titles by their pinyin, below titles that match as written', () => {
    const pinyin = (query: string, text: string) =>
      query === 'th' && text.endsWith('退货') ? { score: 20, ranges: [[6, 8]] as const } : undefined;
    expect(rankItems(items, 'th', [])).toMatchObject({ count: 0, shown: [] });
    expect(wantsPinyin(items, 'th')).toBe(true);
    expect(wantsPinyin(items, '退货')).toBe(false);
    const named = [...items, { id: 'theme', label: 'Theme', run() {} }];
    const found = rankItems(named, 'th', [], pinyin);
    expect(found.shown.map(({ item }) => item.id)).toEqual(['theme', 'returns']);
  });

  it('counts all that match and shows as many as anybody reads', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({ id: `${index}`, label: `Article ${index}`, run() {} }));
    expect(rankItems(many, 'article', []).shown).toHaveLength(100);
    expect(rankItems(many, 'article', []).count).toBe(1_000);
    expect(rankItems(many, '', ['999']).shown[0]?.item.id).toBe('999');
  });

  it('finds the same while typing on as at once', () => {
    const words = ['returns', 'side bar', '30 天内退货', 'Toggle', 'a b c', 'reset'];
    const list = words.map((label, index) => ({
      id: `${index}`,
      label,
      description: words[5 - index] ?? '',
      run() {},
    }));
    fc.assert(
      fc.property(fc.stringMatching(/^[a-e rst退货]{1,5}$/), (query) => {
        const typed = Array.from(query, (_, at) => rankItems(list, query.slice(0, at + 1), [])).at(-1);
        expect(typed).toEqual(rankItems([...list], query, []));
      }),
    );
  });

  it('marks where the label matches', () => {
    expect(rankItems(items, 'side', []).shown[0]?.labelRanges).toEqual([[13, 17]]);
  });
});
