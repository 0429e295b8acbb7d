import type { ArticleSummary } from '@askwell/core/protocol';
import { describe, expect, it } from 'vitest';
import { articleChoices } from './article-choices.ts';

const article = (articleId: string, locale: string, title: string): ArticleSummary => ({
  articleId,
  locale,
  title,
  kind: 'article',
  category: '',
  tags: [],
  audience: 'customer',
  revision: 1,
  updatedAt: 1,
});
const articles = [
  article('warranty', 'en', 'Warranty'),
  article('returns', 'en', 'Returns'),
  article('returns', 'zh-CN', '退货'),
  article('invoices', 'zh-CN', '发票'),
];
const titles = (...args: Parameters<typeof articleChoices>) => articleChoices(...args).map(({ title }) => title);

describe('the articles that may answer a question', () => {
  it('are those of its language by title, then those that are only there in another one', () => {
    expect(titles(articles, 'en')).toEqual(['Returns', 'Warranty', '发票']);
    expect(titles(articles, 'zh-CN').at(-1)).toBe('Warranty');
    expect(titles(articles, 'zh-TW')).not.toContain('Returns');
  });

  it('begin with the suggested one', () => {
    expect(titles(articles, 'en', 'warranty')[0]).toBe('Warranty');
    expect(titles(articles, 'en', 'invoices')[0]).toBe('发票');
    expect(titles(articles, 'en', 'gone')).toEqual(titles(articles, 'en'));
  });
});
