import type { Block, Inline } from './tree.ts';

const lineBreak: Inline = { type: 'break' };

/**
 * Blocks as running text, for table cells and headings, which hold no blocks: each paragraph, list item, code line
 * and table row on a line of its own, list items with their bullet or number.
 */
export function flattened(blocks: readonly Block[]): Inline[] {
  const lines: Inline[][] = [];
  for (const block of blocks) collectLines(block, lines);
  return lines.flatMap((line, index) => (index === 0 ? line : [lineBreak, ...line]));
}

function collectLines(block: Block, lines: Inline[][]): void {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      lines.push([...block.children]);
      break;
    case 'code-block':
      for (const text of block.text.split('\n')) lines.push([{ type: 'code', text }]);
      break;
    case 'quote':
    case 'callout':
      for (const child of block.children) collectLines(child, lines);
      break;
    case 'list':
      block.items.forEach((item, index) => {
        const mark = block.ordered ? `${(block.start ?? 1) + index}. ` : '• ';
        const first = lines.length;
        for (const child of item.children) collectLines(child, lines);
        lines[first] = [{ type: 'text', text: mark }, ...(lines[first] ?? [])];
      });
      break;
    case 'table':
      for (const row of [block.header, ...block.rows]) {
        if (row.some((cell) => cell.length > 0)) {
          lines.push(
            row.flatMap((cell, index) => (index === 0 ? cell : [{ type: 'text' as const, text: ' | ' }, ...cell])),
          );
        }
      }
      break;
    case 'rule':
      break;
  }
}
