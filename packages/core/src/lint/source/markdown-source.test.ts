import { describe, expect, it } from 'vitest';
import { MarkdownSource } from './markdown-source.ts';

const source = (...lines: string[]) => new MarkdownSource(lines.join('\n'));

describe('MarkdownSource', () => {
  it('keeps words in their columns and blanks marks, code, comments and addresses', () => {
    const text = '2. Press **Hot** `x` and [go](there "now") <!-- no --> to https://a.example/b now';
    const [visible] = source(text).visible;
    expect(visible).toHaveLength(text.length);
    expect(visible!.trim().split(/\s+/)).toEqual(['Press', 'Hot', 'and', 'go', 'to', 'now']);
    expect(visible!.indexOf('Hot')).toBe(text.indexOf('Hot'));
  });

  it('finds links and images with their addresses and texts', () => {
    const text = 'A [b `c`](d#e), ![f](g.png "h"), <img src="i.png" alt="j"> and [k](<l m>)';
    const found = source(text).references.map(
      ({ kind, address, text: shown, addressColumn, startColumn, endColumn }) => [
        kind,
        address,
        shown,
        text.slice(addressColumn - 1, addressColumn - 1 + address.length) === address,
        text.slice(startColumn - 1, endColumn - 1),
      ],
    );
    expect(found).toEqual([
      ['link', 'd#e', 'b `c`', true, '[b `c`](d#e)'],
      ['image', 'g.png', 'f', true, '![f](g.png "h")'],
      ['image', 'i.png', 'j', true, '<img src="i.png" alt="j">'],
      ['link', 'l m', 'k', true, '[k](<l m>)'],
    ]);
  });

  it('finds the link around an image, and link definitions', () => {
    const { references } = source('[![a](b.png)](c)', '', '[d]: e.md');
    expect(references.map(({ kind, address, line }) => `${line} ${kind} ${address}`)).toEqual([
      '1 image b.png',
      '1 link c',
      '3 link e.md',
    ]);
  });

  it('sees no headings, links and words in code and comments', () => {
    const { headings, references, visible } = source(
      '# One',
      '```',
      '# not [x](y)',
      '```',
      '<!-- # not',
      '[x](y) -->',
      'Two',
      '---',
      '- item',
      '---',
    );
    expect(headings.map(({ level, text, line }) => [level, text, line])).toEqual([
      [1, 'One', 1],
      [2, 'Two', 7],
    ]);
    expect(references).toEqual([]);
    expect(visible.join(' ').trim().split(/\s+/)).toEqual(['One', 'Two', '---', 'item', '---']);
  });

  it('leaves the closing marks of a heading out of its text', () => {
    expect(source('## C# and more ##').headings).toMatchObject([{ level: 2, text: 'C# and more' }]);
  });

  it('knows where the keys and values of the front matter stand', () => {
    const { frontMatter } = source(
      '---',
      'title: Return',
      'tags: [return, returns]',
      'related:',
      '  - a',
      '  - b',
      '---',
      'x',
    );
    expect(frontMatter.endLine).toBe(7);
    expect(frontMatter.ofValue('tags', 'returns')).toEqual({
      startLine: 3,
      startColumn: 16,
      endLine: 3,
      endColumn: 23,
    });
    expect(frontMatter.ofValue('related', 'b')).toEqual({ startLine: 6, startColumn: 5, endLine: 6, endColumn: 6 });
    expect(frontMatter.linesOf('related')).toMatchObject({ startLine: 4, endLine: 7 });
    expect(frontMatter.ofKey('author')).toMatchObject({ startLine: 1 });
  });

  it('reads files with carriage returns and a byte order mark', () => {
    const { frontMatter, headings } = new MarkdownSource('\ufeff---\r\ntitle: A\r\n---\r\n## B\r\n');
    expect(frontMatter.endLine).toBe(3);
    expect(headings).toMatchObject([{ text: 'B', line: 4 }]);
  });
});
