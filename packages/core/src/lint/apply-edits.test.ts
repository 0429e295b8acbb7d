import { expect, it } from 'vitest';
import { applyFixes } from './apply-edits.ts';
import { rangeInLine } from './source/markdown-source.ts';

const edit = (line: number, start: number, end: number, text: string) => ({
  range: rangeInLine(line, start, end),
  text,
});

it('applies edits of several fixes from the end to the start', () => {
  const fixes = [[edit(1, 1, 4, 'two')], [edit(2, 5, 5, '!'), edit(1, 5, 9, 'much')]];
  expect(applyFixes('one line\nmore', fixes)).toEqual({ text: 'two much\nmore!', applied: 2 });
});

it('applies a fix whole or not at all when places overlap', () => {
  const fixes = [[edit(1, 1, 4, 'two')], [edit(1, 3, 6, 'x'), edit(2, 1, 1, '- ')], [edit(2, 5, 5, '!')]];
  expect(applyFixes('one line\nmore', fixes)).toEqual({ text: 'two line\nmore!', applied: 2 });
});
