import type { TreeRow } from '../../base/tree-rows.ts';
import type { ProblemCounts, ProblemMarker, ProblemResource } from '../../platform/problems-service.ts';

export type ProblemNode =
  | { readonly type: 'resource'; readonly resource: ProblemResource }
  | { readonly type: 'marker'; readonly uri: string; readonly title: string; readonly marker: ProblemMarker };

const severityOrder = { error: 0, warning: 1, hint: 2 } as const;

/**
 * The rows of the Problems view: resources, and below each what is wrong, the worst first.
 *
 * @param label what a row is called to those who do not see it
 */
export function problemRows(
  resources: readonly ProblemResource[],
  collapsed: ReadonlySet<string>,
  label: (node: ProblemNode) => string,
): TreeRow<ProblemNode>[] {
  return resources.flatMap((resource) => {
    const { uri, title, markers } = resource;
    const head: ProblemNode = { type: 'resource', resource };
    const expanded = !collapsed.has(uri);
    const row: TreeRow<ProblemNode> = { id: uri, level: 1, label: label(head), expanded, value: head };
    if (!expanded) return [row];
    const worstFirst = markers.toSorted((a, b) => severityOrder[a.severity] - severityOrder[b.severity]);
    return [
      row,
      ...worstFirst.map((marker, index): TreeRow<ProblemNode> => {
        const value: ProblemNode = { type: 'marker', uri, title, marker };
        return { id: `${uri} ${index}`, level: 2, label: label(value), value };
      }),
    ];
  });
}

/** The worst that there is; undefined when nothing is wrong. */
export function worstOf({ error, warning, hint }: ProblemCounts): keyof ProblemCounts | undefined {
  if (error > 0) return 'error';
  if (warning > 0) return 'warning';
  return hint > 0 ? 'hint' : undefined;
}
