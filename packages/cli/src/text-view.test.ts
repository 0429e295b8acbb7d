import { parseMarkdown } from '@askwell/core/articles';
import { expect, it } from 'vitest';
import { blocksAsText } from './text-view.ts';

it('keeps list marks, indentation, code and table rows', () => {
  const source =
    'Do **this**:\n\n9. one\n10. two\n    - deep\n    - ~~er~~\n\n> [!NOTE]\n> Mind it.\n\n```\na\n\nb\n```\n\n| x | y |\n|---|---|\n| 1 | |\n\n---\n';
  expect(blocksAsText(parseMarkdown(source).blocks)).toBe(
    [
      'Do this:',
      '9. one',
      '10. two',
      '    - deep',
      '    - er',
      '  Mind it.',
      '    a',
      '',
      '    b',
      'x | y',
      '1 | ',
    ].join('\n'),
  );
});
