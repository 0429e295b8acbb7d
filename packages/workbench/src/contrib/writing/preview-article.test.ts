import type { ArticleSummary, AttachmentDescription } from '@askwell/core/protocol';
import { describe, expect, it } from 'vitest';
import { previewArticle } from './preview-article.ts';

const articles = [
  { articleId: 'returns', locale: 'zh-CN', title: '退货' },
  { articleId: 'returns', locale: 'en', title: 'Return something' },
] as ArticleSummary[];
const attachments = [
  { paths: ['img/label.png'], address: 'api/v1/attachments/abc' },
] as unknown as AttachmentDescription[];

function preview(body: string) {
  const read = previewArticle(
    `---\ntitle: T\n---\n${body}\n`,
    { articleId: 'a', locale: 'en' },
    { articles, attachments },
  );
  if (!read.ok) throw new Error(read.error.message);
  return JSON.stringify(read.value.sections);
}

describe('the preview', () => {
  it.each([
    ['[x](returns)', 'article:returns'],
    ['[x](returns#who-can)', 'article:returns#who-can'],
    ['[x](../policy/returns.en.md)', 'article:returns'],
    ['[x](https://shop.example/)', 'https://shop.example/'],
    ['![x](/img/label.png)', 'api/v1/attachments/abc'],
    ['![x](api/v1/attachments/def)', 'api/v1/attachments/def'],
  ])('leads %s to %s', (body, address) => {
    expect(preview(body)).toContain(`"${address}"`);
  });

  it('names a bare link by the title in the language of the article', () => {
    expect(preview('[returns](returns)')).toContain('Return something');
  });

  it('says why a file cannot be read', () => {
    const read = previewArticle('---\ntitle: [\n---\n', { articleId: 'a', locale: 'en' }, { articles, attachments });
    expect(read).toMatchObject({ ok: false });
  });
});
