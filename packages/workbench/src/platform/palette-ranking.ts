import { fuzzyMatch, fuzzyScore, FuzzyTarget, type MatchRange } from '@askwell/core/extensions';
import type { PinyinMatcher } from './pinyin-match.ts';
import { hasHan, mayBePinyin } from './pinyin-wanted.ts';
import type { QuickItem } from './quick-access-service.ts';

export interface RankedItem {
  readonly item: QuickItem;
  readonly labelRanges: readonly MatchRange[];
  readonly descriptionRanges: readonly MatchRange[];
  /** Among those used recently, and shown first because nothing is typed. */
  readonly recent: boolean;
}

export interface RankedItems {
  /** Best first; at most as many as anybody reads. */
  readonly shown: readonly RankedItem[];
  /** How many match altogether. */
  readonly count: number;
}

/** More than anybody reads; what is meant is found by typing on. */
const most = 100;

/**
 * Items that match, best first. With nothing typed: those used recently, last used first, then the others in their
 * order. Otherwise by match, where the label counts more than the description and recent use decides between equals.
 *
 * @param recent ids, last used first
 * @param pinyin for labels in Chinese, once it is loaded
 */
export function rankItems(
  items: readonly QuickItem[],
  query: string,
  recent: readonly string[],
  pinyin?: PinyinMatcher,
): RankedItems {
  const place = new Map(recent.map((id, index) => [id, index]));
  if (query.trim() === '') {
    const plain = { labelRanges: [], descriptionRanges: [] };
    const used = items
      .filter(({ id }) => place.has(id))
      .toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    const others = items.filter(({ id }) => !place.has(id)).slice(0, most);
    const shown = [
      ...used.map((item) => ({ item, ...plain, recent: true })),
      ...others.map((item) => ({ item, ...plain, recent: false })),
    ].slice(0, most);
    return { shown, count: items.length };
  }
  const speller = mayBePinyin(query) ? pinyin : undefined;
  const found: { readonly item: QuickItem; readonly score: number }[] = [];
  for (const item of candidates(items, query, speller)) {
    const score = scoreOf(item, query, speller);
    if (score !== undefined) found.push({ item, score: score + (place.has(item.id) ? 1 : 0) });
  }
  matched.set(items, { query, pinyin: speller, items: found.map(({ item }) => item) });
  const best = found.toSorted((a, b) => b.score - a.score).slice(0, most);
  return { shown: best.map(({ item }) => withRanges(item, query, speller)), count: found.length };
}

/** Whether some of what did not match could be found by its reading. */
export function wantsPinyin(items: readonly QuickItem[], query: string): boolean {
  return mayBePinyin(query) && items.some(({ label }) => hasHan(label));
}

interface Matched {
  readonly query: string;
  readonly pinyin: PinyinMatcher | undefined;
  readonly items: readonly QuickItem[];
}

const matched = new WeakMap<readonly QuickItem[], Matched>();

/** Who types on looks only through what matched so far: every character more can only take items away. */
function candidates(
  items: readonly QuickItem[],
  query: string,
  pinyin: PinyinMatcher | undefined,
): readonly QuickItem[] {
  const before = matched.get(items);
  const narrows = before && query.startsWith(before.query) && before.pinyin === pinyin;
  return narrows ? before.items : items;
}

interface ItemTargets {
  readonly label: FuzzyTarget;
  readonly description: FuzzyTarget | undefined;
  readonly han: boolean;
}

/** Made ready once: a list of articles is matched at each key. */
const targets = new WeakMap<QuickItem, ItemTargets>();

function targetsOf(item: QuickItem): ItemTargets {
  let known = targets.get(item);
  if (!known) {
    const { label, description } = item;
    known = {
      label: new FuzzyTarget(label),
      description: description === undefined ? undefined : new FuzzyTarget(description),
      han: hasHan(label),
    };
    targets.set(item, known);
  }
  return known;
}

function scoreOf(item: QuickItem, query: string, pinyin: PinyinMatcher | undefined): number | undefined {
  const { label, description, han } = targetsOf(item);
  const written = fuzzyScore(query, label);
  if (written !== undefined) return written + 5;
  const spelled = pinyin && han ? pinyin(query, item.label)?.score : undefined;
  return spelled ?? (description && fuzzyScore(query, description));
}

function withRanges(item: QuickItem, query: string, pinyin: PinyinMatcher | undefined): RankedItem {
  const { label, description, han } = targetsOf(item);
  const onLabel = fuzzyMatch(query, label) ?? (pinyin && han ? pinyin(query, item.label) : undefined);
  const onDescription = onLabel || !description ? undefined : fuzzyMatch(query, description);
  return { item, labelRanges: onLabel?.ranges ?? [], descriptionRanges: onDescription?.ranges ?? [], recent: false };
}
