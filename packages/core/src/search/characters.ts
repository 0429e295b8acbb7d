import { foldText } from './folding.ts';

// Trigrams are compared by a hash of 16 bits: a title has about forty, so two of them rarely share one by chance, and a
// table of all values fits in the processor's cache.
const hashBits = 16;

/**
 * The distinct runs of three characters of a text, folded, with a blank at both ends; separators become one blank. Each is
 * a hash.
 */
export function trigramsOf(text: string): Uint16Array {
  const padded = ` ${foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const grams = new Set<number>();
  for (let i = 0; i + 3 <= padded.length; i++) {
    let hash = 0;
    for (let at = i; at < i + 3; at++) hash = Math.imul(hash ^ padded.charCodeAt(at), 0x9e3779b1) ^ (hash >>> 15);
    grams.add(hash >>> (32 - hashBits));
  }
  return Uint16Array.from(grams);
}

/** Compares the characters of one text with those of many others. */
export class CharacterComparison {
  readonly #size: number;
  readonly #has = new Uint8Array(1 << hashBits);

  constructor(text: string) {
    const grams = trigramsOf(text);
    for (const gram of grams) this.#has[gram] = 1;
    this.#size = grams.length;
  }

  /** Dice's coefficient of the trigrams, 0 to 1. */
  with(grams: Uint16Array): number {
    let shared = 0;
    for (let i = 0; i < grams.length; i++) shared += this.#has[grams[i]!]!;
    return (2 * shared) / (this.#size + grams.length || 1);
  }
}
