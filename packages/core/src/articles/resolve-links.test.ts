import { describe, expect, it } from 'vitest';
import { parseArticleFile } from './article-file.ts';
import { articleHref, parseArticleHref } from './article-href.ts';
import { attachmentAddress } from './attachment-address.ts';
import { resolveArticleLinks, type LinkDirectory } from './resolve-links.ts';
import { safeHref } from './safe-address.ts';

const directory: LinkDirectory = {
  find: (address) =>
    address === 'refunds'
      ? {
          id: 'refunds',
          title: 'Refunds',
          anchors: new Map([
            ['', ''],
            ['fees', 'fees'],
            ['old', 'fees'],
          ]),
        }
      : address.startsWith('https:')
        ? undefined
        : 'missing',
  fileAddress: (address) =>
    address.startsWith('https:')
      ? address
      : address === 'img/label.png'
        ? attachmentAddress('ab'.repeat(32))
        : undefined,
};

function resolved(text: string) {
  const parsed = parseArticleFile(text, { path: 'a.md' });
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { article, losses } = resolveArticleLinks(parsed.value, directory);
  return {
    text: article.sections.map((section) => section.text).join(),
    tree: JSON.stringify(article.sections),
    losses,
  };
}

describe('resolveArticleLinks', () => {
  it('makes addresses of articles, and of their sections by any of their names', () => {
    const { tree, losses } = resolved('# T\n\n[a](refunds) [b](refunds#old) - **[c](refunds#fees)**');
    expect(tree.match(/article:[^"]*/g)).toEqual(['article:refunds', 'article:refunds#fees', 'article:refunds#fees']);
    expect(losses).toEqual([]);
  });

  it('leaves other addresses and links within the article alone', () => {
    const { tree, losses } = resolved('# T\n\n[a](https://a.example) [b](#t)');
    expect(tree.match(/"href":"[^"]*/g)).toEqual(['"href":"https://a.example', '"href":"#']);
    expect(losses).toEqual([]);
  });

  it('reports what is not there, with its line', () => {
    const { tree, text, losses } = resolved(
      '---\nrelated: [refunds, gone]\n---\n# T\n\n[a](gone.md)\n\n[b](refunds#no)\n\n![c](c.png)',
    );
    expect(losses).toEqual([
      { kind: 'dead-internal-link', line: 1, detail: 'related: gone' },
      { kind: 'dead-internal-link', line: 6, detail: 'gone.md' },
      { kind: 'dead-anchor', line: 8, detail: 'refunds#no' },
      { kind: 'image-missing', line: 10, detail: 'c.png' },
    ]);
    expect(tree).toContain('"href":"gone.md"');
    expect(tree).toContain('"href":"article:refunds"');
    expect(text).toBe('a\nb\nc');
  });

  it('shows the title of an article that a link shows only the address of', () => {
    expect(resolved('# T\n\n<a href="refunds"></a>').text).toBe('Refunds');
  });
});

describe('articleHref', () => {
  it.each([
    ['refunds', ''],
    ['退款', '费用 & more'],
    ['a#b', 'c%d'],
  ])('goes there and back: %s %s', (article, section) => {
    expect(parseArticleHref(articleHref(article, section))).toEqual({ article, section });
  });

  it('is refused when an author types it', () => {
    expect(safeHref(articleHref('refunds'))).toBeUndefined();
    expect(parseArticleHref('https://a.example')).toBeUndefined();
    expect(parseArticleHref('article:%')).toBeUndefined();
  });
});

describe('files of the knowledge base', () => {
  it('get the address at which they are served, as image and as link', () => {
    const { tree, losses } = resolved(
      '# T\n\n![The label](img/label.png) [Print it](img/label.png#page=2) ![x](https://a.example/x.png)',
    );
    const address = attachmentAddress('ab'.repeat(32));
    expect(tree.match(/"(?:src|href)":"[^"]*/g)).toEqual([
      `"src":"${address}`,
      `"href":"${address}#page=2`,
      '"src":"https://a.example/x.png',
    ]);
    expect(losses).toEqual([]);
  });
});
