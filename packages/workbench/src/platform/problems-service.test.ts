import { describe, expect, it, vi } from 'vitest';
import { ProblemsService, type ProblemMarker } from './problems-service.ts';

function marker(line: number, change: Partial<ProblemMarker> = {}): ProblemMarker {
  const range = { startLine: line, startColumn: 1, endLine: line, endColumn: 5 };
  return { severity: 'warning', message: `Line ${line} is wrong.`, source: 'a-rule', range, ...change };
}

describe('problems', () => {
  it('has each resource once, with what every owner says, by place', () => {
    const problems = new ProblemsService();
    problems.set('lint', { uri: 'edit/b/en', title: 'B', markers: [marker(3)] });
    problems.set('spelling', { uri: 'edit/b/en', title: 'B', markers: [marker(1, { severity: 'error' })] });
    problems.set('lint', { uri: 'edit/a/en', title: 'A', markers: [marker(1), marker(2, { severity: 'hint' })] });
    expect(problems.all.map(({ title, markers }) => [title, markers.map(({ range }) => range.startLine)])).toEqual([
      ['A', [1, 2]],
      ['B', [1, 3]],
    ]);
    expect(problems.counts).toEqual({ error: 1, warning: 2, hint: 1 });
  });

  it('lets an owner replace and take back only its own', () => {
    const problems = new ProblemsService();
    problems.set('spelling', { uri: 'edit/a/en', title: 'A', markers: [marker(9)] });
    const first = problems.set('lint', { uri: 'edit/a/en', title: 'A', markers: [marker(1)] });
    const second = problems.set('lint', { uri: 'edit/a/en', title: 'A', markers: [marker(2)] });
    first.dispose();
    expect(problems.of('edit/a/en').map(({ range }) => range.startLine)).toEqual([2, 9]);
    second.dispose();
    expect(problems.of('edit/a/en').map(({ range }) => range.startLine)).toEqual([9]);
  });

  it('tells changes, and not what is the same again', () => {
    const problems = new ProblemsService();
    const told = vi.fn<() => void>();
    problems.onDidChange(told);
    problems.set('lint', { uri: 'edit/a/en', title: 'A', markers: [] });
    problems.set('lint', { uri: 'edit/a/en', title: 'A', markers: [marker(1)] });
    problems.set('lint', { uri: 'edit/a/en', title: 'A', markers: [marker(1)] });
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('keeps the wish to see a place until the editor of the address takes it, once', () => {
    const problems = new ProblemsService();
    problems.reveal('edit/a/en', marker(4).range);
    expect(problems.takeReveal('edit/b/en')).toBeUndefined();
    expect(problems.takeReveal('edit/a/en')).toMatchObject({ startLine: 4 });
    expect(problems.takeReveal('edit/a/en')).toBeUndefined();
  });
});
