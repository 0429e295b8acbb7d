import { BODY, HEADING, LABEL, QUESTION, TITLE, type IndexedDocument } from './indexed-document.ts';
import { BREAK, type Vocabulary } from './vocabulary.ts';

// A term's occurrences in one document, packed by field so that a posting is two numbers. The caps are far above where
// BM25 saturates.
const shifts = [0, 4, 10, 15, 19]; // title 4 bits, questions 6, headings 5, labels 4, body 12
const caps = [15, 63, 31, 15, 4095];

export const titleCount = (packed: number): number => packed & 15;
export const questionCount = (packed: number): number => (packed >>> 4) & 63;
export const headingCount = (packed: number): number => (packed >>> 10) & 31;
export const labelCount = (packed: number): number => (packed >>> 15) & 15;
export const bodyCount = (packed: number): number => packed >>> 19;

function increment(packed: number, field: number): number {
  const shift = shifts[field]!;
  return ((packed >>> shift) & caps[field]!) < caps[field]! ? packed + 2 ** shift : packed;
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
  #scratch = new Uint32Array(1024);
  #lengths = [TITLE, QUESTION, HEADING, LABEL, BODY].map(() => new Float64Array(1024));
  #ideographic = new Uint8Array(1024);
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

  /** @returns the document's number, valid until the next {@link prepare} */
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
    if (number < this.#pendingFrom) this.#deadTokens += document.tokens.length;
    else this.#pendingTokens -= document.tokens.length;
    this.#count(document, -1);
  }

  #count(document: IndexedDocument, sign: 1 | -1): void {
    this.#live += sign;
    this.#vocabulary.changes++;
    const frequency = this.#vocabulary.documentFrequency;
    for (const [term] of this.#packedTerms(document)) frequency[term]! += sign;
    if (document.source.questions.length > 0) this.#withQuestions += sign;
    const statistics = document.cjk ? this.statistics.cjk : this.statistics.latin;
    statistics.documents += sign;
    for (const field of [TITLE, QUESTION, HEADING, LABEL, BODY])
      statistics.lengths[field]! += sign * (document.lengths[field] ?? 0);
  }

  /**
   * Makes the documents added since the last call searchable.
   *
   * @param renumbered is told when documents got new numbers
   */
  prepare(renumbered: (documents: readonly (IndexedDocument | undefined)[]) => void): void {
    if (this.#indexedUpTo === this.#documents.length && this.#deadTokens * 2 <= this.#blockTokens) return;
    if (this.#pendingTokens > 20_000 + this.#blockTokens / 4 || this.#deadTokens * 2 > this.#blockTokens) {
      this.#rebuild();
      renumbered(this.#documents);
    } else {
      for (; this.#indexedUpTo < this.#documents.length; this.#indexedUpTo++) {
        const document = this.#documents[this.#indexedUpTo];
        if (!document) continue;
        for (const [term, packed] of this.#packedTerms(document)) {
          const list = this.#newest.get(term);
          if (list) list.push(this.#indexedUpTo, packed);
          else this.#newest.set(term, [this.#indexedUpTo, packed]);
        }
      }
    }
  }

  #rebuild(): void {
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
      for (const [term, packed] of this.#packedTerms(document)) {
        const at = next[term]!;
        block[at] = number;
        block[at + 1] = packed;
        next[term] = at + 2;
      }
    }
    this.#offsets = offsets;
    this.#block = block;
    this.#newest = new Map();
    this.#blockTokens = tokens;
    this.#pendingTokens = this.#deadTokens = 0;
    this.#pendingFrom = this.#indexedUpTo = live;
  }

  /** A document's distinct terms, each with its packed counts. */
  *#packedTerms(document: IndexedDocument): Generator<readonly [number, number]> {
    if (this.#scratch.length < this.#vocabulary.size) this.#scratch = new Uint32Array(this.#vocabulary.size * 2);
    const counts = this.#scratch;
    const distinct: number[] = [];
    const { seconds } = this.#vocabulary;
    for (const { field, from, to } of document.units) {
      for (let i = from; i < to; i++) {
        const term = document.tokens[i]!;
        if (term === BREAK) continue;
        if (!counts[term]) distinct.push(term);
        counts[term] = increment(counts[term]!, field);
        const second = seconds[term]!;
        if (!second || this.#vocabulary.isStop(second)) continue;
        if (!counts[second]) distinct.push(second);
        counts[second] = increment(counts[second]!, field);
      }
    }
    for (const term of distinct) {
      const packed = counts[term]!;
      counts[term] = 0;
      yield [term, packed];
    }
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
    }
    this.#lengths.forEach((list, field) => (list[number] = document.lengths[field]!));
    this.#ideographic[number] = document.cjk ? 1 : 0;
  }

  /**
   * Calls back with each document that contains the term, in the order of their numbers.
   *
   * @returns how many postings were read
   */
  forEach(term: number, visit: (document: number, packed: number) => void): number {
    let read = 0;
    if (term + 1 < this.#offsets.length) {
      for (let i = this.#offsets[term]!, end = this.#offsets[term + 1]!; i < end; i += 2) {
        const number = this.#block[i]!;
        if (this.#documents[number]) visit(number, this.#block[i + 1]!);
      }
      read += (this.#offsets[term + 1]! - this.#offsets[term]!) / 2;
    }
    const list = this.#newest.get(term);
    if (list) {
      for (let i = 0; i < list.length; i += 2) {
        if (this.#documents[list[i]!]) visit(list[i]!, list[i + 1]!);
      }
      read += list.length / 2;
    }
    return read;
  }
}

function copied<T extends Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
