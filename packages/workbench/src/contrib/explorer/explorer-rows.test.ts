import type { ArticleSummary, CategoryNode } from '@askwell/core/protocol';
import { describe, expect, it } from 'vitest';
import { bestLocale, categoryTrail, explorerRows, joinLocales } from './explorer-rows.ts';

function summary(articleId: string, locale: string, title: string, category: string): ArticleSummary {
  return {
    articleId,
    locale,
    title,
    category,
    kind: 'article',
    tags: [],
    audience: 'customer',
    revision: 1,
    updatedAt: 0,
  };
}

const categories: readonly CategoryNode[] = [
  { id: 'policy', name: 'Policies', children: [{ id: 'policy/returns', name: 'Returns', children: [] }] },
  { id: 'empty', name: 'Empty', children: [] },
];
const articles = [
  summary('returns', 'en', 'Return something', 'policy/returns'),
  summary('returns', 'zh-CN', '退货', 'policy/returns'),
  summary('refunds', 'en', 'Get a refund', 'policy/returns'),
  summary('lost', 'en', 'Lost and found', 'gone'),
];

function labels(expanded: readonly string[], locale = 'en'): string[] {
  const rows = explorerRows({
    articles: joinLocales(articles, locale),
    categories,
    expanded: new Set(expanded),
    unfiled: 'Not filed',
  });
  return rows.map(({ level, label }) => `${'-'.repeat(level - 1)}${label}`);
}

describe('explorerRows', () => {
  it('shows categories that have articles, and one place for the rest', () => {
    expect(labels([])).toEqual(['Policies', 'Not filed']);
  });

  it('shows what is expanded, articles by title and once for all languages', () => {
    expect(labels(['category:policy', 'category:policy/returns'])).toEqual([
      'Policies',
      '-Returns',
      '--Get a refund',
      '--Return something',
      'Not filed',
    ]);
  });

  it("prefers the reader's language", () => {
    expect(labels(categoryTrail('policy/returns'), 'zh-CN')).toContain('--退货');
    expect(labels(categoryTrail('policy/returns'), 'zh-CN')).toContain('--Get a refund');
  });

  it('expands what hides an unfiled article', () => {
    expect(labels(categoryTrail(''))).toEqual(['Policies', 'Not filed', '-Lost and found']);
  });

  it('does ten thousand articles in no time worth mentioning', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      summary(`article-${index}`, 'en', `Article ${index}`, 'policy/returns'),
    );
    const expanded = new Set(categoryTrail('policy/returns'));
    const started = performance.now();
    const rows = explorerRows({ articles: joinLocales(many, 'en'), categories, expanded, unfiled: '' });
    expect(rows).toHaveLength(10_002);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('bestLocale', () => {
  it.each([
    [['en', 'zh-CN'], 'zh-CN', 'zh-CN'],
    [['en', 'zh-CN'], 'zh-TW', 'zh-CN'],
    [['en-GB', 'zh-CN'], 'en', 'en-GB'],
    [['de'], 'en', 'de'],
    [[], 'en', undefined],
  ])('%s for %s is %s', (locales, wanted, best) => {
    expect(bestLocale(locales, wanted)).toBe(best);
  });
});
