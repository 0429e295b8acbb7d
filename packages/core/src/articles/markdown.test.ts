import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './markdown.ts';
import type { Block, Inline } from './tree.ts';

const text = (words: string): Inline => ({ type: 'text', text: words });
const paragraph = (...children: (Inline | string)[]): Block => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});
const link = (href: string, words: string): Inline => ({ type: 'link', href, children: [text(words)] });

const blocks = (source: string) => parseMarkdown(source).blocks;
const losses = (source: string) =>
  parseMarkdown(source).losses.map(({ kind, line, detail }) => `${line} ${kind} ${detail}`);

describe('running text', () => {
  it('keeps strong, emphasis, strikethrough, code, links, images and breaks', () => {
    expect(blocks('**a** *b* ~~c~~ `d` [e](https://e.example "t") ![f](f.png)  \ng')).toEqual([
      paragraph(
        { type: 'strong', children: [text('a')] },
        ' ',
        { type: 'emphasis', children: [text('b')] },
        ' ',
        { type: 'strike', children: [text('c')] },
        ' ',
        { type: 'code', text: 'd' },
        ' ',
        { type: 'link', href: 'https://e.example', title: 't', children: [text('e')] },
        ' ',
        { type: 'image', src: 'f.png', alt: 'f' },
        { type: 'break' },
        'g',
      ),
    ]);
  });

  it('joins lines with a space, and without one between Chinese characters', () => {
    expect(blocks('one\ntwo\n\n打开设置，\n点击保存\nand 保存')).toEqual([
      paragraph('one two'),
      paragraph('打开设置，点击保存 and 保存'),
    ]);
  });

  it('decodes character references once', () => {
    expect(blocks('AT&amp;T &copy; &#8212; &#38;lt; &nosuchname;')).toEqual([paragraph('AT&T © — &lt; &nosuchname;')]);
  });

  it('links bare addresses and mail addresses', () => {
    expect(blocks('https://a.example and b@c.example')).toEqual([
      paragraph(link('https://a.example', 'https://a.example'), ' and ', link('mailto:b@c.example', 'b@c.example')),
    ]);
  });

  it('drops a refused link to its text and says so', () => {
    expect(blocks('[click](javascript:alert(1))')).toEqual([paragraph('click')]);
    expect(losses('\n\n[click](javascript:alert(1))')).toEqual(['3 link-refused javascript:alert(1)']);
    expect(blocks('[click](java&#115;cript&colon;alert)')).toEqual([paragraph('click')]);
  });

  it('drops a refused image to its alternative text and says so', () => {
    expect(blocks('![a *cat*](data:image/svg+xml,x)')).toEqual([paragraph('a cat')]);
    expect(losses('![a](data:image/svg+xml,x)')).toEqual(['1 image-refused data:image/svg+xml,x']);
  });

  it('keeps footnotes as plain text', () => {
    expect(blocks('Yes[^1].\n\n[^1]: <https://a.example>')).toEqual([
      paragraph('Yes', link('https://a.example', '[1]'), '.'),
      paragraph('[1]: ', link('https://a.example', 'https://a.example')),
    ]);
    expect(blocks('Yes[^1].\n\n[^1]: See the *manual*.')[0]).toEqual(paragraph('Yes[1].'));
  });

  it('reports template instructions and variables', () => {
    expect(blocks('{{< copyable "sql" >}}\n\nUse {{{ .starter }}} now.')).toEqual([
      paragraph('Use {{{ .starter }}} now.'),
    ]);
    expect(losses('{{< copyable "sql" >}}\n\nUse {{{ .starter }}} now.')).toEqual([
      '1 shortcode {{< copyable "sql" >}}',
      '3 template-variable {{{ .starter }}}',
    ]);
  });
});

describe('headings', () => {
  const ids = (source: string) => blocks(source).flatMap((block) => (block.type === 'heading' ? [block.id] : []));

  it('get GitHub slugs, with Chinese kept, made unique', () => {
    expect(ids('# How to return?\n\n## 常见 问题（一）\n\n## How to return\n\n## ???')).toEqual([
      'how-to-return',
      '常见-问题一',
      'how-to-return-1',
      'section',
    ]);
  });

  it('take the id that stands at their end or right before them', () => {
    expect(ids('## A {#first}\n\n## B{#second}\n\n<a id="third"></a>\n\n## C\n\n## A')).toEqual([
      'first',
      'second',
      'third',
      'a',
    ]);
    expect(blocks('## Return an item {#return}')).toEqual([
      { type: 'heading', level: 2, id: 'return', children: [text('Return an item')] },
    ]);
  });

  it('let links within the article find them by any of their names', () => {
    const { blocks: tree, losses: lost } = parseMarkdown(
      '[1](#first) [2](#A-Heading) [3](#below) [4](#top) [5](#nowhere)\n\n## A heading {#first}\n\n<a id="below"></a>text',
    );
    const [first] = tree;
    const hrefs =
      first?.type === 'paragraph' ? first.children.flatMap((node) => (node.type === 'link' ? [node.href] : [])) : [];
    expect(hrefs).toEqual(['#first', '#first', '#first', '#', '#nowhere']);
    expect(lost).toEqual([{ kind: 'dead-anchor', line: 1, detail: '#nowhere' }]);
  });

  it('give the title apart when asked to', () => {
    const {
      title,
      blocks: tree,
      anchors,
    } = parseMarkdown('# The title\n\ntext [up](#the-title)', { titleHeading: true });
    expect(title).toBe('The title');
    expect(tree).toEqual([paragraph('text ', link('#', 'up'))]);
    expect(anchors.get('the-title')).toBe('');
  });
});

describe('blocks', () => {
  it('keeps lists, with their start and tasks', () => {
    expect(blocks('3. a\n4. b\n   - [x] c\n   - [ ] d')).toEqual([
      {
        type: 'list',
        ordered: true,
        start: 3,
        items: [
          { children: [paragraph('a')] },
          {
            children: [
              paragraph('b'),
              {
                type: 'list',
                ordered: false,
                items: [
                  { checked: true, children: [paragraph('c')] },
                  { checked: false, children: [paragraph('d')] },
                ],
              },
            ],
          },
        ],
      },
    ]);
  });

  it('keeps code with its language, rules and quotes', () => {
    expect(blocks('```sql hl_lines="8"\nSELECT 1\n```\n\n---\n\n> a')).toEqual([
      { type: 'code-block', language: 'sql', text: 'SELECT 1' },
      { type: 'rule' },
      { type: 'quote', children: [paragraph('a')] },
    ]);
  });

  it('keeps tables, with lists in cells as lines', () => {
    expect(blocks('| a | b |\n|:-:|--|\n| 1 | x<ul><li>y</li><li>**z**</li></ul> |')).toEqual([
      {
        type: 'table',
        align: ['center', null],
        header: [[text('a')], [text('b')]],
        rows: [
          [
            [text('1')],
            [
              text('x'),
              { type: 'break' },
              text('• '),
              text('y'),
              { type: 'break' },
              text('• '),
              { type: 'strong', children: [text('z')] },
            ],
          ],
        ],
      },
    ]);
  });

  it.each([
    ['> [!NOTE]\n> Mind the gap.', 'note'],
    ['> [!Caution] Mind the gap.', 'caution'],
    ['> **Note:** Mind the gap.', 'note'],
    ['> **Warning**: Mind the gap.', 'warning'],
    ['> **Tip**\n>\n> Mind the gap.', 'tip'],
    ['> **注意：**\n>\n> Mind the gap.', 'note'],
    ['> **警告:**\n>\n> Mind the gap.', 'warning'],
  ])('reads %j as a callout', (source, kind) => {
    expect(blocks(source)).toEqual([{ type: 'callout', kind, children: [paragraph('Mind the gap.')] }]);
  });

  it.each(['> **磁盘**列表', '> **Note** that it is so', '> [!NOTE]', '> **Note:**'])('leaves %j a quote', (source) => {
    expect(blocks(source)[0]?.type).toBe('quote');
  });
});

describe('raw HTML', () => {
  it('converts what is harmless', () => {
    expect(
      blocks(
        'Press <kbd>Ctrl</kbd>, <b>then</b><br>x<sup>2</sup> <a href="https://a.example">a</a> <img src="i.png" alt="i">',
      ),
    ).toEqual([
      paragraph(
        'Press ',
        { type: 'code', text: 'Ctrl' },
        ', ',
        { type: 'strong', children: [text('then')] },
        { type: 'break' },
        'x² ',
        link('https://a.example', 'a'),
        ' ',
        { type: 'image', src: 'i.png', alt: 'i' },
      ),
    ]);
  });

  it('converts lists, headings and quotes, whatever is forgotten to be closed', () => {
    expect(blocks('<h2>Title</h2>\n<ol><li>a<li>b<ul><li>c</ul></ol><blockquote>q</blockquote>')).toEqual([
      { type: 'heading', level: 2, id: 'title', children: [text('Title')] },
      {
        type: 'list',
        ordered: true,
        items: [
          { children: [paragraph('a')] },
          { children: [paragraph('b'), { type: 'list', ordered: false, items: [{ children: [paragraph('c')] }] }] },
        ],
      },
      { type: 'quote', children: [paragraph('q')] },
    ]);
  });

  it('converts tables, with spans as empty cells', () => {
    const source =
      '<table><caption>c</caption><tr><th>a<th>b<tr><td rowspan=2>1<td>2<tr><td>3<tr><td colspan=2>4</table>';
    expect(blocks(source)).toEqual([
      paragraph('c'),
      {
        type: 'table',
        align: [null, null],
        header: [[text('a')], [text('b')]],
        rows: [
          [[text('1')], [text('2')]],
          [[], [text('3')]],
          [[text('4')], []],
        ],
      },
    ]);
  });

  it('reads Markdown between tags of wrappers, and keeps their labels', () => {
    expect(blocks('<SimpleTab>\n<div label="macOS">\n\n1. **a**\n\n</div>\n</SimpleTab>')).toEqual([
      paragraph({ type: 'strong', children: [text('macOS')] }),
      {
        type: 'list',
        ordered: true,
        items: [{ children: [paragraph({ type: 'strong', children: [text('a')] })] }],
      },
    ]);
  });

  it('keeps the content of details, with the summary in bold', () => {
    expect(blocks('<details>\n<summary>More</summary>\n\ntext\n\n</details>')).toEqual([
      paragraph({ type: 'strong', children: [text('More')] }),
      paragraph('text'),
    ]);
  });

  it('keeps pre as code', () => {
    expect(blocks('<pre><code class="language-sh">a &lt; b\n  c</code></pre>')).toEqual([
      { type: 'code-block', language: 'sh', text: 'a < b\n  c' },
    ]);
  });

  it.each([
    ['<script>alert(1)</script>', []],
    ['a <script>alert(1)</script> b', [paragraph('a b')]],
    ['<style>p{}</style>\n\nx', [paragraph('x')]],
    ['<iframe src="https://a.example">frame</iframe>', []],
    ['a <object data="x">fallback</object> b', [paragraph('a b')]],
    ['<svg><text>drawn</text></svg>', []],
    ['<!-- hidden --> shown', [paragraph('shown')]],
    ['x <!-- hidden --> shown', [paragraph('x shown')]],
    ['<p onclick="alert(1)" style="x">text</p>', [paragraph('text')]],
  ])('drops what runs: %s', (source, expected) => {
    expect(blocks(source)).toEqual(expected);
  });

  it('does not let a forgotten end tag eat the article', () => {
    expect(blocks('<h2>Title\n\ntext\n\n<object>\n\nmore')).toEqual([
      { type: 'heading', level: 2, id: 'title', children: [text('Title')] },
      paragraph('text'),
      paragraph('more'),
    ]);
  });

  it('keeps a placeholder in angle brackets as text', () => {
    expect(blocks('http://<host>:<port>/')).toEqual([paragraph('http://<host>:<port>/')]);
    expect(losses('http://<host>/')).toEqual(['1 html-as-text <host>']);
  });

  it('links a video', () => {
    const source =
      '<video controls><source src="https://a.example/v/one.mp4" type="video/mp4">Your browser is old.</video>';
    expect(blocks(source)).toEqual([paragraph(link('https://a.example/v/one.mp4', 'one.mp4'))]);
    expect(losses(source)).toEqual(['1 media-as-link https://a.example/v/one.mp4']);
  });

  it('says what went, and on which line', () => {
    const source =
      'a\n\n<form action="/x"><input name="q">\nb\n</form>\n\n- c\n- <marquee>d</marquee>\n\n<iframe src="y"></iframe>';
    expect(losses(source)).toEqual([
      '3 html-dropped <form action="/x">',
      '3 html-removed <input name="q">',
      '8 html-dropped <marquee>',
      '10 html-removed <iframe src="y">',
    ]);
  });
});

describe('limits', () => {
  it('cuts a source that is too long, and says so', () => {
    const { blocks: tree, losses: lost } = parseMarkdown('abc def', { maxLength: 3 });
    expect(tree).toEqual([paragraph('abc')]);
    expect(lost).toEqual([{ kind: 'too-long', line: 1, detail: '7 characters, 3 read' }]);
  });

  it('keeps nesting beyond 20 levels as text', () => {
    const { blocks: tree, losses: lost } = parseMarkdown(`${'> '.repeat(30)}a`);
    expect(JSON.stringify(tree).match(/"quote"/g)).toHaveLength(20);
    expect(JSON.stringify(tree)).toContain('> > > > > > > > > > a');
    expect(lost.map(({ kind }) => kind)).toEqual(['too-deep']);
  });

  it('keeps a passage that would take long as text', () => {
    const { blocks: tree, losses: lost } = parseMarkdown('**_a'.repeat(2_000));
    expect(tree).toEqual([paragraph('**_a'.repeat(2_000))]);
    expect(lost.map(({ kind }) => kind)).toEqual(['too-complex']);
  });

  it('does not build the cells of a table that is all width', () => {
    const wide = `${'|a'.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${'a\n'.repeat(1_000)}`;
    const { blocks: tree, losses: lost } = parseMarkdown(wide);
    expect(tree.map(({ type }) => type)).toEqual(['paragraph']);
    expect(lost.map(({ kind }) => kind)).toContain('too-complex');
  });

  it('lists 500 losses and counts the others', () => {
    const lost = parseMarkdown('[a](x:y)\n\n'.repeat(600)).losses;
    expect(lost).toHaveLength(501);
    expect(lost.at(-1)).toMatchObject({ kind: 'more-losses', detail: '100 further losses' });
  });
});
