import type { FoundText } from '@askwell/core/protocol';
import { describe, expect, it } from 'vitest';
import { placeId, searchRows, withoutPlaces } from './search-rows.ts';

const place = (offset: number, text = 'kettle') => ({ offset, line: offset, before: 'a ', text, after: ' here' });
const article = (articleId: string, ...offsets: number[]): FoundText => ({
  articleId,
  locale: 'en',
  title: `About ${articleId}`,
  revision: 1,
  draft: null,
  matches: offsets.map((offset) => place(offset)),
  more: false,
});
const articles = [article('care', 3, 9), article('returns', 5)];

describe('the rows of a search', () => {
  it('are articles with their places beneath', () => {
    const rows = searchRows({ articles, collapsed: new Set(['care en']), replacement: undefined });
    expect(rows.map(({ id, level, expanded }) => [id, level, expanded])).toEqual([
      ['care en', 1, false],
      ['returns en', 1, true],
      ['returns en 5', 2, undefined],
    ]);
  });

  it('show what would stand there instead', () => {
    const rows = searchRows({ articles, collapsed: new Set(), replacement: ({ text }) => text.toUpperCase() });
    expect(rows.flatMap(({ value }) => (value.type === 'place' ? [value.replacement] : []))).toEqual([
      'KETTLE',
      'KETTLE',
      'KETTLE',
    ]);
  });
});

describe('leaving places out', () => {
  it('leaves out articles without places, too', () => {
    const gone = new Set([placeId(articles[0]!, place(9)), placeId(articles[1]!, place(5))]);
    expect(withoutPlaces(articles, gone)).toEqual([article('care', 3)]);
  });
});
