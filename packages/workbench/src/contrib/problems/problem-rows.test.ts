import { describe, expect, it } from 'vitest';
import type { ProblemMarker } from '../../platform/problems-service.ts';
import { problemRows, worstOf } from './problem-rows.ts';

const range = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 };
const marker = (severity: ProblemMarker['severity'], message: string): ProblemMarker => ({
  severity,
  message,
  source: 'rule',
  range,
});
const resources = [
  { uri: 'edit/a/en', title: 'A', markers: [marker('hint', 'h'), marker('error', 'e'), marker('warning', 'w')] },
  { uri: 'edit/b/en', title: 'B', markers: [marker('hint', 'other')] },
];
const label = (node: Parameters<Parameters<typeof problemRows>[2]>[0]) =>
  node.type === 'resource' ? node.resource.title : node.marker.message;

describe('the rows of the Problems view', () => {
  it('are resources, and below each what is wrong, the worst first', () => {
    const rows = problemRows(resources, new Set(), label);
    expect(rows.map((row) => `${row.level} ${row.label}`)).toEqual(['1 A', '2 e', '2 w', '2 h', '1 B', '2 other']);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('leave out what is below a collapsed resource', () => {
    const rows = problemRows(resources, new Set(['edit/a/en']), label);
    expect(rows.map((row) => [row.label, row.expanded])).toEqual([
      ['A', false],
      ['B', true],
      ['other', undefined],
    ]);
  });
});

describe('the worst of them', () => {
  it('counts errors before warnings before hints', () => {
    expect(worstOf({ error: 1, warning: 2, hint: 3 })).toBe('error');
    expect(worstOf({ error: 0, warning: 2, hint: 3 })).toBe('warning');
    expect(worstOf({ error: 0, warning: 0, hint: 3 })).toBe('hint');
    expect(worstOf({ error: 0, warning: 0, hint: 0 })).toBeUndefined();
  });
});
