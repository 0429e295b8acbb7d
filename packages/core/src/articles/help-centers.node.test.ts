import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArticleFile, problemLine } from './article-file.ts';
import { plainText } from './plain-text.ts';

const root = join(process.env['ASKWELL_DATA'] ?? '../shared/data', 'help-centers');
const hasData = existsSync(root);
if (!hasData) console.warn(`Skipped: help centres not found in ${root}. Set ASKWELL_DATA.`);

/** Reads a real help centre: its articles, and how many losses of each kind there are. */
function read(name: string, locale: string) {
  const folder = join(root, name);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  const articles = new Map<string, ReturnType<typeof readOne>>();
  const losses: Record<string, number> = {};
  for (const path of paths.toSorted()) {
    const parsed = readOne(join(folder, path), path, locale);
    articles.set(parsed.article.id, parsed);
    for (const { kind } of parsed.losses) losses[kind] = (losses[kind] ?? 0) + 1;
  }
  return { articles, losses };
}

function readOne(file: string, path: string, locale: string) {
  const result = parseArticleFile(readFileSync(file, 'utf8'), { path, defaultLocale: locale });
  if (!result.ok) throw new Error(problemLine(result.error));
  return result.value;
}

describe.skipIf(!hasData)('real help centres', () => {
  it('arduino-en: all 414 articles are read, with each loss known', () => {
    const { articles, losses } = read('arduino-en', 'en');
    expect(articles.size).toBe(414);
    // Footnotes; the search forms of seven hub pages; trade marks in <sup>; three frames; a video.
    expect(losses).toEqual({ footnote: 74, 'html-dropped': 17, 'html-removed': 17, 'media-as-link': 1 });
    expect([...articles.values()].filter(({ draft }) => draft)).toHaveLength(4);

    const shipping = articles.get('5340856700188')!.article;
    expect(shipping).toMatchObject({ title: 'Available shipping methods', category: 'store-support/shipping' });
    // The ids of `<a id>` before headings, which the links at the article's start mean.
    expect(shipping.sections.map(({ id }) => id)).toEqual([
      '',
      'europe-and-africa',
      'order-processing',
      'usa',
      'order-processing-1',
      'america-asia-oceania',
      'order-processing-2',
      'further-reading',
    ]);
    expect(shipping.sections[2]!.text).toContain('GLS Standard | • Only available in Italy | 1-2 business days');
    const returns = articles.get('360014704319')!.article;
    expect(returns.sections.map(({ id, heading }) => [id, heading])).toContainEqual([
      'request-a-return',
      'How to return an item',
    ]);
  });

  it('tidb-zh: all 814 articles are read, with each loss known', () => {
    const { articles, losses } = read('tidb-zh', 'zh-CN');
    expect(articles.size).toBe(814);
    expect(losses).toEqual({
      // `summary` in each, `aliases` in 433.
      'unknown-key': 1_247,
      'title-heading': 29,
      shortcode: 1_099,
      'template-variable': 483,
      'html-dropped': 178,
      footnote: 14,
      'media-as-link': 10,
      // A link that installs something in an editor: cursor://…
      'link-refused': 1,
    });
    const reliability = articles.get('high-reliability-faq')!.article;
    expect(reliability.sections.map(({ heading }) => heading)).toContain('TiDB 是否支持数据加密？');
    const clinic = articles.get('clinic-user-guide-for-tiup')!.article;
    expect(clinic.sections[0]!.blocks[1]).toMatchObject({ type: 'callout', kind: 'note' });
  });

  it.each([
    ['arduino-en', 'en'],
    ['tidb-zh', 'zh-CN'],
  ])('%s: every word outside markup is in the tree', (name, locale) => {
    for (const { article, body, losses } of read(name, locale).articles.values()) {
      const shown = article.sections.map(({ heading, blocks }) => `${heading} ${plainText(blocks)}`);
      const kept = words([article.title, ...shown, ...losses.map(({ detail }) => detail)].join(' ')).join('');
      const missing = [...new Set(words(withoutMarkup(body)))].filter((word) => !kept.includes(word));
      expect({ id: article.id, missing }).toEqual({ id: article.id, missing: [] });
    }
  });
});

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Leaves the words that a reader sees; what it cuts too much is not checked. */
function withoutMarkup(source: string): string {
  return source
    .replace(/^[ \t>*+\d.-]*(?:```|~~~).*$/gm, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/^[\s\d.*-]*>\s*(?:\[!\w+\]|\*\*(?:注意|警告|建议|提示|说明|Note|Tip|Warning)\s*[:：]?\*\*)/gm, ' ')
    .replace(/^[\s>*+-]*\d+[.)]\s/gm, ' ')
    .replace('<blockquote><b>Note:</b>', ' ')
    .replace(/<video[\s\S]*?<\/video>/g, ' ')
    .replace(/<\/?[A-Za-z][^<>]*>/g, ' ')
    .replace(/\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\s*\)/g, '] ')
    .replace(/\{#[^}\s]+\}/g, ' ')
    .replace(/&#?\w+;/g, ' ')
    .replace(/^\[\^?[^\]]+\]:\s*<.*>$/gm, ' ');
}
