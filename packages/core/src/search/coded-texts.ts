import { PairTable } from './pair-table.ts';
import { chineseStopTerms } from './stop-words.ts';
import {
  CODE_BREAK,
  CODE_COVERED,
  CODE_KIND,
  codesOf,
  endsSentence,
  TERM_SHIFT,
  type TokenCodes,
} from './token-codes.ts';
import { tokenize } from './tokenizer.ts';
import { KIND_BIGRAM, KIND_UNIGRAM, type Vocabulary } from './vocabulary.ts';

// Texts as sequences of words and separators from one dictionary, after the "spaceless words" model (de Moura, Navarro,
// Ziviani, Baeza-Yates: "Fast and Flexible Word Searching on Compressed Text", TOIS 2000): a blank between two words and
// nothing between two ideographs is not written. The text and its tokens both follow from the sequence, so each distinct
// word is tokenized once and no postings need be stored.

/** Entries of the dictionary in the order of their codes. */
export interface WordDictionary {
  readonly entries: readonly string[];
  /** How many separators, which stand before the words, each band of codes begins with: one, two, three, four bytes. */
  readonly separators: readonly number[];
}

/** First code of each band; a code is written with 7 bits a byte. */
export const bands = [0, 2 ** 7, 2 ** 14, 2 ** 21];

/** Tokens of one word, such as `a-1-b-2`; the tokenizer cuts long ones. */
const mostTokens = 64;

const UNKNOWN = 0;
const SEPARATOR = 1;
const WORD = 2;
const IDEOGRAPH = 3;

/** Reads texts one after the other as their tokens, and any of them again as text. */
export class CodedTexts {
  readonly #entries: readonly string[];
  readonly #bytes: Uint8Array;
  readonly #vocabulary: Vocabulary;
  readonly #damaged: () => Error;
  readonly #kinds: Uint8Array;
  readonly #sentenceEnds: Uint8Array;
  /** By code: the tokens of a word in titles and in running text. */
  readonly #titles: TokenCodes[] = [];
  readonly #running: TokenCodes[] = [];
  /** By code: an ideograph's number among them. */
  readonly #ideographs: Uint16Array;
  /** By that number: what it folds to. */
  readonly #folded: string[] = [];
  readonly #pairs = new PairTable();
  #at = 0;

  /** @param damaged makes the error for bytes that cannot be what was written */
  constructor(dictionary: WordDictionary, bytes: Uint8Array, vocabulary: Vocabulary, damaged: () => Error) {
    const { entries, separators } = dictionary;
    this.#entries = entries;
    this.#bytes = bytes;
    this.#vocabulary = vocabulary;
    this.#damaged = damaged;
    this.#kinds = new Uint8Array(entries.length);
    this.#sentenceEnds = new Uint8Array(entries.length);
    this.#ideographs = new Uint16Array(entries.length);
    bands.forEach((first, band) => {
      const end = Math.min(entries.length, first + separators[band]!);
      for (let code = first; code < end; code++) {
        this.#kinds[code] = SEPARATOR;
        this.#sentenceEnds[code] = Number(endsSentence(entries[code]!));
      }
    });
  }

  /** Where the next text begins: its address for {@link textAt}. */
  get position(): number {
    return this.#at;
  }

  /** The tokens of the next text, as `codesOf` gives them. */
  next(running: boolean): TokenCodes {
    const result: number[] = [];
    const kinds = this.#kinds;
    let previous = -1;
    let sentenceEnd = 0;
    for (let left = this.#number(); left > 0; left--) {
      const entry = this.#number();
      if (entry >= kinds.length) throw this.#damaged();
      const kind = kinds[entry]! || this.#classify(entry);
      if (kind === SEPARATOR) {
        if (this.#sentenceEnds[entry]) sentenceEnd = CODE_BREAK;
        previous = -1;
        continue;
      }
      if (kind === IDEOGRAPH && previous >= 0) {
        const bigram = this.#pair(previous, entry);
        result.push(bigram, this.#running[entry]![0]! | (bigram >> TERM_SHIFT ? CODE_COVERED : 0));
      } else {
        const codes = running ? this.#running[entry]! : (this.#titles[entry] ??= this.#codesOf(entry, false));
        for (let i = 0; i < codes.length; i++)
          result.push(i === 0 && result.length ? codes[0]! | sentenceEnd : codes[i]!);
      }
      previous = kind === IDEOGRAPH ? entry : -1;
      sentenceEnd = 0;
    }
    return result;
  }

  textAt(position: number): string {
    const cursor = this.#at;
    this.#at = position;
    let text = '';
    let before = UNKNOWN;
    for (let left = this.#number(); left > 0; left--) {
      const entry = this.#number();
      const kind = this.#kinds[entry]!;
      const spaced = before !== UNKNOWN && before !== SEPARATOR && kind !== SEPARATOR;
      if (spaced && (before !== IDEOGRAPH || kind !== IDEOGRAPH)) text += ' ';
      text += this.#entries[entry]!;
      before = kind;
    }
    this.#at = cursor;
    return text;
  }

  #number(): number {
    let value = 0;
    for (let shift = 0; shift < 32; shift += 7) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) break;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw this.#damaged();
  }

  #classify(entry: number): number {
    const codes = (this.#running[entry] = this.#codesOf(entry, true));
    if (codes.length > mostTokens) throw this.#damaged();
    const ideograph = codes.length === 1 && (codes[0]! & CODE_KIND) === KIND_UNIGRAM;
    // Beyond so many, which no text has, they are words that have no pairs.
    if (!ideograph || this.#folded.length > 0xffff) return (this.#kinds[entry] = WORD);
    this.#ideographs[entry] = this.#folded.length;
    this.#folded.push(tokenize(this.#entries[entry]!)[0]!.term);
    return (this.#kinds[entry] = IDEOGRAPH);
  }

  #codesOf(entry: number, running: boolean): TokenCodes {
    return codesOf(this.#entries[entry]!, this.#vocabulary, running);
  }

  /** The bigram of two neighbouring ideographs. */
  #pair(first: number, second: number): number {
    const [one, other] = [this.#ideographs[first]!, this.#ideographs[second]!];
    let code = this.#pairs.get(one, other);
    if (code === 0) {
      // As the tokenizer makes and drops them; a test holds the two together.
      const term = this.#folded[one]! + this.#folded[other]!;
      const number = chineseStopTerms.has(term) ? 0 : this.#vocabulary.intern(term, 'bigram');
      code = (number << TERM_SHIFT) | KIND_BIGRAM;
      this.#pairs.set(one, other, code);
    }
    return code;
  }
}
