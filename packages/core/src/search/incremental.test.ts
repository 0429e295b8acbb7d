import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnowledgeIndex, writeSnapshot, type SearchDocument } from './index.ts';

const vocabulary = [
  'reset',
  'password',
  'refund',
  'card',
  'order',
  'E-1042',
  '重置',
  '密码',
  '退款',
  '订单',
  'invoice',
  'how',
];
const words = fc.array(fc.constantFrom(...vocabulary), { maxLength: 8 }).map((list) => list.join(' '));
const document: fc.Arbitrary<SearchDocument> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  locale: fc.constantFrom('en', 'zh-CN'),
  title: words,
  questions: fc.array(words, { maxLength: 2 }),
  sections: fc.array(fc.record({ id: fc.constantFrom('', 's1', 's2'), heading: words, text: words }), { maxLength: 3 }),
  tags: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
  category: fc.constantFrom('', 'p', 'p/q'),
  audience: fc.constantFrom('customer' as const, 'internal' as const),
});
const change = fc.oneof(
  document.map((one) => ({ replace: one })),
  document.map(({ id, locale }) => ({ remove: { id, locale } })),
  words.map((search) => ({ search })),
);

describe('incremental changes', () => {
  it('leave an index that answers and snapshots like one that was built anew', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), words, (changes, query) => {
        const index = new KnowledgeIndex();
        const kept = new Map<string, SearchDocument>();
        for (const one of changes) {
          if ('replace' in one) {
            index.replace(one.replace);
            kept.set(`${one.replace.id} ${one.replace.locale}`, one.replace);
          } else if ('remove' in one) {
            index.remove(one.remove.id, one.remove.locale);
            kept.delete(`${one.remove.id} ${one.remove.locale}`);
          } else index.search(one.search);
        }
        const rebuilt = new KnowledgeIndex();
        for (const one of [...kept.values()].toReversed()) rebuilt.add(one);
        expect(index.size).toBe(rebuilt.size);
        expect(index.search(query, { locale: 'en' })).toEqual(rebuilt.search(query, { locale: 'en' }));
        expect(index.search(query, { prefix: true })).toEqual(rebuilt.search(query, { prefix: true }));
        // Far faster than comparing typed arrays by `toEqual`.
        expect(writeSnapshot(index).join()).toBe(writeSnapshot(rebuilt).join());
      }),
      { numRuns: 150 },
    );
  });

  it('survive many rebuilds of the block', () => {
    const index = new KnowledgeIndex();
    const text = Array.from({ length: 400 }, (_, i) => `word${i}`).join(' ');
    for (let round = 0; round < 300; round++) {
      index.replace({
        id: `n${round % 100}`,
        locale: 'en',
        title: `Title ${round}`,
        questions: [],
        sections: [{ id: '', heading: '', text: `${text} unique${round}` }],
        tags: [],
        category: '',
        audience: 'customer',
      });
      if (round % 10 === 0) index.search('word7');
    }
    expect(index.size).toBe(100);
    expect(index.search('unique42')).toEqual([]);
    expect(index.search('unique242')[0]?.id).toBe('n42');
  });
});
