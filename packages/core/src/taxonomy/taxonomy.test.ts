import { describe, expect, it } from 'vitest';
import {
  categoryName,
  categoryTrail,
  completedTaxonomy,
  currentTags,
  localizedText,
  parseTaxonomy,
  tagName,
  type Taxonomy,
} from './index.ts';

const source = `
categories:
  - id: policy
    name: { en: Policies, zh-cn: 政策解读 }
    children:
      - id: shipping
        name: Shipping
tags:
  - id: returns
    name: { en: Returns, zh-CN: 退货 }
    color: '#A61E4D'
    description: Sending something back
synonyms:
  - [refund, money back]
`;

function taxonomy(text: string): Taxonomy {
  const result = parseTaxonomy(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('parseTaxonomy', () => {
  it('reads categories, tags and synonyms', () => {
    expect(taxonomy(source)).toEqual({
      categories: [
        {
          id: 'policy',
          name: { en: 'Policies', 'zh-CN': '政策解读' },
          children: [{ id: 'shipping', name: { und: 'Shipping' }, children: [] }],
        },
      ],
      tags: [
        {
          id: 'returns',
          name: { en: 'Returns', 'zh-CN': '退货' },
          description: { und: 'Sending something back' },
          color: '#a61e4d',
        },
      ],
      synonyms: [['refund', 'money back']],
    });
    expect(taxonomy('# nothing yet')).toEqual({ categories: [], tags: [], synonyms: [] });
  });

  it.each([
    ['- a', 'taxonomy is no map. Write categories, tags, synonyms as keys.'],
    ['topics: []', 'taxonomy has the unknown key "topics".'],
    ['categories: {}', 'categories is no list.'],
    ['categories: [{id: A b}]', 'category "…" id is "A b". Write lower-case words joined by hyphens.'],
    ['categories: [{id: a}, {id: a}]', 'category "a" stands twice. Give one another id.'],
    ['categories: [{id: a, children: [{id: b}, {id: b}]}]', 'category in "a" "b" stands twice.'],
    ['categories: [{id: a, name: {"no such": x}}]', 'has the key "no such". Write language tags such as en or zh-CN.'],
    ['tags: [{id: a, color: red}]', 'tag "a" color is "red". Write it as "#2b8a3e", in quotes.'],
    ['tags: [{id: a, aliases: [b]}, {id: b}]', 'tag "a" has the alias "b", which is "b" already. Keep one.'],
    ['tags: [{id: a, aliases: [c]}, {id: b, aliases: [c]}]', 'tag "b" has the alias "c", which is "a" already.'],
    ['tags: [{id: a, kind: b}]', 'tag has the unknown key "kind".'],
    ['synonyms: [[a]]', 'synonyms entry 1 has fewer than two words.'],
    ['a: &x [1]', 'anchor "&x" is not allowed'],
  ])('refuses %s', (text, message) => {
    const result = parseTaxonomy(text);
    expect(result.ok ? '' : result.error.message).toContain(message);
  });

  it('refuses a tree that is too deep', () => {
    let tree = 'id: a';
    for (let level = 0; level < 7; level++) tree = `id: a, children: [{${tree}}]`;
    expect(parseTaxonomy(`categories: [{${tree}}]`).ok).toBe(false);
  });
});

describe('names', () => {
  it('come in the reader’s language or the nearest', () => {
    const read = taxonomy(source);
    expect(categoryName(read, 'policy', 'zh-CN')).toBe('政策解读');
    expect(categoryName(read, 'policy', 'zh-HK')).toBe('政策解读');
    expect(categoryName(read, 'policy', 'en-GB')).toBe('Policies');
    expect(categoryName(read, 'policy', 'de')).toBe('Policies');
    expect(categoryName(read, 'policy/shipping', 'zh-CN')).toBe('Shipping');
    expect(categoryName(read, 'policy/unknown', 'en')).toBe('unknown');
    expect(tagName(read, 'returns', 'zh-TW')).toBe('退货');
    expect(tagName(read, 'unknown', 'en')).toBe('unknown');
    expect(categoryTrail(read, 'policy/shipping')?.map(({ id }) => id)).toEqual(['policy', 'shipping']);
  });

  it.each([
    ['zh-HK', '繁'],
    ['zh-Hant-MO', '繁'],
    ['zh-SG', '简'],
    ['zh', '简'],
    ['pt-PT', 'br'],
    ['fr', 'e'],
  ])('for %s: %s', (locale, expected) => {
    expect(localizedText({ 'pt-BR': 'br', 'zh-TW': '繁', 'zh-CN': '简', en: 'e' }, locale)).toBe(expected);
  });

  it('are none where there are none', () => {
    expect(localizedText({}, 'en')).toBeUndefined();
    expect(localizedText({ fr: 'f' }, 'en')).toBe('f');
  });
});

describe('aliases', () => {
  const renamed = taxonomy('tags: [{id: returns, aliases: [sending-back, Rückgabe]}, {id: refund}]');

  it('mean the tag they were renamed to', () => {
    expect(currentTags(renamed, ['sending-back', 'refund', 'returns', 'new'])).toEqual(['returns', 'refund', 'new']);
  });

  it('are no tags that articles add', () => {
    const articles = [{ category: '', folders: [], tags: ['sending-back', 'new'] }];
    expect(completedTaxonomy(renamed, articles).tags.map(({ id }) => id)).toEqual(['returns', 'refund', 'new']);
  });
});

describe('completedTaxonomy', () => {
  it('adds what articles use, named after folders, behind what is stated', () => {
    const completed = completedTaxonomy(taxonomy(source), [
      { category: 'store-support/shipping', folders: ['Store Support', 'Shipping'], tags: ['returns', 'new'] },
      { category: 'about', folders: ['About'], tags: [] },
      { category: 'policy/warranty', folders: ['policy', 'Warranty & repair'], tags: [] },
      { category: '', folders: [], tags: ['new'] },
    ]);
    expect(completed.categories.map(({ id, name }) => [id, name])).toEqual([
      ['policy', { en: 'Policies', 'zh-CN': '政策解读' }],
      ['about', { und: 'About' }],
      ['store-support', { und: 'Store Support' }],
    ]);
    expect(categoryName(completed, 'policy/warranty', 'en')).toBe('Warranty & repair');
    expect(categoryName(completed, 'store-support/shipping', 'en')).toBe('Shipping');
    expect(completed.tags.map(({ id }) => id)).toEqual(['returns', 'new']);
  });
});
