import { BODY, HEADING, LABEL, QUESTION, TITLE, type IndexedDocument } from './indexed-document.ts';
import { BREAK, STOP, type Vocabulary } from './vocabulary.ts';

// A term's occurrences in one document, packed by field so that a posting is two numbers. The caps are far above where
// BM25 saturates.
const shifts = [0, 4, 10, 15, 19]; // title 4 bits, questions 6, headings 5, labels 4, body 12
const caps = [15, 63, 31, 15, 4095];

export const titleCount = (packed: number): number => packed & 15;
export const questionCount = (packed: number): number => (packed >>> 4) & 63;
export const headingCount = (packed: number): number => (packed >>> 10) & 31;
export const labelCount = (packed: number): number => (packed >>> 15) & 15;
export const bodyCount = (packed: number): number => packed >>> 19;

const ones = shifts.map((shift) => 2 ** shift);
const full = shifts.map((shift, field) => caps[field]! * 2 ** shift);

/** A part of a term's postings: pairs of a document number and packed counts, `from` to `to` (exclusive) of the list. */
export interface Run {
  readonly list: Uint32Array | readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Sums over the live documents of one script, from which average field lengths follow. */
export interface ScriptStatistics {
  documents: number;
  readonly lengths: [number, number, number, number, number];
}

/**
 * The inverted index: for each term the documents that contain it and how often in which field. The documents' tokens are
 * the truth; postings are derived, most of them in one compact block that is rebuilt when the documents added since have
 * grown to a quarter of it, the newest in small lists beside it.
 */
export class Postings {
  readonly #vocabulary: Vocabulary;
  readonly #documents: (IndexedDocument | undefined)[] = [];
  #live = 0;
  #withQuestions = 0;
  /** Live documents' tokens in the block, tokens of the pending ones, tokens of removed ones still in the block. */
  #blockTokens = 0;
  #pendingTokens = 0;
  #deadTokens = 0;
  #pendingFrom = 0;
  #indexedUpTo = 0;
  #offsets = new Uint32Array(1);
  #block = new Uint32Array(0);
  #newest = new Map<number, number[]>();
  // Scratch, for the terms of one document: the distinct ones, and by term what is packed.
  #distinct = new Uint32Array(1024);
  #counts = new Uint32Array(1024);
  #lengths = [TITLE, QUESTION, HEADING, LABEL, BODY].map(() => new Float64Array(1024));
  #ideographic = new Uint8Array(1024);
  #present = new Uint8Array(1024);
  #version = 0;
  readonly statistics: { latin: ScriptStatistics; cjk: ScriptStatistics } = {
    latin: { documents: 0, lengths: [0, 0, 0, 0, 0] },
    cjk: { documents: 0, lengths: [0, 0, 0, 0, 0] },
  };

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Documents that are in the index now. */
  get size(): number {
    return this.#live;
  }

  /** Share (0 to 1) of the documents that carry other wordings of their question. */
  get shareWithQuestions(): number {
    return this.#live ? this.#withQuestions / this.#live : 0;
  }

  /** One more than the highest document number; removed documents leave gaps until the block is rebuilt. */
  get capacity(): number {
    return this.#documents.length;
  }

  document(number: number): IndexedDocument | undefined {
    return this.#documents[number];
  }

  /** @returns the document's number, valid until the next {@link preparing} */
  add(document: IndexedDocument): number {
    this.#documents.push(document);
    this.#pendingTokens += document.tokens.length;
    this.#count(document, 1);
    this.#measure(this.#documents.length - 1, document);
    return this.#documents.length - 1;
  }

  remove(number: number): void {
    const document = this.#documents[number];
    if (!document) return;
    this.#documents[number] = undefined;
    this.#present[number] = 0;
    if (number < this.#pendingFrom) this.#deadTokens += document.tokens.length;
    else this.#pendingTokens -= document.tokens.length;
    this.#count(document, -1);
  }

  #count(document: IndexedDocument, sign: 1 | -1): void {
    this.#live += sign;
    this.#vocabulary.changes++;
    this.#version++;
    const frequency = this.#vocabulary.documentFrequency;
    const count = this.#countTerms(document);
    for (let i = 0; i < count; i++) {
      const term = this.#distinct[i]!;
      frequency[term]! += sign;
      this.#counts[term] = 0;
    }
    if (document.source.questions.length > 0) this.#withQuestions += sign;
    const statistics = document.cjk ? this.statistics.cjk : this.statistics.latin;
    statistics.documents += sign;
    for (const field of [TITLE, QUESTION, HEADING, LABEL, BODY])
      statistics.lengths[field]! += sign * (document.lengths[field] ?? 0);
  }

  /**
   * Makes the documents added since the last call searchable, step by step. Nothing may be added or removed between two
   * steps.
   *
   * @returns the documents, when they got new numbers
   */
  *preparing(): Generator<void, readonly (IndexedDocument | undefined)[] | undefined> {
    if (this.#indexedUpTo === this.#documents.length && this.#deadTokens * 2 <= this.#blockTokens) return undefined;
    if (this.#pendingTokens > 20_000 + this.#blockTokens / 4 || this.#deadTokens * 2 > this.#blockTokens) {
      yield* this.#rebuilding();
      return this.#documents;
    }
    for (; this.#indexedUpTo < this.#documents.length; this.#indexedUpTo++) {
      const document = this.#documents[this.#indexedUpTo];
      if (!document) continue;
      const count = this.#countTerms(document);
      for (let i = 0; i < count; i++) {
        const term = this.#distinct[i]!;
        const list = this.#newest.get(term);
        if (list) list.push(this.#indexedUpTo, this.#counts[term]!);
        else this.#newest.set(term, [this.#indexedUpTo, this.#counts[term]!]);
        this.#counts[term] = 0;
      }
    }
    return undefined;
  }

  *#rebuilding(): Generator<void, void> {
    this.#version++;
    let live = 0;
    for (const document of this.#documents) if (document) this.#documents[live++] = document;
    this.#documents.length = live;
    const frequency = this.#vocabulary.documentFrequency;
    const offsets = new Uint32Array(this.#vocabulary.size + 1);
    for (let term = 0; term < this.#vocabulary.size; term++) offsets[term + 1] = offsets[term]! + 2 * frequency[term]!;
    const block = new Uint32Array(offsets.at(-1) ?? 0);
    const next = offsets.slice();
    let tokens = 0;
    for (let number = 0; number < live; number++) {
      const document = this.#documents[number]!;
      tokens += document.tokens.length;
      this.#measure(number, document);
      const count = this.#countTerms(document);
      for (let i = 0; i < count; i++) {
        const term = this.#distinct[i]!;
        const at = next[term]!;
        block[at] = number;
        block[at + 1] = this.#counts[term]!;
        next[term] = at + 2;
        this.#counts[term] = 0;
      }
      yield;
    }
    this.#offsets = offsets;
    this.#block = block;
    this.#newest = new Map();
    this.#blockTokens = tokens;
    this.#pendingTokens = this.#deadTokens = 0;
    this.#pendingFrom = this.#indexedUpTo = live;
  }

  /**
   * Writes a document's distinct terms to `#distinct` and what is packed for each to `#counts`, which the caller clears.
   *
   * @returns how many distinct terms
   */
  #countTerms({ units, tokens }: IndexedDocument): number {
    const { size, seconds, kindCodes } = this.#vocabulary;
    if (this.#counts.length < size) this.#counts = new Uint32Array(2 * size);
    if (this.#distinct.length < 2 * tokens.length) this.#distinct = new Uint32Array(4 * tokens.length);
    const counts = this.#counts;
    const distinct = this.#distinct;
    let count = 0;
    for (const { field, from, to } of units) {
      const one = ones[field]!;
      const most = full[field]!;
      for (let i = from; i < to; i++) {
        const term = tokens[i]!;
        if (term === BREAK) continue;
        const packed = counts[term]!;
        if (packed === 0) distinct[count++] = term;
        if ((packed & most) >>> 0 !== most) counts[term] = packed + one;
        const second = seconds[term]!;
        if (second === 0 || kindCodes[second]! & STOP) continue;
        const secondPacked = counts[second]!;
        if (secondPacked === 0) distinct[count++] = second;
        if ((secondPacked & most) >>> 0 !== most) counts[second] = secondPacked + one;
      }
    }
    return count;
  }

  /** Raised whenever documents or their numbers change. */
  get version(): number {
    return this.#version;
  }

  /** By document number: the length of a field. */
  lengthsOf(field: number): Float64Array {
    return this.#lengths[field]!;
  }

  /** By document number: 1 for documents in ideographs. */
  get ideographic(): Uint8Array {
    return this.#ideographic;
  }

  #measure(number: number, document: IndexedDocument): void {
    if (number >= this.#ideographic.length) {
      const room = 2 * number;
      this.#lengths = this.#lengths.map((list) => copied(list, new Float64Array(room)));
      this.#ideographic = copied(this.#ideographic, new Uint8Array(room));
      this.#present = copied(this.#present, new Uint8Array(room));
    }
    this.#lengths.forEach((list, field) => (list[number] = document.lengths[field]!));
    this.#ideographic[number] = document.cjk ? 1 : 0;
    this.#present[number] = 1;
  }

  /** By document number: 1 for documents that are in the index, 0 for removed ones that postings still name. */
  get present(): Uint8Array {
    return this.#present;
  }

  /** The postings of a term, those of removed documents among them. */
  runsOf(term: number): Run[] {
    const runs: Run[] = [];
    const from = this.#offsets[term] ?? 0;
    const to = this.#offsets[term + 1] ?? from;
    if (to > from) runs.push({ list: this.#block, from, to });
    const list = this.#newest.get(term);
    if (list) runs.push({ list, from: 0, to: list.length });
    return runs;
  }
}

function copied<T extends Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
