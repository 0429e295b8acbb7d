import type { RevisionHead } from '@askwell/core/protocol';
import type { DecisionEntry } from '@askwell/core/reviews';
import { describe, expect, it } from 'vitest';
import { blameRuns, timelineEntries } from './timeline-entries.ts';

function revision(number: number, at: number): RevisionHead {
  return { number, author: 'staff:ana', at, restoredFrom: null, reason: '', reviewId: null };
}

function decision(seq: number, at: number, type: string, data: DecisionEntry['data']): DecisionEntry {
  return { seq, at, actor: 'staff:ben', type, data, previousHash: '', hash: '' };
}

describe('timelineEntries', () => {
  it('mixes revisions and decisions, the latest first', () => {
    const entries = timelineEntries(
      'en',
      [revision(4, 40), revision(1, 10)],
      [decision(1, 30, 'review.approved', { locale: 'en' }), decision(2, 50, 'verification.confirmed', {})],
    );
    expect(entries.map(({ id }) => id)).toEqual(['decision:2', 'revision:4', 'decision:1', 'revision:1']);
  });

  it('knows the revision before, though numbers may be missing', () => {
    const entries = timelineEntries('en', [revision(4, 40), revision(1, 10)], []);
    expect(entries.map((entry) => entry.type === 'revision' && entry.previous)).toEqual([1, null]);
  });

  it('leaves out other languages, and what a revision says already', () => {
    const others = [
      decision(1, 1, 'review.approved', { locale: 'zh-CN' }),
      decision(2, 2, 'article.published', { locale: 'en' }),
    ];
    expect(timelineEntries('en', [], others)).toEqual([]);
  });
});

describe('blameRuns', () => {
  it('puts neighbouring lines of one revision together', () => {
    const lines = [1, 1, 2, 1].map((number, index) => ({ revision: number, index }));
    expect(blameRuns(lines).map((run) => run.map(({ index }) => index))).toEqual([[0, 1], [2], [3]]);
  });
});
