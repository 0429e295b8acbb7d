import { bands, type WordDictionary } from './coded-texts.ts';
import { tokenize } from './tokenizer.ts';

/** A text's words, with those separators that are not what is expected between them. */
function* partsOf(text: string): Generator<{ readonly part: string; readonly word: boolean }> {
  let at = 0;
  let before: 'start' | 'word' | 'ideograph' = 'start';
  for (const { start, end, ideograph } of wordsOf(text)) {
    const separator = text.slice(at, start);
    const expected = before === 'start' || (ideograph && before === 'ideograph') ? '' : ' ';
    if (separator !== expected) yield { part: separator, word: false };
    yield { part: text.slice(start, end), word: true };
    before = ideograph ? 'ideograph' : 'word';
    at = end;
  }
  if (at < text.length) yield { part: text.slice(at), word: false };
}

/** Where tokens are: those that overlap, such as the parts of `E-1042`, as one; each ideograph by itself. */
function wordsOf(text: string): { start: number; end: number; ideograph: boolean }[] {
  const words: { start: number; end: number; ideograph: boolean }[] = [];
  // From the end, for what is kept whole comes after its parts.
  for (const { start, end, kind } of tokenize(text).reverse()) {
    if (kind === 'bigram') continue;
    const next = words.at(-1);
    if (next && end > next.start) next.start = Math.min(start, next.start);
    else words.push({ start, end, ideograph: kind === 'unigram' });
  }
  return words.reverse();
}

/** @returns the dictionary of all texts, and the texts: each a number of codes and the codes */
export function encodeTexts(texts: readonly string[]): { dictionary: WordDictionary; codes: Uint8Array<ArrayBuffer> } {
  const words = new Map<string, Entry>();
  const separators = new Map<string, Entry>();
  const sequences = texts.map((text) => {
    const sequence: Entry[] = [];
    for (const { part, word } of partsOf(text)) {
      const map = word ? words : separators;
      let entry = map.get(part);
      if (!entry) map.set(part, (entry = { part, word, count: 0, code: 0 }));
      entry.count++;
      sequence.push(entry);
    }
    return sequence;
  });
  // The most frequent get the short codes; within a band the order of the alphabet compresses best.
  const entries = [...words.values(), ...separators.values()].sort((a, b) => b.count - a.count || compare(a, b));
  const dictionary = bands.map((first, band) => entries.slice(first, bands[band + 1]).sort(compare));
  dictionary.flat().forEach((entry, code) => (entry.code = code));
  const bytes = new ByteWriter();
  for (const sequence of sequences) {
    bytes.number(sequence.length);
    for (const { code } of sequence) bytes.number(code);
  }
  return {
    dictionary: {
      entries: dictionary.flat().map(({ part }) => part),
      separators: dictionary.map((band) => band.filter(({ word }) => !word).length),
    },
    codes: bytes.bytes(),
  };
}

interface Entry {
  readonly part: string;
  readonly word: boolean;
  count: number;
  code: number;
}

function compare(a: Entry, b: Entry): number {
  return Number(a.word) - Number(b.word) || (a.part < b.part ? -1 : 1);
}

class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  number(value: number): void {
    if (this.#length + 5 > this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#bytes.length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.#bytes[this.#length++] = (rest & 127) | 128;
    this.#bytes[this.#length++] = rest;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }
}
