import { describe, expect, it } from 'vitest';
import type { Article } from './article.ts';
import { parseArticleFile } from './article-file.ts';
import { staleSections } from './stale-sections.ts';

function article(text: string): Article {
  const parsed = parseArticleFile(`# T\n\n${text}`, { path: 'a.md' });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value.article;
}

const source = article('Intro.\n\n## Problem\n\nLate.\n\n## Steps\n\n1. Wait.\n\n## Costs\n\nFive pounds.\n');
const translation = article('简介。\n\n## 问题描述\n\n晚了。\n\n## 解决步骤\n\n1. 等。\n\n## 费用\n\n五英镑。\n');
const changed = (from: string, to: string) =>
  article('Intro.\n\n## Problem\n\nLate.\n\n## Steps\n\n1. Wait.\n\n## Costs\n\nFive pounds.\n'.replace(from, to));

describe('staleSections', () => {
  it('finds nothing while the source says the same', () => {
    expect(staleSections(translation, source, source)).toEqual([]);
  });

  it.each([
    ['Intro.', 'Begin.', ['']],
    ['1. Wait.', '1. Wait two days.', ['解决步骤']],
    ['Five pounds.', 'Six pounds.', ['费用']],
    ['## Costs', '## Prices', ['解决步骤', '费用']],
  ])('finds the section whose source changed: %s', (from, to, stale) => {
    expect(staleSections(translation, source, changed(from, to))).toEqual(stale);
  });

  it('points to the place where the source has grown, and to what it no longer has', () => {
    const grown = changed('## Steps', '## Dates\n\nMay.\n\n## Steps');
    expect(staleSections(translation, source, grown)).toEqual(['问题描述']);
    expect(staleSections(translation, source, changed('## Costs\n\nFive pounds.\n', ''))).toEqual(['费用']);
  });

  it('goes by the parts of the norm where the translation is cut differently', () => {
    const shorter = article('## 解决步骤\n\n1. 等。\n');
    expect(staleSections(shorter, source, changed('1. Wait.', '1. Call.'))).toEqual(['解决步骤']);
    expect(staleSections(shorter, source, changed('Five', 'Six'))).toEqual([]);
  });
});
