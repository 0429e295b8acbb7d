import { fuzzyMatch, type MatchRange } from '@askwell/core/extensions';
import type { QuickItem } from './quick-access-service.ts';

export interface RankedItem {
  readonly item: QuickItem;
  readonly labelRanges: readonly MatchRange[];
  readonly descriptionRanges: readonly MatchRange[];
  /** Among those used recently, and shown first because nothing is typed. */
  readonly recent: boolean;
}

/** More than anybody reads; what is meant is found by typing on. */
const most = 200;

/**
 * Items that match, best first. With nothing typed: those used recently, last used first, then the others in their
 * order. Otherwise by match, where the label counts more than the description and recent use decides between equals.
 *
 * @param recent ids, last used first
 */
export function rankItems(
  items: readonly QuickItem[],
  query: string,
  recent: readonly string[],
): readonly RankedItem[] {
  const place = new Map(recent.map((id, index) => [id, index]));
  if (query.trim() === '') {
    const plain = { labelRanges: [], descriptionRanges: [] };
    const used = items
      .filter(({ id }) => place.has(id))
      .toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    const others = items.filter(({ id }) => !place.has(id));
    return [
      ...used.map((item) => ({ item, ...plain, recent: true })),
      ...others.map((item) => ({ item, ...plain, recent: false })),
    ].slice(0, most);
  }
  const found: (RankedItem & { readonly score: number })[] = [];
  for (const item of items) {
    const ranked = rank(item, query);
    if (ranked) found.push({ ...ranked, score: ranked.score + (place.has(item.id) ? 1 : 0) });
  }
  return found.toSorted((a, b) => b.score - a.score).slice(0, most);
}

function rank(item: QuickItem, query: string): (RankedItem & { readonly score: number }) | undefined {
  const label = fuzzyMatch(query, item.label);
  if (label) return { item, labelRanges: label.ranges, descriptionRanges: [], recent: false, score: label.score + 5 };
  const description = item.description === undefined ? undefined : fuzzyMatch(query, item.description);
  if (description) {
    return { item, labelRanges: [], descriptionRanges: description.ranges, recent: false, score: description.score };
  }
  return undefined;
}
