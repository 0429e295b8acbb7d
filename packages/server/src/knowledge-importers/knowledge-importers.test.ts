import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { plainText, safeHref, safeSrc } from '@askwell/core/articles';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isArticlePath } from '../folder-export/article-path.ts';
import type { FolderContent } from '../folder-import/index.ts';
import { readCsv } from './csv-records.ts';
import { importerFor } from './index.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'askwell-importers-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(path: string, content: unknown): Promise<string> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(
    file,
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
  );
  return file;
}

const read = async (path: string, locale?: string) =>
  (await importerFor(path)).read(path, locale === undefined ? {} : { locale });
const textOf = ({ articles }: FolderContent) =>
  articles.map(({ article }) => article.sections.map(({ blocks }) => plainText(blocks)).join('\n'));

describe('Zendesk Guide', () => {
  const article = {
    id: 360014704319,
    title: 'Return an item',
    locale: 'en-us',
    section_id: 20,
    label_names: ['Returns & refunds', 'returns'],
    draft: false,
    user_segment_id: null,
    body: '<h2>Steps</h2>\n<p>See <a href="https://help.shop.example/hc/en-us/articles/360014704320-Costs#h_1">costs</a>.</p>\n<iframe src="https://v.example"></iframe>',
  };
  const exported = {
    articles: [
      article,
      {
        id: 360014704320,
        title: 'Costs',
        locale: 'en-us',
        section_id: 21,
        user_segment_id: 7,
        attachments: [{}],
        body: '<h2 id="h_1">Five</h2>',
      },
      { id: 360014704321, title: 'Not yet', locale: 'en-us', section_id: 20, draft: true, body: '' },
      { id: 360014704322, title: '', locale: 'en-us', body: '' },
      { id: '../../etc/passwd', title: 'X', body: '' },
    ],
    sections: [
      { id: 20, name: 'Returns', category_id: 10 },
      { id: 21, name: 'Costs / fees', category_id: 10, parent_section_id: 20 },
    ],
    categories: [{ id: 10, name: 'Policy & law' }],
  };

  it('gives articles with their place, labels, links and losses', async () => {
    const { articles, problems, losses, taxonomy } = await read(await write('export.json', exported));
    expect(articles.map(({ path, draft }) => [path, draft])).toEqual([
      ['policy-law/returns/360014704319.en-US.md', false],
      ['policy-law/returns/costs-fees/360014704320.en-US.md', false],
      ['policy-law/returns/360014704321.en-US.md', true],
    ]);
    expect(articles[0]!.article).toMatchObject({
      tags: ['returns-refunds', 'returns'],
      audience: 'customer',
      title: 'Return an item',
    });
    expect(JSON.stringify(articles[0]!.article.sections)).toContain('"href":"article:360014704320#h_1"');
    expect(articles[1]!.article.audience).toBe('internal');
    expect(problems.map(({ path, message }) => `${path} ${message}`)).toEqual([
      'articles/../../etc/passwd the article has no number as "id".',
      'articles/360014704322.en-us the article has no title.',
    ]);
    expect(losses.map(({ path, kind, line, detail }) => `${path}:${line} ${kind} ${detail}`)).toEqual([
      'articles/360014704319.en-us:3 html-removed <iframe src="https://v.example">',
      'articles/360014704320.en-us:1 unknown-key user_segment_id 7: only for staff now',
      'articles/360014704320.en-us:1 unknown-key attachments: 1',
    ]);
    expect(taxonomy.categories.map(({ id }) => id)).toEqual(['policy-law']);
  });

  it('reads a folder with a file for each list, and translations', async () => {
    await write('z/articles.json', {
      articles: [
        {
          ...article,
          translations: [
            { locale: 'en-us', title: 'Return', body: '<p>a</p>' },
            { locale: 'zh-cn', title: '退货', body: '<p>寄回</p>' },
          ],
        },
      ],
    });
    await write('z/sections.json', exported.sections);
    const { articles } = await read(join(root, 'z'));
    expect(articles.map(({ article: { id, locale, title, category } }) => [id, locale, title, category])).toEqual([
      ['360014704319', 'en-US', 'Return', 'returns'],
      ['360014704319', 'zh-CN', '退货', 'returns'],
    ]);
  });

  it.each([
    ['{', 'is no JSON'],
    ['{}', 'holds no list "articles"'],
    ['[]', 'holds no list "articles"'],
  ])('refuses %s', async (text, message) => {
    await expect(read(await write('export.json', text))).rejects.toThrow(message);
  });
});

describe('CSV', () => {
  it('reads RFC 4180: quotes, line breaks, any line end, a byte order mark, other delimiters', () => {
    const records = (text: string) => {
      const result = readCsv(text);
      return result.ok ? result.value.map(({ line, fields }) => [line, ...fields]) : result.error;
    };
    expect(records('\ufeffa,b\r\n"x ""y""\r\nz",\r\n\r\n1,2')).toEqual([
      [1, 'a', 'b'],
      [2, 'x "y"\nz', ''],
      [5, '1', '2'],
    ]);
    expect(records('a;b\n1,5;2')).toEqual([
      [1, 'a', 'b'],
      [2, '1,5', '2'],
    ]);
    expect(records('a\tb')).toEqual([[1, 'a', 'b']]);
    expect(records('a,b\n"x')).toEqual({ line: 2, message: 'a quoted field does not end. Add the closing quote.' });
    expect(records('a,b\n"x"y,1')).toEqual({
      line: 2,
      message: 'text after a closing quote. Write a quote inside a quoted field as "".',
    });
  });

  it('makes one article of each row, by English or Chinese headers', async () => {
    const file = await write(
      'faq.csv',
      '\ufeff问题,答案,分类,标签,相似问题,备注\n怎么退货,"第一步：打包\n第二步：寄回\n\n* 不是列表",售后/退货,"退货、售后",想退货|能退吗,x\n空,,,,,\n运费,"<p>五元</p><script>1</script>",,,,\n',
    );
    const content = await read(file, 'zh-CN');
    expect(
      content.articles.map(({ path, article: { locale, title, tags, questions, category } }) => [
        path,
        locale,
        title,
        tags,
        questions,
        category,
      ]),
    ).toEqual([
      ['售后/退货/怎么退货.zh-CN.md', 'zh-CN', '怎么退货', ['退货', '售后'], ['想退货', '能退吗'], '售后/退货'],
      ['运费.zh-CN.md', 'zh-CN', '运费', [], [], ''],
    ]);
    expect(textOf(content)).toEqual(['第一步：打包\n第二步：寄回\n* 不是列表', '五元']);
    expect(content.problems).toEqual([{ path: 'faq.csv', line: 6, message: 'the answer is empty. Write one.' }]);
    expect(content.losses).toEqual([
      { path: 'faq.csv', kind: 'unknown-key', line: 1, detail: '备注' },
      { path: 'faq.csv', kind: 'html-removed', line: 7, detail: '<script>' },
    ]);
  });

  it('never guesses an audience, a language or a column', async () => {
    const file = await write(
      'faq.csv',
      'Question;Answer;Audience;Language\nA;a;internal;en\nB;b;all;en\nC;c;;no such\nA;again;;en\n',
    );
    const { articles, problems } = await read(file);
    expect(articles.map(({ article: { id, audience } }) => [id, audience])).toEqual([['a', 'internal']]);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [3, 'audience "all". Write customer or internal.'],
      [4, '"no such" is no language tag. Write for instance en or zh-CN.'],
      [5, expect.stringContaining('id "a" in locale "en" is already used')],
    ]);
    await expect(read(await write('x.csv', 'a,b\n1,2'))).rejects.toThrow('Write "question,answer" above the rows.');
    await expect(read(await write('y.csv', Uint8Array.from([0xce, 0xca])))).rejects.toThrow('not UTF-8');
  });
});

it('HTML pages: title, language, main part, links between them', async () => {
  await write(
    'site/Help/return item.html',
    '<!DOCTYPE html><html lang="en-GB"><head><title>Shop | Returns</title></head><body><nav>Menu</nav>\n<main><h1>Return &amp; refund</h1>\n<p>See <a href="costs.html">costs</a></p><video src="/v.mp4"></video></main></body></html>',
  );
  await write('site/Help/costs.htm', '<title>Costs</title><p>Five');
  const content = await read(join(root, 'site'));
  expect(
    content.articles.map(({ path, article: { title, locale, category } }) => [path, title, locale, category]),
  ).toEqual([
    ['help/costs.en.md', 'Costs', 'en', 'help'],
    ['help/return-item.en-GB.md', 'Return & refund', 'en-GB', 'help'],
  ]);
  expect(textOf(content)).toEqual(['Five', 'See costs\nv.mp4']);
  expect(
    content.losses
      .filter(({ path }) => path.startsWith('Help/return'))
      .map(({ line, kind, detail }) => [line, kind, detail]),
  ).toEqual([
    [1, 'html-removed', 'everything outside <main>'],
    [3, 'media-as-link', '/v.mp4'],
  ]);
});

it('tells by itself what lies at a path, and says what it could be', async () => {
  const found = async (path: string) => (await importerFor(path)).id;
  expect(await found(await write('a.csv', ''))).toBe('csv');
  expect(await found(await write('a.xlsx', ''))).toBe('xlsx');
  expect(await found(await write('a.zip', ''))).toBe('zip');
  expect(await found(await write('a.json', ''))).toBe('zendesk');
  expect(await found(await write('a.HTM', ''))).toBe('html');
  await write('mixed/a.html', '');
  expect(await found(join(root, 'mixed'))).toBe('html');
  await write('mixed/b.md', '');
  expect(await found(join(root, 'mixed'))).toBe('markdown');
  await expect(found(await write('a.docx', ''))).rejects.toThrow(
    'Name what it is with --from: zendesk, csv, xlsx, zip, html, markdown.',
  );
  await expect(importerFor('a', 'word')).rejects.toThrow('There is no importer "word".');
});

const hostile = join(process.env['ASKWELL_DATA'] ?? '../shared/data', 'hostile');
const entries = (name: string): string[] =>
  (JSON.parse(readFileSync(join(hostile, `${name}.json`), 'utf8')) as unknown[]).map((entry) =>
    typeof entry === 'string' ? entry : ((entry as { payload?: string }).payload ?? JSON.stringify(entry)),
  );

function assertHarmless({ articles }: FolderContent): void {
  for (const { path, article } of articles) {
    if (!isArticlePath(path)) throw new Error(`path "${path}"`);
    JSON.stringify(article.sections, (key, value: unknown) => {
      if (key === 'href' && !(String(value).startsWith('article:') || safeHref(String(value)) === value))
        throw new Error(`href ${String(value)}`);
      if (key === 'src' && safeSrc(String(value)) !== value) throw new Error(`src ${String(value)}`);
      return value;
    });
  }
}

describe.skipIf(!existsSync(hostile))('hostile inputs', () => {
  const xss = ['xss-h5sc', 'xss-dompurify-expect', 'xss-dompurify-suite', 'xss-patt-intruders', 'xss-patt-docs'];

  it.each(xss)('%s: nothing but the allow-listed tree comes out of Zendesk, CSV and HTML', async (name) => {
    const payloads = entries(name);
    const articles = payloads.map((body, index) => ({
      id: index + 1,
      title: body.slice(0, 200) || 'x',
      locale: 'en',
      body,
      label_names: [body.slice(0, 40)],
    }));
    const zendesk = await read(await write('x.json', { articles }));
    expect(zendesk.articles.length + zendesk.problems.length).toBe(payloads.length);
    assertHarmless(zendesk);
    const quoted = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\0', '')}"`;
    const csv = await read(
      await write(
        'x.csv',
        `question,answer\n${payloads.map((text, index) => `q${index},${quoted(text)}`).join('\n')}\n`,
      ),
    );
    expect(csv.articles.length + csv.problems.length).toBe(payloads.length);
    assertHarmless(csv);
    for (const [index, text] of payloads.entries()) await write(`pages/${index}.html`, text);
    const pages = await read(join(root, 'pages'));
    expect(pages.articles.length + pages.problems.length).toBe(payloads.length);
    assertHarmless(pages);
  });

  it('csv-injection: formulas are words, and stay themselves', async () => {
    const payloads = entries('csv-injection').filter((text) => text.trim() !== '');
    const rows = payloads.map((text, index) => `q${index},"${text.replaceAll('"', '""')}"`);
    const content = await read(await write('x.csv', `question,answer\n${rows.join('\n')}\n`));
    expect(content.problems).toEqual([]);
    const bare = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect(textOf(content).map(bare)).toEqual(payloads.map(bare));
  });

  it('path-traversal: no name leads out of the folder', async () => {
    const payloads = entries('path-traversal').map((text) => text.replaceAll('\0', ''));
    const sections = payloads.map((name, index) => ({ id: index + 1, name }));
    const articles = payloads.map((title, index) => ({
      id: index + 1,
      title,
      locale: 'en',
      section_id: index + 1,
      body: `<a href="${title}">x</a>`,
    }));
    assertHarmless(await read(await write('x.json', { articles, sections })));
    const rows = payloads.map((text) => `"${text.replaceAll('"', '""')}"`).map((text) => `${text},a,${text},${text}`);
    assertHarmless(await read(await write('x.csv', `question,answer,category,id\n${rows.join('\n')}\n`)));
  });
});
