import { expect, it } from 'vitest';
import { matchPattern } from './editor-pattern.ts';

it.each([
  ['article/{articleId}/{locale}', 'article/returns/zh-CN', { articleId: 'returns', locale: 'zh-CN' }],
  ['article/{articleId}/{locale}', 'article/a%2Fb/en', { articleId: 'a/b', locale: 'en' }],
  ['keyboard-shortcuts', 'keyboard-shortcuts', {}],
  ['article/{articleId}/{locale}', 'article/returns', undefined],
  ['article/{articleId}/{locale}', 'article//en', undefined],
  ['article/{articleId}/{locale}', 'article/%E0%A4%A/en', undefined],
  ['conversation/{id}', 'article/1', undefined],
])('%s takes %s', (pattern, uri, parameters) => {
  expect(matchPattern(pattern, uri)).toEqual(parameters);
});
