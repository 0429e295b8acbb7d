import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffRows, type DiffRow } from './diff-rows.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`);

function sketch(rows: readonly DiffRow[]): string[] {
  return rows.map((row) => {
    if (row.type === 'fold') return `… ${row.count}`;
    const side = (cell: typeof row.before) => (cell ? `${cell.line}:${cell.text}` : '-');
    return `${side(row.before)} | ${side(row.after)}`;
  });
}

describe('diffRows', () => {
  const before = numbers(12).join('');
  const after = before.replace('line 6', 'line six').replace('line 12\n', 'line 12\nline 13\n');

  it('puts what went above what came, in a unified diff', () => {
    const { rows, changes } = diffRows(before, after, { layout: 'unified', context: 1 });
    expect(sketch(rows)).toEqual([
      '… 4',
      '5:line 5 | 5:line 5',
      '6:line 6 | -',
      '- | 6:line six',
      '7:line 7 | 7:line 7',
      '… 4',
      '12:line 12 | 12:line 12',
      '- | 13:line 13',
    ]);
    expect(changes).toBe(2);
  });

  it('puts them side by side in a split diff', () => {
    const { rows } = diffRows(before, after, { layout: 'split', context: 0 });
    expect(sketch(rows)).toEqual(['… 5', '6:line 6 | 6:line six', '… 6', '- | 13:line 13']);
  });

  it('marks the words that changed, and none in a line that came whole', () => {
    const { rows } = diffRows(before, after, { layout: 'split', context: 0 });
    const lines = rows.filter((row) => row.type === 'line');
    expect(lines[0]?.after?.words).toEqual([
      { kind: 'same', text: 'line ' },
      { kind: 'added', text: 'six' },
    ]);
    expect(lines[1]?.after?.words).toEqual([]);
  });

  it('opens a fold by its id', () => {
    const folded = diffRows(before, after, { layout: 'split', context: 0 });
    const fold = folded.rows.find((row) => row.type === 'fold');
    const { rows } = diffRows(before, after, { layout: 'split', context: 0, open: new Set([fold!.id]) });
    expect(rows.filter((row) => row.type === 'fold')).toHaveLength(1);
    expect(sketch(rows)[0]).toBe('1:line 1 | 1:line 1');
  });

  it('never folds a kept line away', () => {
    const { rows } = diffRows(before, after, { layout: 'split', context: 0, keep: new Set([9]) });
    expect(sketch(rows)).toContain('9:line 9 | 9:line 9');
  });

  it('says where a remark on a removed line belongs', () => {
    const { rows } = diffRows('a\nb\nc\n', 'a\nc\n', { layout: 'unified' });
    expect(rows.map((row) => row.type === 'line' && row.place)).toEqual([1, 2, 2]);
  });

  it('shows a text that did not change, and one that is new', () => {
    expect(sketch(diffRows('a\nb\n', 'a\nb\n', { layout: 'split', context: Infinity }).rows)).toEqual([
      '1:a | 1:a',
      '2:b | 2:b',
    ]);
    expect(sketch(diffRows('', 'a\n', { layout: 'split' }).rows)).toEqual(['- | 1:a']);
    expect(diffRows('', '', { layout: 'split' })).toEqual({ rows: [], changes: 0 });
  });

  it('has every line of both texts once, in order, whatever changed and however it is folded', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('unified' as const, 'split' as const),
        fc.nat(3),
        (a, b, layout, context) => {
          const { rows } = diffRows(a, b, { layout, context });
          for (const side of ['before', 'after'] as const) {
            let next = 1;
            for (const row of rows) {
              if (row.type === 'fold') next += row.count;
              else if (row[side]) expect(row[side].line).toBe(next++);
            }
            const source = side === 'before' ? a : b;
            expect(next - 1).toBe(source === '' ? 0 : source.replace(/\n$/, '').split('\n').length);
          }
        },
      ),
    );
  });
});
