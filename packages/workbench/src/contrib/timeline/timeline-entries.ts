import type { RevisionHead } from '@askwell/core/protocol';
import type { DecisionEntry } from '@askwell/core/reviews';

/** Something that happened to an article. */
export type TimelineEntry =
  | {
      readonly type: 'revision';
      readonly id: string;
      readonly at: number;
      /** As the server names them: `staff:` and an id, or what wrote it. */
      readonly actor: string;
      readonly revision: RevisionHead;
      /** The number of the revision before; null for the first. */
      readonly previous: number | null;
    }
  | {
      readonly type: 'decision';
      readonly id: string;
      readonly at: number;
      readonly actor: string;
      readonly decision: DecisionEntry;
    };

/** Told by the revision that they lead to. */
const toldElsewhere: readonly string[] = ['article.published'];

/**
 * What happened to an article in one language, the latest first.
 *
 * @param decisions those about the article in any language, and about nothing else
 */
export function timelineEntries(
  locale: string,
  revisions: readonly RevisionHead[],
  decisions: readonly DecisionEntry[],
): readonly TimelineEntry[] {
  const numbers = revisions.map(({ number }) => number).toSorted((a, b) => a - b);
  const published = revisions.map((revision): TimelineEntry => ({
    type: 'revision',
    id: `revision:${revision.number}`,
    at: revision.at,
    actor: revision.author,
    revision,
    previous: numbers.findLast((number) => number < revision.number) ?? null,
  }));
  const decided = decisions
    .filter(({ type, data }) => !toldElsewhere.includes(type) && (valueOf(data, 'locale') ?? locale) === locale)
    .map((decision): TimelineEntry => {
      const { at, actor } = decision;
      return { type: 'decision', id: `decision:${decision.seq}`, at, actor, decision };
    });
  return [...published, ...decided].toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

/** A text in what a decision was about. */
export function valueOf(data: DecisionEntry['data'], name: string): string | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const value = (data as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}

/** Lines of a text by whoever brought them, put together while they stay the same. */
export function blameRuns<T extends { readonly revision: number }>(lines: readonly T[]): readonly (readonly T[])[] {
  const runs: T[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.[0]?.revision === line.revision) last.push(line);
    else runs.push([line]);
  }
  return runs;
}
