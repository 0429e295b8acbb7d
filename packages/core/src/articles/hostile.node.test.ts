import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArticleFile } from './article-file.ts';
import { maxNesting } from './bounded-lexer.ts';
import { parseMarkdown } from './markdown.ts';
import { safeHref, safeSrc } from './safe-address.ts';
import type { Block, Inline } from './tree.ts';

const folder = join(process.env['ASKWELL_DATA'] ?? '../shared/data', 'hostile');
const hasData = existsSync(folder);
if (!hasData) console.warn(`Skipped: hostile inputs not found in ${folder}. Set ASKWELL_DATA.`);

function entries(name: string): unknown[] {
  return hasData ? (JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as unknown[]) : [];
}

/** Each entry as text: payload files hold strings or objects with the text in one of their properties. */
function texts(name: string): string[] {
  return entries(name).map((entry) => {
    if (typeof entry === 'string') return entry;
    const { payload, markdown } = entry as { payload?: string; markdown?: string };
    return payload ?? markdown ?? JSON.stringify(entry);
  });
}

const inlineKeys: Record<Inline['type'], readonly string[]> = {
  text: ['type', 'text'],
  strong: ['type', 'children'],
  emphasis: ['type', 'children'],
  strike: ['type', 'children'],
  code: ['type', 'text'],
  link: ['type', 'href', 'title', 'children'],
  image: ['type', 'src', 'alt', 'title'],
  break: ['type'],
};
const blockKeys: Record<Block['type'], readonly string[]> = {
  paragraph: ['type', 'children'],
  heading: ['type', 'level', 'id', 'children'],
  list: ['type', 'ordered', 'start', 'items'],
  'code-block': ['type', 'language', 'text'],
  quote: ['type', 'children'],
  callout: ['type', 'kind', 'children'],
  table: ['type', 'align', 'header', 'rows'],
  rule: ['type'],
};

/** Throws unless the tree is made of nothing but what tree.ts allows, with addresses that are safe. */
function assertAllowed(blocks: readonly Block[]): void {
  for (const block of blocks) assertBlock(block, 1);
}

function assertBlock(block: Block, depth: number): void {
  if (depth > 2 * maxNesting + 1) throw new Error('blocks nested too deeply');
  assertKeys(block, blockKeys);
  switch (block.type) {
    case 'heading':
      if (!/^[^\s<>"'&]+$/.test(block.id) || block.level < 1 || block.level > 6)
        throw new Error(`heading id "${block.id}"`);
      for (const inline of block.children) assertInline(inline, 1);
      break;
    case 'paragraph':
      if (block.children.length === 0) throw new Error('empty paragraph');
      for (const inline of block.children) assertInline(inline, 1);
      break;
    case 'quote':
    case 'callout':
      for (const child of block.children) assertBlock(child, depth + 1);
      break;
    case 'list':
      if (block.start !== undefined && !Number.isSafeInteger(block.start)) throw new Error('list start');
      for (const item of block.items) for (const child of item.children) assertBlock(child, depth + 1);
      break;
    case 'table':
      for (const cells of [block.header, ...block.rows])
        for (const cell of cells) for (const inline of cell) assertInline(inline, 1);
      break;
    case 'code-block':
      if (block.language !== undefined && !/^[\w+#.-]{1,32}$/.test(block.language)) throw new Error('language');
      break;
    case 'rule':
  }
}

function assertInline(inline: Inline, depth: number): void {
  if (depth > 2 * maxNesting + 1) throw new Error('running text nested too deeply');
  assertKeys(inline, inlineKeys);
  if (inline.type === 'link' && safeHref(inline.href) !== inline.href) throw new Error(`unsafe link ${inline.href}`);
  if (inline.type === 'image' && safeSrc(inline.src) !== inline.src) throw new Error(`unsafe image ${inline.src}`);
  // What any browser would make of the address, whatever our own check says.
  const address = inline.type === 'link' ? inline.href : inline.type === 'image' ? inline.src : '';
  const { protocol } = new URL(address, 'https://site.example');
  if (!['https:', 'http:', 'mailto:', 'tel:'].includes(protocol))
    throw new Error(`browser reads ${address} as ${protocol}`);
  if ('children' in inline) for (const child of inline.children) assertInline(child, depth + 1);
}

function assertKeys(node: { readonly type: string }, allowed: Readonly<Record<string, readonly string[]>>): void {
  if (!Object.hasOwn(allowed, node.type)) throw new Error(`node type "${node.type}"`);
  for (const key of Object.keys(node))
    if (!allowed[node.type]!.includes(key)) throw new Error(`key "${key}" on ${node.type}`);
}

describe.skipIf(!hasData)('hostile documents', () => {
  it.each([
    ['xss-h5sc', 149],
    ['xss-h5sc-wrapped', 139],
    ['xss-dompurify-expect', 223],
    ['xss-dompurify-suite', 281],
    ['xss-patt-intruders', 1_867],
    ['xss-patt-docs', 670],
    ['naughty-strings', 515],
    ['prompt-injection-patt', 52],
    ['spec-commonmark', 652],
    ['open-redirect', 305],
    ['ssrf-urls', 207],
  ])('%s: %i entries give allow-listed trees, wherever they stand', (name, count) => {
    const payloads = texts(name);
    expect(payloads).toHaveLength(count);
    for (const payload of payloads) {
      for (const source of [
        payload,
        `text ${payload} text`,
        `> - ${payload}`,
        `| a |\n|---|\n| ${payload} |`,
        `## ${payload}`,
        `[a](${payload})`,
        `[a](<${payload}>)`,
        `![a](${payload} "${payload}")`,
        `[${payload}](https://a.example)`,
        `<a href="${payload}">a</a><img src='${payload}'>`,
        `<div>\n${payload}\n</div>`,
        `<table><tr><td>${payload}`,
      ]) {
        assertAllowed(parseMarkdown(source).blocks);
      }
    }
  });

  it('keeps programs out of the text as well', () => {
    expect(
      JSON.stringify(
        parseMarkdown('a <script>alert(1)</script> b <style>x{}</style>\n\n<script>\nalert(2)\n</script>').blocks,
      ),
    ).not.toMatch(/alert|x\{/);
  });

  it('front matter with a hostile string in any key is refused or read, never thrown', () => {
    for (const payload of [...texts('naughty-strings'), ...texts('xss-patt-intruders').slice(0, 300)]) {
      for (const key of ['title', 'id', 'tags', 'audience', 'reviewedAt', payload]) {
        const result = parseArticleFile(`---\n${key}: ${payload}\n---\n\ntext`, { path: 'a/b.md' });
        expect(result.ok || result.error.message.length > 10).toBe(true);
      }
    }
  });

  const cases = entries('redos-markdown') as { name: string; expr: string }[];
  it.each(cases)('$name: 64 kB are read in bounded time', ({ expr }) => {
    const source = evaluated(expr, 65_536);
    const start = performance.now();
    assertAllowed(parseMarkdown(source).blocks);
    // Some 250 ms on one core; the room is for a busy machine. marked alone: an overflow, or 15 s.
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});

describe('any document', () => {
  const pieces =
    '> ¦- ¦1. ¦\n¦\n\n¦    ¦\t¦# ¦---\n¦===\n¦```\n¦~~~¦`¦**¦*¦_¦~~¦|¦|---|\n¦[¦]¦(¦)¦![¦[^1]¦[^1]: ¦<¦>¦<!--¦-->¦<![CDATA[¦<?¦&¦&#x3c;¦\\¦' +
    '<div>¦</div>¦<b>¦</b>¦<a href="¦">¦<table>¦<tr>¦<td colspan=9>¦</table>¦<ul>¦<li>¦</ul>¦<script>¦</script>¦<pre>¦</pre>¦' +
    '<h2 id=x>¦</h2>¦<details>¦<summary>¦<img src=¦<br>¦https://a.example/¦javascript:¦a@b.example¦word¦中文¦{#id}¦[!NOTE]¦' +
    '**注意：**¦\u0000¦\ud800¦ ¦!';
  const piece = fc.constantFrom(...pieces.split('¦'));

  it('of pieces of Markdown and HTML gives an allow-listed tree', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (some) => {
        expect(() => assertAllowed(parseMarkdown(some.join('')).blocks)).not.toThrow();
      }),
      { numRuns: 3_000 },
    );
  });

  it('that repeats a piece of Markdown or HTML to 16 kB is read in bounded time', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (some) => {
        const unit = some.join('');
        const source = unit.repeat(Math.ceil(16_384 / unit.length)).slice(0, 16_384);
        const start = performance.now();
        assertAllowed(parseMarkdown(source).blocks);
        expect(performance.now() - start).toBeLessThan(2_000);
      }),
      { numRuns: 100 },
    );
  });
});

/** The expression in N with the largest N whose text is no longer than `length`. */
function evaluated(expression: string, length: number): string {
  // oxlint-disable-next-line no-implied-eval -- the data file holds expressions
  const make = new Function('N', `return ${expression}`) as (n: number) => string;
  let n = 1;
  while (make(2 * n).length <= length) n *= 2;
  for (let step = n / 2; step >= 1; step /= 2) if (make(n + step).length <= length) n += step;
  return make(n);
}
