import type { Block, Inline } from './tree.ts';

/** Running text without its marks; images count by their alternative text, breaks as line breaks. */
export function inlineText(inlines: readonly Inline[]): string {
  let text = '';
  for (const inline of inlines) {
    switch (inline.type) {
      case 'text':
      case 'code':
        text += inline.text;
        break;
      case 'image':
        text += inline.alt;
        break;
      case 'break':
        text += '\n';
        break;
      default:
        text += inlineText(inline.children);
    }
  }
  return text;
}

/**
 * Blocks as plain text, for search and for previews: one line for each paragraph, heading, list item and table row,
 * cells separated by ` | `, code as it is.
 */
export function plainText(blocks: readonly Block[]): string {
  const lines: string[] = [];
  for (const block of blocks) collect(block, lines);
  return lines.filter((line) => line !== '').join('\n');
}

function collect(block: Block, lines: string[]): void {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      lines.push(inlineText(block.children));
      break;
    case 'code-block':
      lines.push(block.text);
      break;
    case 'quote':
    case 'callout':
      for (const child of block.children) collect(child, lines);
      break;
    case 'list':
      for (const item of block.items) for (const child of item.children) collect(child, lines);
      break;
    case 'table':
      for (const row of [block.header, ...block.rows]) {
        const cells = row.map((cell) => inlineText(cell));
        if (cells.some((cell) => cell !== '')) lines.push(cells.join(' | '));
      }
      break;
    case 'rule':
      break;
  }
}
