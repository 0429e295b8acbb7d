import type { IndexedDocument } from './indexed-document.ts';
import { BODY, QUESTION, TITLE } from './indexed-document.ts';
import { bodyCount, headingCount, labelCount, questionCount, titleCount, type Postings } from './postings.ts';
import { weightOf, type ParsedQuery } from './query.ts';
import type { RankingTuning } from './tuning.ts';

/** Postings that one query may read. Terms come rarest first, so what is left out says least. */
const postingBudget = 400_000;

/** A document with its BM25F score as a share (0 to 1) of what a document full of the query would get. */
export interface Candidate {
  readonly number: number;
  readonly score: number;
}

/**
 * The candidates of a query: BM25F (Robertson, Zaragoza, Taylor: "Simple BM25 extension to multiple weighted fields",
 * CIKM 2004) with the true field lengths. The tuning follows the query's script, so that all scores of one search are
 * comparable; average lengths follow each document's own script, whose words are counted differently.
 */
export function candidatesOf(
  query: ParsedQuery,
  postings: Postings,
  tuning: RankingTuning,
  admits: (document: IndexedDocument) => boolean,
  compare: (a: number, b: number) => number,
  limit: number,
): Candidate[] {
  const scores = new Float64Array(postings.capacity);
  const touched: number[] = [];
  // The best of one slot's terms by document, emptied after each slot; made only when some slot has several.
  const slotScores = new Float64Array(query.slots.some(({ terms }) => terms.length > 1) ? postings.capacity : 0);
  const inSlot: number[] = [];
  const { k, b, bTitle } = tuning;
  const { statistics, ideographic } = postings;
  const [titles, questions, bodies] = [TITLE, QUESTION, BODY].map((field) => postings.lengthsOf(field)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [titleAverage, questionAverage, bodyAverage] = [TITLE, QUESTION, BODY].map((field) =>
    [statistics.latin, statistics.cjk].map(({ documents, lengths }) => lengths[field]! / Math.max(1, documents) || 1),
  ) as [number[], number[], number[]];

  /** What a posting adds per unit of weight, 0 to k + 1. */
  const saturated = (document: number, packed: number): number => {
    const script = ideographic[document]!;
    const inTitle = titleCount(packed);
    const inQuestions = questionCount(packed);
    const inBody = bodyCount(packed);
    let sum = tuning.heading * headingCount(packed) + tuning.label * labelCount(packed);
    if (inTitle) sum += (tuning.title * inTitle) / (1 - bTitle + (bTitle * titles[document]!) / titleAverage[script]!);
    if (inQuestions)
      sum +=
        (tuning.question * inQuestions) / (1 - bTitle + (bTitle * questions[document]!) / questionAverage[script]!);
    if (inBody) sum += inBody / (1 - b + (b * bodies[document]!) / bodyAverage[script]!);
    return ((k + 1) * sum) / (k + sum);
  };
  const addTo = (document: number, score: number): void => {
    if (scores[document] === 0) touched.push(document);
    scores[document]! += score;
  };

  let budget = postingBudget;
  for (const slot of query.slots.toSorted((one, other) => weightOf(other, tuning) - weightOf(one, tuning))) {
    if (budget <= 0) break;
    const weight = weightOf(slot, tuning);
    const [only] = slot.terms;
    if (slot.terms.length === 1 && only) {
      const scale = weight * only.factor;
      budget -= postings.forEach(only.term, (document, packed) => addTo(document, scale * saturated(document, packed)));
    } else if (slot.terms.length > 1) {
      // What stands for a term never counts beside it: the best of them decides, so a typo or a synonym cannot lift a
      // document over one that has the word itself.
      inSlot.length = 0;
      for (const { term, factor } of slot.terms) {
        if (budget <= 0) break;
        budget -= postings.forEach(term, (document, packed) => {
          const score = factor * saturated(document, packed);
          if (slotScores[document] === 0) inSlot.push(document);
          if (score > slotScores[document]!) slotScores[document] = score;
        });
      }
      for (const document of inSlot) {
        addTo(document, weight * slotScores[document]!);
        slotScores[document] = 0;
      }
    }
  }

  let possible = 0;
  for (const slot of query.slots) if (!slot.optional) possible += weightOf(slot, tuning) * (k + 1);
  const heap = new BestOf(limit, (one, other) => scores[one]! - scores[other]! || -compare(one, other));
  for (const number of touched) {
    if (heap.wouldKeep(number) && admits(postings.document(number)!)) heap.add(number);
  }
  return heap.items().map((number) => ({ number, score: scores[number]! / (possible || 1) }));
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
