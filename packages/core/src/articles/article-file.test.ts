import { describe, expect, it } from 'vitest';
import { parseArticleFile, problemLine } from './article-file.ts';

const read = (text: string, path = 'policy/Returns & refunds/return-policy.zh-CN.md', defaultLocale = 'en') =>
  parseArticleFile(text, { path, defaultLocale });

function article(text: string, path?: string, defaultLocale?: string) {
  const result = read(text, path, defaultLocale);
  if (!result.ok) throw new Error(problemLine(result.error));
  return result.value;
}

function problem(text: string, path = 'a.md') {
  const result = read(text, path);
  return result.ok ? undefined : problemLine(result.error);
}

describe('parseArticleFile', () => {
  it('reads the norm', () => {
    const {
      article: returned,
      draft,
      body,
      losses,
    } = article(`---
kind: case
title: "Return: within 30 days"
questions:
  - how do I send it back
  - how do I send it back
tags: [returns, refunds]
audience: internal
author: Mei Lin
reviewer: Aoife Brennan
reviewedAt: 2026-10-26
verifyEveryDays: 90
related: [refund-times]
---

You changed your mind.

## 解决步骤

1. Open it.
`);
    expect(returned).toEqual({
      id: 'return-policy',
      locale: 'zh-CN',
      kind: 'case',
      title: 'Return: within 30 days',
      questions: ['how do I send it back'],
      category: 'policy/returns-refunds',
      tags: ['returns', 'refunds'],
      audience: 'internal',
      author: 'Mei Lin',
      reviewer: 'Aoife Brennan',
      reviewedAt: '2026-10-26',
      verifyEveryDays: 90,
      related: ['refund-times'],
      sections: [
        {
          id: '',
          heading: '',
          level: 0,
          blocks: [{ type: 'paragraph', children: [{ type: 'text', text: 'You changed your mind.' }] }],
          text: 'You changed your mind.',
        },
        {
          id: '解决步骤',
          heading: '解决步骤',
          level: 2,
          blocks: [
            {
              type: 'list',
              ordered: true,
              items: [{ children: [{ type: 'paragraph', children: [{ type: 'text', text: 'Open it.' }] }] }],
            },
          ],
          text: 'Open it.',
        },
      ],
    });
    expect(draft).toBe(false);
    expect(losses).toEqual([]);
    expect(body).toMatch(/^\nYou changed/);
  });

  it.each([
    ['the path', 'Store Support/Shipping/Track-your-order.md', '', 'track-your-order', 'en', 'store-support/shipping'],
    ['its suffix', 'a/b.zh-cn.md', '', 'b', 'zh-CN', 'a'],
    ['the front matter', 'a/b.md', 'id: 360014704319\nlocale: zh-tw\ncategory: /x/y/', '360014704319', 'zh-TW', 'x/y'],
    ['a name with dots that is no language', 'release.notes.1.20.md', '', 'release-notes-1-20', 'en', ''],
    ['a Chinese name', '常见 问题.md', '', '常见-问题', 'en', ''],
  ])('takes id, locale and category from %s', (_, path, keys, id, locale, category) => {
    expect(article(`---\n${keys}\n---\n# T`, path).article).toMatchObject({ id, locale, category, title: 'T' });
  });

  it('keeps ids and titles that look like numbers as they are written', () => {
    expect(article('---\nid: 00012345678901234567890\ntitle: 1.10\n---\n').article).toMatchObject({
      id: '00012345678901234567890',
      title: '1.10',
    });
  });

  it('takes the title from the first heading, and from the file name where there is none', () => {
    expect(article('# Hello *you*\n\ntext').article.title).toBe('Hello you');
    const untitled = article('text', 'a/return_an-item.md');
    expect(untitled.article.title).toBe('return an item');
    expect(untitled.losses).toEqual([{ kind: 'title-missing', line: 1, detail: 'return an item' }]);
  });

  it('drops a first heading that repeats the title, and says so when it differs', () => {
    const same = article('---\ntitle: A\n---\n\n# A\n\ntext');
    expect([same.article.sections.map(({ heading }) => heading), same.losses]).toEqual([[''], []]);
    expect(article('---\ntitle: A\n---\n\n# B').losses).toEqual([{ kind: 'title-heading', line: 4, detail: 'B' }]);
  });

  it('reports unknown keys, and the lines of losses in the file', () => {
    expect(article('---\ntitle: A\nsummary: x\n---\n\n\n[a](x:y)').losses).toEqual([
      { kind: 'unknown-key', line: 3, detail: 'summary' },
      { kind: 'link-refused', line: 7, detail: 'x:y' },
    ]);
  });

  it('reads files with Windows line ends, a byte order mark, no front matter or an empty one', () => {
    expect(article('\ufeff---\r\ntitle: A\r\n---\r\n\r\none\r\ntwo\r\n').article).toMatchObject({
      title: 'A',
      sections: [{ text: 'one two' }],
    });
    expect(article('---\n---\n# B').article.title).toBe('B');
    expect(article('').article.sections).toEqual([]);
  });

  it('knows drafts', () => {
    expect(article('---\ndraft: true\n---\n# A').draft).toBe(true);
  });

  it.each([
    ['audience: everyone', '"audience" is "everyone". Write customer or internal.'],
    ['kind: faq', '"kind" is "faq". Write article, case, canned-response or procedure.'],
    [
      'id: Reset Password',
      '"id" is "Reset Password". Write lower-case words joined by hyphens, for instance reset-password.',
    ],
    ['id: ../../etc/passwd', '"id" is "../../etc/passwd". Write lower-case words'],
    ['reviewedAt: 14.09.2026', '"reviewedAt" is "14.09.2026". Write a date such as 2026-09-14.'],
    ['reviewedAt: 2026-02-30', '"reviewedAt" is "2026-02-30", which is no day of the calendar.'],
    ['verifyEveryDays: often', '"verifyEveryDays" is "often". Write a whole number of days'],
    ['verifyEveryDays: -1', '"verifyEveryDays" is "-1". Write a whole number of days'],
    ['title: [a]', '"title" is a list or map. Write one line of text.'],
    ['tags: {a: b}', '"tags" is a map. Write a list.'],
    ['locale: "no such"', '"locale" is "no such". Write a language tag such as en or zh-CN.'],
    ['draft: maybe', '"draft" is "maybe". Write true or false.'],
    ['redirectFrom: [ok, No Id]', '"redirectFrom" is "No Id". Write ids of articles'],
    ['redirectFrom: [a]', '"redirectFrom" names the article itself, "a". Remove it.'],
    ['kind: canned-response\naudience: customer', '"audience" is "customer", but a canned response is for agents.'],
  ])('refuses %s', (line, message) => {
    expect(problem(`---\n${line}\n---\n`)).toContain(`File "a.md": front matter key ${message}`);
  });

  it('refuses a locale that the file name contradicts', () => {
    expect(problem('---\nlocale: en\n---\n', 'a.zh-CN.md')).toContain(
      'the file\'s name says locale "zh-CN", the front matter "en"',
    );
  });

  it.each([
    ['that is not closed', '---\ntitle: A\n', 'line 1: front matter is not closed. End it with a line "---".'],
    ['that is broken', '---\ntitle: "A\n---\n', 'line 3: front matter cannot be read: Missing closing'],
    ['that is no map', '---\n- a\n---\n', 'line 2: front matter holds no keys.'],
    ['with an alias', '---\na: &x 1\nb: *x\n---\n', 'line 2: front matter cannot be read: anchor "&x" is not allowed'],
    ['with a tag', '---\na: !!js/function x\n---\n', 'is not allowed; remove it, values are read as text.'],
    ['with a key twice', '---\na: 1\na: 2\n---\n', 'line 3: front matter cannot be read: key "a" stands twice'],
    ['of more than 16 kB', `---\na: ${'x'.repeat(17_000)}\n---\n`, 'is not closed within 16384 characters'],
  ])('refuses front matter %s', (_, text, message) => {
    expect(problem(text)).toContain(message);
  });

  it('refuses Markdown of more than 64 kB', () => {
    expect(problem('x'.repeat(65_537))).toBe(
      'File "a.md": 65537 characters of Markdown; 65536 are allowed. Split the article.',
    );
  });

  it('does not take keys for more than they are', () => {
    const { article: read, losses } = article('---\n__proto__: {audience: internal}\nconstructor: x\ntitle: A\n---\n');
    expect(read.audience).toBe('customer');
    expect(losses.map(({ detail }) => detail)).toEqual(['__proto__', 'constructor']);
  });
});

describe('the kinds of articles', () => {
  it.each([
    ['article', 'customer'],
    ['case', 'customer'],
    ['canned-response', 'internal'],
    ['procedure', 'internal'],
  ])('%s is for the %s side unless it says otherwise', (kind, audience) => {
    const parsed = parseArticleFile(`---\nkind: ${kind}\n---\n# T\n\nText.`, { path: 'a.md' });
    expect(parsed).toMatchObject({ ok: true, value: { article: { kind, audience }, losses: [] } });
  });

  it('lets a procedure be for customers, and keeps what the article rests on and replaces', () => {
    const text =
      '---\nkind: procedure\naudience: customer\nsources: [Terms of 2026]\nredirectFrom: [old-one]\n---\n# T\n';
    expect(parseArticleFile(text, { path: 'a.md' })).toMatchObject({
      ok: true,
      value: { article: { audience: 'customer', sources: ['Terms of 2026'], redirectFrom: ['old-one'] } },
    });
  });

  it('takes the suppressions of the linter for no loss', () => {
    const parsed = parseArticleFile('---\ntitle: T\nlint: { disable: { orphan: a landing page } }\n---\n', {
      path: 'a.md',
    });
    expect(parsed).toMatchObject({ ok: true, value: { losses: [] } });
  });
});
