import { decideExample } from '@askwell/core/answers';
import type { LearnedExample } from '@askwell/core/protocol';
import { describe, expect, it } from 'vitest';
import { decisionsOf, sourceCounts } from './example-decisions.ts';

describe('decisionsOf', () => {
  it.each(['candidate', 'approved', 'rejected', 'removed'] as const)('%s offers what changes it', (state) => {
    expect(decisionsOf(state).length).toBeGreaterThan(0);
    for (const decision of decisionsOf(state)) {
      const next = decideExample(state, decision);
      expect(next.ok && next.value).not.toBe(state);
      expect(next.ok, decision).toBe(true);
    }
  });
});

describe('sourceCounts', () => {
  it('counts each kind, the most frequent first', () => {
    const source = (kind: LearnedExample['sources'][number]['source']): LearnedExample['sources'][number] => ({
      source: kind,
      actor: 'visitor:1',
      messageId: null,
      questionMessageId: null,
      conversationId: null,
      createdAt: 1,
    });
    const counts = sourceCounts([source('agent'), source('helpful'), source('helpful')]);
    expect([...counts]).toEqual([
      ['helpful', 2],
      ['agent', 1],
    ]);
  });
});
