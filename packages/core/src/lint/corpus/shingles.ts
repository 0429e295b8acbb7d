import { termHashesOf } from './term-hashes.ts';

const shingleLength = 4;
const mostTerms = 6_000;
const bands = 12;
const rowsInBand = 3;

/**
 * The hashes of all runs of four consecutive words or pairs of ideographs, sorted, each once: what a text is made of,
 * whatever the order of its paragraphs.
 */
export function shinglesOf(text: string): Uint32Array {
  const hashes = termHashesOf(text, mostTerms);
  const count = hashes.length;
  const shingles = new Uint32Array(Math.max(0, count - shingleLength + 1));
  for (let at = 0; at < shingles.length; at++) {
    let hash = 0;
    for (let next = at; next < at + shingleLength; next++)
      hash = Math.imul(hash ^ hashes[next]!, 0x9e3779b1) ^ (hash >>> 15);
    shingles[at] = hash;
  }
  shingles.sort();
  let kept = 0;
  for (let at = 0; at < shingles.length; at++) {
    if (at === 0 || shingles[at] !== shingles[at - 1]) shingles[kept++] = shingles[at]!;
  }
  return shingles.slice(0, kept);
}

/**
 * The MinHash bands of a text (Broder, "On the resemblance and containment of documents", 1997, with locality-sensitive
 * banding): 12 bands of 3 rows, so that two texts with a resemblance of 0.8 share a band with a probability of 0.9998,
 * and of 0.3 with 0.28. Each is a number below 2^53 that names the band and what stands in it.
 */
export function bandsOf(shingles: Uint32Array): number[] {
  const named: number[] = [];
  for (let band = 0; band < bands; band++) {
    let hash = 0;
    for (let row = 0; row < rowsInBand; row++) hash = mix(hash ^ smallest(shingles, factors[band * rowsInBand + row]!));
    named.push(band * 0x1_0000_0000 + hash);
  }
  return named;
}

/** An odd factor for each row: multiplying by it, modulo 2^32, puts the numbers into another order. */
const factors = Uint32Array.from({ length: bands * rowsInBand }, (_, row) => mix(0x6d2b79f5 * (row + 1)) | 1);

function smallest(shingles: Uint32Array, factor: number): number {
  let least = 0xffffffff;
  for (let at = 0; at < shingles.length; at++) {
    const value = Math.imul(shingles[at]!, factor) >>> 0;
    if (value < least) least = value;
  }
  return least;
}

/** The Jaccard similarity of two sorted lists of distinct numbers. */
export function resemblance(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      shared += 1;
      i += 1;
      j += 1;
    } else if (a[i]! < b[j]!) i += 1;
    else j += 1;
  }
  const all = a.length + b.length - shared;
  return all === 0 ? 0 : shared / all;
}

function mix(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
