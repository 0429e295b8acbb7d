/** A set of terms that belongs to somebody. */
export interface TermSet {
  /** The article it belongs to. */
  readonly owner: string;
  readonly terms: readonly string[];
}

/**
 * Finds sets that share most of their terms with a given one, without comparing all: of two sets with a Jaccard
 * similarity of at least t, one of the rarest n - ceil(t n) + 1 terms of either stands in the other (prefix filter;
 * Bayardo, Ma, Srikant, "Scaling up all pairs similarity search", WWW 2007). The answer depends on what is in the
 * index, never on the order in which it came.
 */
export class SimilarSets<T extends TermSet> {
  readonly #mostPostings: number;
  readonly #postings = new Map<string, Set<T>>();
  readonly #owned = new Map<string, T[]>();

  /**
   * @param mostPostings a term that stands in more sets than this tells nothing apart and would cost the most: it
   * finds no set by itself
   */
  constructor(mostPostings: number) {
    this.#mostPostings = mostPostings;
  }

  /** Adds a set; its terms must be distinct. */
  add(entry: T): void {
    const owned = this.#owned.get(entry.owner);
    if (owned) owned.push(entry);
    else this.#owned.set(entry.owner, [entry]);
    for (const term of entry.terms) {
      const postings = this.#postings.get(term);
      if (postings) postings.add(entry);
      else this.#postings.set(term, new Set([entry]));
    }
  }

  removeOwner(owner: string): void {
    for (const entry of this.#owned.get(owner) ?? []) {
      for (const term of entry.terms) {
        const postings = this.#postings.get(term);
        postings?.delete(entry);
        if (postings?.size === 0) this.#postings.delete(term);
      }
    }
    this.#owned.delete(owner);
  }

  of(owner: string): readonly T[] {
    return this.#owned.get(owner) ?? [];
  }

  /** The sets of other owners that are at least this similar, with their Jaccard similarity, in no order. */
  similarTo(entry: TermSet, threshold: number): { readonly set: T; readonly similarity: number }[] {
    const { length } = entry.terms;
    const rarestFirst = entry.terms
      .map((term) => this.#postings.get(term))
      .sort((a, b) => (a?.size ?? 0) - (b?.size ?? 0));
    const prefix = length - Math.ceil(threshold * length) + 1;
    const seen = new Set<T>();
    const found: { set: T; similarity: number }[] = [];
    let terms: Set<string> | undefined;
    for (const postings of rarestFirst.slice(0, prefix)) {
      if (!postings || postings.size > this.#mostPostings) continue;
      for (const set of postings) {
        if (set.owner === entry.owner || seen.has(set)) continue;
        const other = set.terms.length;
        if (Math.min(other, length) < threshold * Math.max(other, length)) continue;
        seen.add(set);
        const similarity = jaccard((terms ??= new Set(entry.terms)), set.terms);
        if (similarity >= threshold) found.push({ set, similarity });
      }
    }
    return found;
  }
}

/** Shared terms over all terms; both hold distinct terms. */
export function jaccard(a: ReadonlySet<string>, b: readonly string[]): number {
  let shared = 0;
  for (const term of b) if (a.has(term)) shared += 1;
  return a.size + b.length === 0 ? 0 : shared / (a.size + b.length - shared);
}
