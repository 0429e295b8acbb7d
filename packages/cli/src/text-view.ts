import { inlineText, type Block } from '@askwell/core/articles';

/** An article's blocks for a terminal: list marks and indentation kept, all other shape dropped. */
export function blocksAsText(blocks: readonly Block[]): string {
  return blocks
    .map(blockAsText)
    .filter((text) => text !== '')
    .join('\n');
}

function blockAsText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.children);
    case 'code-block':
      return indented(block.text, '    ');
    case 'quote':
    case 'callout':
      return indented(blocksAsText(block.children), '  ');
    case 'list':
      return block.items
        .map(({ children }, index) => {
          const mark = block.ordered ? `${(block.start ?? 1) + index}. ` : '- ';
          return mark + indented(blocksAsText(children), ' '.repeat(mark.length)).trimStart();
        })
        .join('\n');
    case 'table':
      return [block.header, ...block.rows]
        .map((row) => row.map(inlineText).join(' | '))
        .filter((row) => /[^ |]/.test(row))
        .join('\n');
    case 'rule':
      return '';
  }
}

function indented(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}

/** One line of a terminal: nothing in it, which may be an article's or a stranger's text, can steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
}
