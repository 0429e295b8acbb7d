import type { IndexedDocument } from './indexed-document.ts';
import { BODY, HEADING, LABEL, QUESTION, TITLE } from './indexed-document.ts';
import { bodyCount, headingCount, labelCount, questionCount, titleCount, type Postings } from './postings.ts';
import { weightOf, type ParsedQuery } from './query.ts';
import type { RankingTuning, Tuning } from './tuning.ts';

/** Postings that one query may read. Terms come rarest first, so what is left out says least. */
export const postingBudget = 400_000;

/** A document with its BM25F score as a share (0 to 1) of what a document full of the query would get. */
export interface Candidate {
  readonly number: number;
  readonly score: number;
}

interface Scale {
  readonly tuning: RankingTuning;
  readonly average: readonly number[];
  /** Largest sum that a query can reach. */
  best: number;
}

/**
 * The candidates of a query: BM25F (Robertson, Zaragoza, Taylor: "Simple BM25 extension to multiple weighted fields",
 * CIKM 2004) with the true field lengths, each script with its own averages and tuning.
 */
export function candidatesOf(
  query: ParsedQuery,
  postings: Postings,
  tuning: Tuning,
  admits: (document: IndexedDocument) => boolean,
  compare: (a: number, b: number) => number,
  limit: number,
): Candidate[] {
  const scores = new Float64Array(postings.capacity);
  const touched: number[] = [];
  const latin = scaleOf(postings, tuning, false);
  const cjk = scaleOf(postings, tuning, true);
  for (const slot of query.slots) {
    if (slot.optional) continue;
    latin.best += weightOf(slot, latin.tuning) * (latin.tuning.k + 1);
    cjk.best += weightOf(slot, cjk.tuning) * (cjk.tuning.k + 1);
  }

  let budget = postingBudget;
  const frequencies = (document: number, packed: number, factor: number): number => {
    const { cjk: ideographic, lengths } = postings.document(document)!;
    const { tuning: t, average } = ideographic ? cjk : latin;
    const norm = (field: number, b: number): number => 1 - b + (b * lengths[field]!) / (average[field]! || 1);
    const inTitle = titleCount(packed);
    const inQuestions = questionCount(packed);
    const inBody = bodyCount(packed);
    let sum = t.heading * headingCount(packed) + t.label * labelCount(packed);
    if (inTitle) sum += (t.title * inTitle) / norm(TITLE, t.bTitle);
    if (inQuestions) sum += (t.question * inQuestions) / norm(QUESTION, t.bTitle);
    if (inBody) sum += inBody / norm(BODY, t.b);
    return sum * factor;
  };
  const addTo = (document: number, weights: readonly [number, number], frequency: number): void => {
    const ideographic = postings.document(document)!.cjk;
    const { k } = ideographic ? cjk.tuning : latin.tuning;
    if (scores[document] === 0) touched.push(document);
    scores[document]! += (weights[ideographic ? 1 : 0] * (k + 1) * frequency) / (k + frequency);
  };

  for (const slot of query.slots.toSorted((a, b) => weightOf(b, latin.tuning) - weightOf(a, latin.tuning))) {
    if (budget <= 0) break;
    const weights: [number, number] = [weightOf(slot, latin.tuning), weightOf(slot, cjk.tuning)];
    const [only] = slot.terms;
    if (slot.terms.length === 1 && only) {
      postings.forEach(only.term, (document, packed) => {
        budget--;
        addTo(document, weights, frequencies(document, packed, only.factor));
      });
    } else if (slot.terms.length > 1) {
      // Typos and completions count as one term that occurs where any of them does.
      const together = new Map<number, number>();
      for (const { term, factor } of slot.terms) {
        if (budget <= 0) break;
        postings.forEach(term, (document, packed) => {
          budget--;
          together.set(document, (together.get(document) ?? 0) + frequencies(document, packed, factor));
        });
      }
      for (const [document, frequency] of together) addTo(document, weights, frequency);
    }
  }

  const heap = new BestOf(limit, (a, b) => scores[a]! - scores[b]! || -compare(a, b));
  for (const number of touched) {
    const document = postings.document(number)!;
    scores[number]! /= (document.cjk ? cjk.best : latin.best) || 1;
    if (!heap.wouldKeep(number)) continue;
    if (admits(document)) heap.add(number);
  }
  return heap.items().map((number) => ({ number, score: scores[number]! }));
}

function scaleOf(postings: Postings, tuning: Tuning, cjk: boolean): Scale {
  const { documents, lengths } = cjk ? postings.statistics.cjk : postings.statistics.latin;
  return {
    tuning: cjk ? tuning.cjk : tuning.latin,
    average: [TITLE, QUESTION, HEADING, LABEL, BODY].map((field) => lengths[field]! / Math.max(1, documents)),
    best: 0,
  };
}

/** The best `limit` of many numbers: a binary heap with the worst one on top. */
class BestOf {
  readonly #limit: number;
  readonly #compare: (a: number, b: number) => number;
  readonly #heap: number[] = [];

  constructor(limit: number, compare: (a: number, b: number) => number) {
    this.#limit = limit;
    this.#compare = compare;
  }

  wouldKeep(item: number): boolean {
    return this.#heap.length < this.#limit || this.#compare(item, this.#heap[0]!) > 0;
  }

  add(item: number): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push(item);
      for (let at = heap.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (this.#compare(heap[at]!, heap[parent]!) >= 0) break;
        [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
        at = parent;
      }
      return;
    }
    heap[0] = item;
    for (let at = 0; ;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && this.#compare(heap[child]!, heap[least]!) < 0) least = child;
      if (least === at) break;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }

  /** Best first. */
  items(): number[] {
    return this.#heap.toSorted((a, b) => this.#compare(b, a));
  }
}
