import { BoundedLexer } from './bounded-lexer.ts';
import { DocumentBuilder, type Reference } from './document-builder.ts';
import type { Loss } from './loss.ts';
import { MarkdownReader } from './markdown-reader.ts';
import { SourceLines } from './source-lines.ts';
import type { Block } from './tree.ts';

/** Longest source that is read by default, in UTF-16 code units. */
export const maxSourceLength = 65_536;

export interface ParsedMarkdown {
  /** The text of the first heading, when `titleHeading` took it out of the blocks. */
  readonly title?: string;
  readonly blocks: readonly Block[];
  /** What the tree does not hold as it was written, by line. */
  readonly losses: readonly Loss[];
  /** For each name a link's fragment may use, the id of the heading it means; empty for the text before the first. */
  readonly anchors: ReadonlyMap<string, string>;
  /** Links that leave the document, and images. */
  readonly references: readonly Reference[];
}

/**
 * Reads Markdown (CommonMark with tables, strikethrough, task lists, callouts and heading ids) into the allow-listed
 * tree. Raw HTML is converted where it is harmless and simple, and otherwise dropped to its text. Never throws, and
 * its work is bounded whatever the source.
 *
 * @param source a longer one than `maxLength` is cut there, with a loss
 * @param options.maxLength UTF-16 code units; 65,536 when left out
 * @param options.titleHeading a level-1 heading at the very start is the document's title and not one of its blocks
 *
 * @example
 * parseMarkdown('## Steps\n\n1. Open **Settings**.').blocks[0];
 * // { type: 'heading', level: 2, id: 'steps', children: [{ type: 'text', text: 'Steps' }] }
 */
export function parseMarkdown(
  source: string,
  options: { readonly maxLength?: number; readonly titleHeading?: boolean } = {},
): ParsedMarkdown {
  const { maxLength = maxSourceLength, titleHeading = false } = options;
  const text = source.slice(0, maxLength).replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');
  const lines = new SourceLines(text);
  const document = new DocumentBuilder(lines);
  const lexer = new BoundedLexer((kind, piece) => document.lose(kind, piece));
  const reader = new MarkdownReader(document);
  for (const token of lexer.lex(text)) {
    lines.enter(token.raw);
    reader.block(token);
  }
  const { title, blocks, anchors } = document.finish(titleHeading);
  if (source.length > maxLength) {
    document.losses.add('too-long', text.split('\n').length, `${source.length} characters, ${maxLength} read`);
  }
  return {
    ...(title === undefined ? {} : { title }),
    blocks,
    losses: document.losses.list(),
    anchors,
    references: document.references,
  };
}
