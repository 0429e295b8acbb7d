import { BestOf } from './best-of.ts';
import { BODY, QUESTION, TITLE, type IndexedDocument } from './indexed-document.ts';
import { bodyCount, headingCount, labelCount, questionCount, titleCount, type Postings, type Run } from './postings.ts';
import { weightOf, type ParsedQuery, type Slot } from './query.ts';
import type { RankingTuning } from './tuning.ts';

/** Postings that one query may read. Terms come rarest first, so what is left out says least. */
const postingBudget = 400_000;

/** A document with its BM25F score as a share (0 to 1) of what a document full of the query would get. */
export interface Candidate {
  readonly number: number;
  readonly score: number;
}

/**
 * Finds the candidates of queries: BM25F (Robertson, Zaragoza, Taylor: "Simple BM25 extension to multiple weighted fields",
 * CIKM 2004) with the true field lengths. The tuning follows the query's script, so that all scores of one search are
 * comparable; average lengths follow each document's own script, whose words are counted differently.
 *
 * Made once per index and tuning: what follows from the documents' lengths is computed when they have changed, and the
 * scores of one query are cleared where it touched them.
 */
export class CandidateFinder {
  readonly #postings: Postings;
  readonly #tuning: RankingTuning;
  /** By document number: what one occurrence in a field counts. */
  #perTitle = new Float64Array(0);
  #perQuestion = new Float64Array(0);
  #perBody = new Float64Array(0);
  #validFor = -1;
  // Of the query at hand, by document number; 0 wherever no document was touched.
  #scores = new Float64Array(0);
  #slotScores = new Float64Array(0);
  readonly #touched: number[] = [];
  readonly #inSlot: number[] = [];

  constructor(postings: Postings, tuning: RankingTuning) {
    this.#postings = postings;
    this.#tuning = tuning;
  }

  find(
    query: ParsedQuery,
    admits: (document: IndexedDocument) => boolean,
    compare: (a: number, b: number) => number,
    limit: number,
  ): Candidate[] {
    this.#measure();
    const tuning = this.#tuning;
    let budget = postingBudget;
    for (const slot of query.slots.toSorted((one, other) => weightOf(other, tuning) - weightOf(one, tuning))) {
      if (budget <= 0) break;
      budget -= this.#addSlot(slot, budget);
    }

    let possible = 0;
    for (const slot of query.slots) if (!slot.optional) possible += weightOf(slot, tuning) * (tuning.k + 1);
    const scores = this.#scores;
    const best = new BestOf(limit, (one, other) => scores[one]! - scores[other]! || -compare(one, other));
    for (const number of this.#touched) {
      if (best.wouldKeep(number) && admits(this.#postings.document(number)!)) best.add(number);
    }
    const candidates = best.items().map((number) => ({ number, score: scores[number]! / (possible || 1) }));
    for (const number of this.#touched) scores[number] = 0;
    this.#touched.length = 0;
    return candidates;
  }

  /** @returns how many postings were read */
  #addSlot(slot: Slot, budget: number): number {
    const weight = weightOf(slot, this.#tuning);
    const [only] = slot.terms;
    let read = 0;
    if (slot.terms.length === 1 && only) {
      for (const run of this.#postings.runsOf(only.term)) read += this.#addRun(run, weight * only.factor);
      return read;
    }
    // What stands for a term never counts beside it: the best of them decides, so a typo or a synonym cannot lift a
    // document over one that has the word itself.
    for (const { term, factor } of slot.terms) {
      if (read >= budget) break;
      for (const run of this.#postings.runsOf(term)) read += this.#bestOfRun(run, factor);
    }
    for (const document of this.#inSlot) {
      this.#add(document, weight * this.#slotScores[document]!);
      this.#slotScores[document] = 0;
    }
    this.#inSlot.length = 0;
    return read;
  }

  #addRun({ list, from, to }: Run, weight: number): number {
    const { present } = this.#postings;
    for (let i = from; i < to; i += 2) {
      const document = list[i]!;
      if (present[document] === 1) this.#add(document, weight * this.#saturated(document, list[i + 1]!));
    }
    return (to - from) / 2;
  }

  #bestOfRun({ list, from, to }: Run, factor: number): number {
    const { present } = this.#postings;
    const scores = this.#slotScores;
    for (let i = from; i < to; i += 2) {
      const document = list[i]!;
      if (present[document] === 0) continue;
      const score = factor * this.#saturated(document, list[i + 1]!);
      if (scores[document] === 0) this.#inSlot.push(document);
      if (score > scores[document]!) scores[document] = score;
    }
    return (to - from) / 2;
  }

  #add(document: number, score: number): void {
    if (this.#scores[document] === 0) this.#touched.push(document);
    this.#scores[document]! += score;
  }

  /** What a posting adds per unit of weight, 0 to k + 1. */
  #saturated(document: number, packed: number): number {
    const { k, heading, label } = this.#tuning;
    const sum =
      heading * headingCount(packed) +
      label * labelCount(packed) +
      this.#perTitle[document]! * titleCount(packed) +
      this.#perQuestion[document]! * questionCount(packed) +
      this.#perBody[document]! * bodyCount(packed);
    return ((k + 1) * sum) / (k + sum);
  }

  #measure(): void {
    const postings = this.#postings;
    if (this.#validFor === postings.version) return;
    const { b, bTitle, title, question } = this.#tuning;
    const { capacity, statistics, ideographic } = postings;
    const perOccurrence = (field: number, weight: number, normalisation: number): Float64Array<ArrayBuffer> => {
      const lengths = postings.lengthsOf(field);
      const averages = [statistics.latin, statistics.cjk].map(
        (script) => script.lengths[field]! / Math.max(1, script.documents) || 1,
      );
      const result = new Float64Array(capacity);
      for (let document = 0; document < capacity; document++)
        result[document] =
          weight / (1 - normalisation + (normalisation * lengths[document]!) / averages[ideographic[document]!]!);
      return result;
    };
    this.#perTitle = perOccurrence(TITLE, title, bTitle);
    this.#perQuestion = perOccurrence(QUESTION, question, bTitle);
    this.#perBody = perOccurrence(BODY, 1, b);
    this.#scores = new Float64Array(capacity);
    this.#slotScores = new Float64Array(capacity);
    this.#validFor = postings.version;
  }
}
