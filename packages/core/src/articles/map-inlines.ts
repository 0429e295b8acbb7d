import type { Block, Inline } from './tree.ts';

/** The tree with each of its links and images replaced by what `replace` makes of it, innermost first. */
export function mapInlines(blocks: readonly Block[], replace: (inline: Inline) => Inline): Block[] {
  const inline = (node: Inline): Inline =>
    replace('children' in node ? { ...node, children: node.children.map(inline) } : node);
  const block = (node: Block): Block => {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
        return { ...node, children: node.children.map(inline) };
      case 'quote':
      case 'callout':
        return { ...node, children: node.children.map(block) };
      case 'list':
        return { ...node, items: node.items.map((item) => ({ ...item, children: item.children.map(block) })) };
      case 'table': {
        const row = (cells: readonly (readonly Inline[])[]) => cells.map((cell) => cell.map(inline));
        return { ...node, header: row(node.header), rows: node.rows.map(row) };
      }
      case 'code-block':
      case 'rule':
        return node;
    }
  };
  return blocks.map(block);
}
