import { describe, expect, it } from 'vitest';
import { rankItems } from './palette-ranking.ts';

const items = [
  { id: 'panel', label: 'View: Toggle Panel', run() {} },
  { id: 'side', label: 'View: Toggle Side Bar', run() {} },
  { id: 'returns', label: '30 天内退货', description: 'zh-CN · policy/returns', run() {} },
];
const ids = (query: string, recent: readonly string[] = []) =>
  rankItems(items, query, recent).map(({ item }) => item.id);

describe('rankItems', () => {
  it('shows what was used recently first while nothing is typed', () => {
    expect(ids('', ['returns', 'side'])).toEqual(['returns', 'side', 'panel']);
    expect(rankItems(items, '', ['returns']).map(({ recent }) => recent)).toEqual([true, false, false]);
  });

  it('lets recent use decide between equals', () => {
    expect(ids('toggle')).toEqual(['panel', 'side']);
    expect(ids('toggle', ['side'])).toEqual(['side', 'panel']);
  });

  it('finds Chinese titles, and descriptions', () => {
    expect(ids('退货')).toEqual(['returns']);
    const [found] = rankItems(items, 'policy', []);
    expect(found?.item.id).toBe('returns');
    expect(found?.labelRanges).toEqual([]);
    expect(found?.descriptionRanges.length).toBeGreaterThan(0);
  });

  it('marks where the label matches', () => {
    expect(rankItems(items, 'side', [])[0]?.labelRanges).toEqual([[13, 17]]);
  });
});
