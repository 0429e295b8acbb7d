const SEPARATOR = 0;
const WORD = 1;
/** Of a script that puts no blanks between words. */
const IDEOGRAPH = 2;

/** By UTF-16 unit, filled on demand and one more than the class: the regular expressions are slow, the table is not. */
const classes = new Uint8Array(0x10000);

/**
 * The FNV-1a hashes of a text's words, without case, and of its pairs of ideographs, in their order. Coarser than the
 * search's terms and many times as fast: no stems, no folding. Enough to tell a copy, whose spelling is the same.
 *
 * @param most where it stops
 */
export function termHashesOf(text: string, most: number): Uint32Array {
  const lower = text.toLowerCase();
  const hashes = new Uint32Array(Math.min(most, lower.length));
  let count = 0;
  let before = 0;
  for (let at = 0; at < lower.length && count < most;) {
    const unit = lower.charCodeAt(at);
    const kind = classOf(unit);
    at += 1;
    if (kind === WORD) {
      let hash = hashed(0x811c9dc5, unit);
      for (let next; at < lower.length && classOf((next = lower.charCodeAt(at))) === WORD; at++) {
        hash = hashed(hash, next);
      }
      hashes[count++] = hash;
    } else if (kind === IDEOGRAPH && before !== 0) {
      hashes[count++] = hashed(hashed(0x811c9dc5, before), unit);
    }
    before = kind === IDEOGRAPH ? unit : 0;
  }
  return hashes.subarray(0, count);
}

function hashed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function classOf(unit: number): number {
  const known = classes[unit]!;
  return (known === 0 ? (classes[unit] = classify(String.fromCharCode(unit)) + 1) : known) - 1;
}

function classify(character: string): number {
  // Halves of a surrogate pair are mostly rarer ideographs.
  if (/[\ud800-\udfff]/.test(character)) return IDEOGRAPH;
  if (!/[\p{L}\p{N}\p{M}]/u.test(character)) return SEPARATOR;
  const unspaced =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  return unspaced.test(character) ? IDEOGRAPH : WORD;
}
