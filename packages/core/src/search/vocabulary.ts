import { chineseStopTerms, englishStopWords } from './stop-words.ts';
import { stem } from './stemmer.ts';
import type { TokenKind } from './tokenizer.ts';
import { WordList } from './word-list.ts';

export const KIND_WORD = 0;
export const KIND_CODE = 1;
export const KIND_UNIGRAM = 2;
export const KIND_BIGRAM = 3;
/** Bit of the kind codes: a word of grammar. */
export const STOP = 4;

/** Stands between sentences and lines in a document's tokens; never a term. */
export const BREAK = 0;

/** A token's kind as a number. */
export const kindOf: Readonly<Record<TokenKind, number>> = {
  word: KIND_WORD,
  code: KIND_CODE,
  unigram: KIND_UNIGRAM,
  bigram: KIND_BIGRAM,
};

// By the term and not by the word it came from, or the order of documents would decide: `does` and `doe` share a stem.
const stopTerms: ReadonlySet<string> = new Set([...[...englishStopWords].map(stem), ...chineseStopTerms]);

/** Terms that a misspelt or unfinished word may stand for, with their distance. */
export interface Neighbour {
  readonly term: number;
  readonly distance: number;
}

/**
 * The terms of an index, numbered in order of first appearance. Prefixes and typos are looked up in a list of the
 * words among them, which is sorted when first needed.
 */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #terms: string[] = [''];
  #kinds = new Uint8Array(1024);
  #seconds = new Uint32Array(1024);
  readonly #words = new WordList();
  #wordsUpTo = 1;
  /** Raised whenever frequencies change. */
  changes = 0;
  /** Documents that contain each term, in any field. */
  readonly documentFrequency: number[] = [0];

  get size(): number {
    return this.#terms.length;
  }

  intern(term: string, kind: TokenKind): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = this.#terms.length;
    this.#ids.set(term, id);
    this.#terms.push(term);
    if (id >= this.#kinds.length) {
      this.#kinds = grown(this.#kinds, new Uint8Array(2 * id));
      this.#seconds = grown(this.#seconds, new Uint32Array(2 * id));
    }
    this.#kinds[id] = kindOf[kind] + (stopTerms.has(term) ? STOP : 0);
    this.documentFrequency.push(0);
    if (kind === 'bigram') {
      const second = String.fromCodePoint(term.codePointAt(term.length - 1 - Number(isLowSurrogate(term)))!);
      this.#seconds[id] = this.intern(second, 'unigram');
    }
    return id;
  }

  idOf(term: string): number | undefined {
    return this.#ids.get(term);
  }

  termOf(id: number): string {
    return this.#terms[id] ?? '';
  }

  kindOf(id: number): number {
    return this.#kinds[id]! & 3;
  }

  isStop(id: number): boolean {
    return (this.#kinds[id]! & STOP) !== 0;
  }

  /** Kind and stop flag of every term, for loops over the tokens of documents: `kind + (stop ? STOP : 0)`. */
  get kindCodes(): Uint8Array {
    return this.#kinds;
  }

  /**
   * For a bigram the term of its second character, for other terms 0. A document's tokens hold a run of ideographs as its
   * first character and its bigrams; the other characters follow from this.
   */
  get seconds(): Uint32Array {
    return this.#seconds;
  }

  /** Words that begin with the prefix and occur in some document, the shortest and most frequent first. */
  withPrefix(prefix: string, limit: number): Neighbour[] {
    const found: Neighbour[] = [];
    // By length first, so longer ones need not be collected once there are enough; a letter may begin thousands.
    const byDistance: number[] = [];
    this.#listed().withPrefix(prefix, (term, length) => {
      const distance = length - prefix.length;
      if (!this.documentFrequency[term]) return;
      byDistance[distance] = (byDistance[distance] ?? 0) + 1;
      found.push({ term, distance });
    });
    let last = 0;
    for (let sum = 0; last < byDistance.length && sum < limit; last++) sum += byDistance[last] ?? 0;
    return this.#mostFrequent(
      found.filter(({ distance }) => distance < last),
      limit,
    );
  }

  /** Words within the edit distance that occur in some document, the nearest and most frequent first. */
  near(word: string, maxDistance: number, limit: number): Neighbour[] {
    const found: Neighbour[] = [];
    for (const { id, distance } of this.#listed().near(word, maxDistance)) {
      if (distance > 0 && this.documentFrequency[id] && this.kindOf(id) === KIND_WORD)
        found.push({ term: id, distance });
    }
    return this.#mostFrequent(found, limit);
  }

  #mostFrequent(found: Neighbour[], limit: number): Neighbour[] {
    const frequency = (one: Neighbour): number => this.documentFrequency[one.term] ?? 0;
    return found
      .sort(
        (a, b) =>
          a.distance - b.distance ||
          frequency(b) - frequency(a) ||
          (this.termOf(a.term) < this.termOf(b.term) ? -1 : 1),
      )
      .slice(0, limit);
  }

  #listed(): WordList {
    for (; this.#wordsUpTo < this.#terms.length; this.#wordsUpTo++) {
      const kind = this.kindOf(this.#wordsUpTo);
      if (kind === KIND_WORD || kind === KIND_CODE) this.#words.add(this.#terms[this.#wordsUpTo]!, this.#wordsUpTo);
    }
    return this.#words;
  }
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function isLowSurrogate(term: string): boolean {
  const unit = term.charCodeAt(term.length - 1);
  return unit >= 0xdc00 && unit < 0xe000;
}
