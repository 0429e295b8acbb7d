import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchDocument } from '../search/index.ts';
import { RelatedArticles } from './index.ts';

function article(id: string, title: string, text: string, more: Partial<SearchDocument> = {}): SearchDocument {
  const sections = [{ id: '', heading: '', text }];
  const basis = {
    id,
    locale: 'en',
    title,
    questions: [],
    sections,
    tags: [],
    category: '',
    audience: 'customer',
  } as const;
  return { ...basis, ...more };
}

const articles = [
  article(
    'descale-ember',
    'Descale the Ember',
    'Dissolve citric acid in water and fill the tank of the espresso machine.',
  ),
  article('clean-ember', 'Clean the Ember', 'Rinse the tank of the espresso machine with water and wipe it.'),
  article('refund-times', 'When a refund arrives', 'The bank needs five days to book a refund.'),
  article('invoice', 'Find an invoice', 'Invoices lie in the account under orders.', {
    tags: ['payment'],
    category: 'policy/money',
  }),
  article('door-code', 'Clean the machine room', 'Tank, water, espresso machine: the door code.', {
    audience: 'internal',
  }),
  article('old-ember', 'Descale the old Ember', 'Citric acid, water, tank, espresso machine.', {
    verification: 'expired',
  }),
  article('descale-ember', '给 Ember 除垢', '把柠檬酸溶于水，倒入水箱。', { locale: 'zh-CN' }),
  article('clean-ember', '清洁 Ember', '用水冲洗水箱。', { locale: 'zh-CN' }),
  article('refund-times', '退款多久到账', '银行需要五天。', { locale: 'zh-CN' }),
];

function related(list: readonly SearchDocument[] = articles): RelatedArticles {
  const all = new RelatedArticles();
  for (const one of list) all.put(one);
  return all;
}

const ids = (list: readonly { readonly articleId: string }[]) => list.map(({ articleId }) => articleId);

describe('related articles', () => {
  it('share telling words, in the article’s own language', () => {
    const all = related();
    expect(all.of('descale-ember', 'en')[0]).toMatchObject({
      articleId: 'clean-ember',
      title: 'Clean the Ember',
      reason: 'content',
    });
    expect(ids(all.of('descale-ember', 'zh-CN'))).toEqual(['clean-ember']);
    expect(all.of('none', 'en')).toEqual([]);
    expect(all.of('invoice', 'zh-CN')).toEqual([]);
  });

  it('are nothing internal for customers, and nothing expired for anybody', () => {
    const all = related();
    expect(ids(all.of('descale-ember', 'en'))).not.toContain('door-code');
    const forStaff = ids(all.of('descale-ember', 'en', { audience: 'internal' }));
    expect(forStaff).toContain('door-code');
    expect(forStaff).not.toContain('old-ember');
  });

  it('share tags and categories where words say nothing', () => {
    const all = related([
      ...articles,
      article('cards', 'Gift vouchers', 'Sixty months.', { tags: ['payment'] }),
      article('tax', 'Duties abroad', 'Zollamt.', { category: 'policy/money' }),
    ]);
    expect(all.of('invoice', 'en')).toMatchObject([
      { articleId: 'cards', reason: 'tags' },
      { articleId: 'tax', reason: 'category' },
    ]);
  });

  it('are what readers went on to, when enough of them did', () => {
    const all = related();
    const few = all.of('descale-ember', 'en', { wentOnTo: new Map([['refund-times', 1]]) });
    expect(few[0]?.articleId).toBe('clean-ember');
    const many = all.of('descale-ember', 'en', {
      wentOnTo: new Map([
        ['refund-times', 60],
        ['gone', 5],
      ]),
    });
    expect(many[0]).toMatchObject({ articleId: 'refund-times', reason: 'readers' });
    expect(ids(many)).not.toContain('gone');
    expect(all.of('descale-ember', 'en', { limit: 1 })).toHaveLength(1);
  });

  it('are the same in whatever order articles came, changed and went', () => {
    const words = fc.array(fc.constantFrom('tank', 'water', 'refund', 'bank', 'kettle', 'grinder', '水箱', '退款'), {
      minLength: 1,
      maxLength: 8,
    });
    const many = fc.uniqueArray(
      fc.record({ id: fc.constantFrom(...'abcdefgh'), text: words, tags: fc.subarray(['x', 'y']) }),
      { selector: ({ id }) => id, minLength: 2 },
    );
    fc.assert(
      fc.property(many, fc.infiniteStream(fc.nat()), (list, order) => {
        const documents = list.map(({ id, text, tags }) =>
          article(id, text.slice(0, 2).join(' '), text.join(' '), { tags }),
        );
        const straight = related(documents);
        const other = new RelatedArticles();
        other.put(article('gone', 'tank water', 'refund'));
        const shuffled = documents.toSorted(() => (order.next().value % 2 === 0 ? 1 : -1));
        for (const one of shuffled) other.put({ ...one, title: 'something else' });
        for (const one of shuffled) other.put(one);
        other.remove('gone', 'en');
        for (const { id } of documents) {
          const [first, second] = [straight.of(id, 'en'), other.of(id, 'en')];
          expect(ids(second)).toEqual(ids(first));
          for (const [index, { score }] of first.entries()) expect(second[index]!.score).toBeCloseTo(score, 10);
        }
      }),
    );
  });
});
