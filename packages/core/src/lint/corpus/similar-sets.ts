/** A set of terms that belongs to somebody. */
export interface TermSet {
  /** The article it belongs to. */
  readonly owner: string;
  /** Only sets of one group are compared. */
  readonly group: string;
  /** Distinct. */
  readonly terms: readonly string[];
}

/** A set that was found, and its Jaccard similarity to the one that was looked for. */
export interface Similar<T> {
  readonly set: T;
  readonly similarity: number;
}

/** What a search reads of a set lies in one place. */
interface Entry<T> {
  readonly set: T;
  readonly owner: string;
  readonly length: number;
  /** The search that met it last. */
  search: number;
}

/**
 * Finds sets that share most of their terms with a given one, without comparing all: of two sets with a Jaccard
 * similarity of at least t, one of the rarest n - ceil(t n) + 1 terms of either stands in the other (prefix filter;
 * Bayardo, Ma, Srikant, "Scaling up all pairs similarity search", WWW 2007). The answer depends on what is in the
 * index, never on the order in which it came.
 */
export class SimilarSets<T extends TermSet> {
  readonly #mostPostings: number;
  /** By group, then by term. */
  readonly #postings = new Map<string, Map<string, Entry<T>[]>>();
  readonly #owned = new Map<string, { readonly sets: readonly T[]; readonly entries: readonly Entry<T>[] }>();
  #searches = 0;

  /**
   * @param mostPostings a term that stands in more sets than this tells nothing apart and would cost the most: it
   * finds no set by itself
   */
  constructor(mostPostings: number) {
    this.#mostPostings = mostPostings;
  }

  /** Adds all sets of an owner that has none yet. */
  add(owner: string, sets: readonly T[]): void {
    if (sets.length === 0) return;
    const entries = sets.map((set) => ({ set, owner, length: set.terms.length, search: 0 }));
    this.#owned.set(owner, { sets, entries });
    for (const entry of entries) {
      const { group, terms } = entry.set;
      let byTerm = this.#postings.get(group);
      if (!byTerm) this.#postings.set(group, (byTerm = new Map()));
      for (const term of terms) {
        const postings = byTerm.get(term);
        if (postings) postings.push(entry);
        else byTerm.set(term, [entry]);
      }
    }
  }

  removeOwner(owner: string): void {
    for (const entry of this.#owned.get(owner)?.entries ?? []) {
      const { group, terms } = entry.set;
      const byTerm = this.#postings.get(group)!;
      for (const term of terms) {
        const postings = byTerm.get(term)!;
        const last = postings.pop()!;
        if (last !== entry) postings[postings.indexOf(entry)] = last;
        if (postings.length === 0) byTerm.delete(term);
      }
      if (byTerm.size === 0) this.#postings.delete(group);
    }
    this.#owned.delete(owner);
  }

  of(owner: string): readonly T[] {
    return this.#owned.get(owner)?.sets ?? [];
  }

  /** The sets of other owners in the same group that are at least this similar, in no order. */
  similarTo({ owner, group, terms }: TermSet, threshold: number): Similar<T>[] {
    const found: Similar<T>[] = [];
    const byTerm = this.#postings.get(group);
    if (!byTerm) return found;
    const { length } = terms;
    const [shortest, longest] = [threshold * length, length / threshold];
    const rarestFirst = terms
      .map((term) => byTerm.get(term) ?? [])
      .sort((a, b) => a.length - b.length)
      .slice(0, length - Math.ceil(threshold * length) + 1);
    const search = ++this.#searches;
    let own: Set<string> | undefined;
    for (const postings of rarestFirst) {
      // The others are more common still.
      if (postings.length > this.#mostPostings) break;
      for (const entry of postings) {
        if (entry.search === search) continue;
        entry.search = search;
        if (entry.length < shortest || entry.length > longest || entry.owner === owner) continue;
        const similarity = jaccard((own ??= new Set(terms)), entry.set.terms);
        if (similarity >= threshold) found.push({ set: entry.set, similarity });
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
