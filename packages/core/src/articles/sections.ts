import type { Section } from './article.ts';
import { inlineText, plainText } from './plain-text.ts';
import type { Block } from './tree.ts';

/** Headings down to this level start a section; deeper ones stay inside it. */
const deepestSection = 3;

/**
 * Cuts an article's blocks into the parts that are found and cited. What stands before the first heading becomes a
 * section with an empty id, unless there is nothing; a heading with nothing under it is a section without blocks.
 *
 * @param blocks of `parseMarkdown`, whose heading ids are unique
 */
export function toSections(blocks: readonly Block[]): Section[] {
  const parts: { id: string; heading: string; level: number; blocks: Block[] }[] = [
    { id: '', heading: '', level: 0, blocks: [] },
  ];
  for (const block of blocks) {
    if (block.type === 'heading' && block.level <= deepestSection) {
      parts.push({ id: block.id, heading: inlineText(block.children), level: block.level, blocks: [] });
    } else {
      parts.at(-1)!.blocks.push(block);
    }
  }
  return parts
    .filter((part) => part.level > 0 || part.blocks.length > 0)
    .map((part) => ({ ...part, text: plainText(part.blocks) }));
}
