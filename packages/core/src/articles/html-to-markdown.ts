import type { Loss } from './loss.ts';
import { parseMarkdown } from './markdown.ts';
import { plainText } from './plain-text.ts';
import type { Block } from './tree.ts';
import { writeMarkdown } from './write-markdown.ts';

/** Longest HTML that is converted, in UTF-16 code units: markup takes several times its text. */
const maxHtmlLength = 1_000_000;

/** HTML as an article's text. */
export interface ConvertedHtml {
  /** Markdown that is read as the same blocks as the HTML. */
  readonly markdown: string;
  /** What the HTML said beyond that, by its line. */
  readonly losses: readonly Loss[];
}

/**
 * Converts HTML to Markdown by way of the tree that articles are made of: what the tree cannot hold is a loss, and cannot
 * come back. Where Markdown has no words for a block, the HTML itself stays, which Markdown may hold.
 */
export function htmlToMarkdown(html: string): ConvertedHtml {
  const { source, lines } = asOneBlock(html);
  const { blocks, losses } = parseMarkdown(source, { maxLength: maxHtmlLength });
  const markdown = writeMarkdown(blocks);
  const again = parseMarkdown(markdown, { maxLength: maxHtmlLength });
  return {
    markdown: isSameTree(again.blocks, blocks) ? markdown : source,
    // The first line of the block is its tag.
    losses: losses.map((loss) => ({ ...loss, line: lines[loss.line - 2] ?? lines.at(-1) ?? 1 })),
  };
}

/** Text without markup as Markdown: lines stay lines, empty lines end paragraphs. */
export function plainTextToMarkdown(text: string): string {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  return writeMarkdown(
    paragraphs.map((paragraph): Block => ({
      type: 'paragraph',
      children: paragraph
        .split('\n')
        .flatMap((line, index) => [
          ...(index === 0 ? [] : [{ type: 'break' as const }]),
          { type: 'text' as const, text: line.replace(/\s+/g, ' ').trim() },
        ]),
    })),
  );
}

/** The words of a piece of HTML on one line, for a title. */
export function htmlText(html: string): string {
  const { blocks } = parseMarkdown(asOneBlock(html).source, { maxLength: maxHtmlLength });
  return plainText(blocks).replace(/\s+/g, ' ').trim();
}

/**
 * Markdown takes HTML for HTML up to the next empty line: without one, all of it is. Line breaks that count, in `pre`, are
 * kept as references.
 *
 * @returns also the line of the HTML, from 1, of each line inside the block
 */
function asOneBlock(html: string): { source: string; lines: readonly number[] } {
  const given = html.replace(/\r\n?/g, '\n').split('\n');
  const lines = given.flatMap((line, index) => (/[^ \t]/.test(line) ? [index + 1] : []));
  const kept = lines.map((line, index) => given[line - 1]! + '&#10;'.repeat((lines[index + 1] ?? line + 1) - line - 1));
  return { source: `<div>\n${kept.join('\n')}\n</div>`, lines };
}

function isSameTree(a: readonly Block[], b: readonly Block[]): boolean {
  return JSON.stringify(withMergedTexts(a)) === JSON.stringify(withMergedTexts(b));
}

/**
 * A tree in which neighbouring texts are one, because Markdown cannot say where they part and nobody can see it, and in
 * which keys are in order.
 */
function withMergedTexts(value: unknown): unknown {
  if (Array.isArray(value)) {
    const merged: unknown[] = [];
    for (const item of value.map(withMergedTexts)) {
      const last = merged.at(-1);
      if (isText(item) && isText(last)) merged[merged.length - 1] = { ...last, text: last.text + item.text };
      else merged.push(item);
    }
    return merged;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, withMergedTexts(item)]),
  );
}

function isText(value: unknown): value is { readonly type: 'text'; readonly text: string } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'text';
}
