import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToMarkdown, plainTextToMarkdown } from './html-to-markdown.ts';
import { parseMarkdown } from './markdown.ts';
import { writeMarkdown } from './write-markdown.ts';

describe('htmlToMarkdown', () => {
  it('writes what a person would have written', () => {
    const { markdown, losses } = htmlToMarkdown(`<h2 id="ship">Shipping &amp; costs</h2>
<p>Choose <strong>Return</strong>, see <a href="https://shop.example/a?b=1&c=2" title="T">here</a>.</p>

<ol><li>Open <code>a|b</code></li><li><p>Next</p><ul><li>one</li></ul></li></ol>
<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td>x<br>y</td></tr></table>
<pre><code class="language-sh">a

b</code></pre><p>请点击<strong>“退货”</strong>按钮</p><hr>`);
    expect(losses).toEqual([]);
    expect(markdown.split('\n')).toEqual([
      '## Shipping & costs {#ship}',
      '',
      'Choose **Return**, see [here](https://shop.example/a?b=1&amp;c=2 "T").',
      '',
      '1. Open `a|b`',
      '',
      '2. Next',
      '',
      '   - one',
      '',
      '| A | B |',
      '| --- | --- |',
      '| 1\\|2 | x<br>y |',
      '',
      '```sh',
      'a',
      '',
      'b',
      '```',
      '',
      '请点击<strong>“退货”</strong>按钮',
      '',
      '---',
    ]);
  });

  it('tells with its line what goes, and what goes cannot come back', () => {
    const { markdown, losses } = htmlToMarkdown(
      '<p>Hi</p>\n<script>alert(1)</script>\n\n<p><a href="javascript:alert(1)">x</a></p>\n<p>&lt;script&gt;alert(2)&lt;/script&gt; [a](javascript:1) **no** # 1. www.x.example a@b.example</p>',
    );
    expect(losses).toEqual([
      { kind: 'html-removed', line: 2, detail: '<script>' },
      { kind: 'link-refused', line: 4, detail: 'javascript:alert(1)' },
    ]);
    expect(parseMarkdown(markdown)).toMatchObject({ losses: [], references: [] });
    expect(parseMarkdown(markdown).blocks[2]).toEqual({
      type: 'paragraph',
      children: [
        { type: 'text', text: '<script>alert(2)</script> [a](javascript:1) **no** # 1. www.x.example a@b.example' },
      ],
    });
  });

  it('keeps the HTML itself where Markdown has no words for it', () => {
    const { markdown } = htmlToMarkdown('<ol start="-3"><li>a</li></ol>');
    expect(markdown).toBe('<div>\n<ol start="-3"><li>a</li></ol>\n</div>');
    expect(parseMarkdown(markdown).blocks).toEqual([
      {
        type: 'list',
        ordered: true,
        start: -3,
        items: [{ children: [{ type: 'paragraph', children: [{ type: 'text', text: 'a' }] }] }],
      },
    ]);
  });
});

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<li>',
    '<ul>',
    '</ul>',
    '<ol>',
    '</ol>',
    '<h2>',
    '</h2>',
    '<br>',
    '<pre>',
    '</pre>',
    '<a href="/x(1)">',
    '</a>',
  ),
  fc.constantFrom(
    '<td>',
    '<table>',
    '</table>',
    '<blockquote>',
    '</blockquote>',
    '\n\n',
    '*',
    '_',
    '`',
    '[',
    ']',
    '1. ',
    '- ',
    '# ',
    '> ',
    '&lt;',
    '&amp;copy;',
    '退货',
    '：',
    '<code>',
    '</code>',
    '{#a}',
    '|',
  ),
);

it('is read as the same blocks as the HTML, whatever it is', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const html = pieces.join('');
      const direct = parseMarkdown(`<div>\n${html.split(/\r\n?|\n/).join('&#10;')}\n</div>`);
      const { markdown } = htmlToMarkdown(html);
      expect(JSON.stringify(texts(parseMarkdown(markdown).blocks))).toBe(JSON.stringify(texts(direct.blocks)));
    }),
    { numRuns: 1_000 },
  );
});

it('plain text says the same words line by line', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme-ascii' }), { maxLength: 6 }), (lines) => {
      const wanted = lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
      const { blocks, references } = parseMarkdown(plainTextToMarkdown(lines.join('\n')));
      expect(references).toEqual([]);
      expect(texts(blocks).join('').replace(/\s+/g, '')).toBe(wanted.join('').replace(/\s+/g, ''));
    }),
  );
});

function texts(blocks: unknown): string[] {
  const found: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if ((key === 'text' || key === 'href' || key === 'alt') && typeof value === 'string') found.push(value);
    return value;
  });
  return [found.join('')];
}

const centers = join(process.env['ASKWELL_DATA'] ?? '../shared/data', 'help-centers');
describe.skipIf(!existsSync(centers))('writeMarkdown on real help centres', () => {
  it.each(['arduino-en', 'tidb-zh'])('%s: every block is read as it was written', (name) => {
    const folder = join(centers, name);
    let blocks = 0;
    let differing = 0;
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.md')) continue;
      for (const block of parseMarkdown(readFileSync(join(folder, path), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''))
        .blocks) {
        if (block.type === 'heading') continue; // its name depends on the others
        blocks += 1;
        const again = parseMarkdown(writeMarkdown([block])).blocks;
        if (JSON.stringify(texts(again)) !== JSON.stringify(texts([block])) || again.length !== 1) differing += 1;
      }
    }
    expect(blocks).toBeGreaterThan(4_000);
    // Eight links "#top", which mean something only beside the rest of their article.
    expect(differing).toBe(name === 'arduino-en' ? 8 : 0);
  });
});
