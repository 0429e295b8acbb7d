import { plainText, type Block } from '@askwell/core/articles';

/**
 * The first blocks of a long text, at least one, up to about `length` characters.
 *
 * @param length in UTF-16 code units
 */
export function excerpt(blocks: readonly Block[], length: number): readonly Block[] {
  let taken = 0;
  const end = blocks.findIndex((block) => (taken += plainText([block]).length) > length);
  return end < 0 ? blocks : blocks.slice(0, Math.max(end, 1));
}
