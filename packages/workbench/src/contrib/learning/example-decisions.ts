import type { ExampleDecision } from '@askwell/core/answers';
import type { LearnedExample } from '@askwell/core/protocol';

/** What may be decided about an example in a state, the likeliest first: as `decideExample` of the core allows. */
export function decisionsOf(state: LearnedExample['state']): readonly ExampleDecision[] {
  switch (state) {
    case 'candidate':
      return ['approve', 'reject'];
    case 'approved':
      return ['remove'];
    case 'rejected':
    case 'removed':
      return ['approve'];
  }
}

type Source = LearnedExample['sources'][number]['source'];

/** How often each kind of source said so, the most frequent first. */
export function sourceCounts(sources: LearnedExample['sources']): ReadonlyMap<Source, number> {
  const counts = new Map<Source, number>();
  for (const { source } of sources) counts.set(source, (counts.get(source) ?? 0) + 1);
  return new Map([...counts].toSorted((a, b) => b[1] - a[1]));
}
