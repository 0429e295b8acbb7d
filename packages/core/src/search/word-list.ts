/** A word and how far it is from what was looked for: letters to add for completions, the edit distance for typos. */
export interface NearWord {
  readonly id: number;
  readonly distance: number;
}

interface Entry {
  readonly word: string;
  readonly id: number;
}

/**
 * Words in order, for completing prefixes and finding typos. A sorted list and no tree: it is made in one sort, and words
 * with a common beginning stand together, so a search for typos computes what they share once and skips them together
 * when it is too far already.
 */
export class WordList {
  #entries: Entry[] = [];
  #added: Entry[] = [];
  /** By word: how many letters it begins with that the one before begins with too. */
  #shared = new Uint8Array(0);

  add(word: string, id: number): void {
    this.#added.push({ word, id });
  }

  /** Calls back with every word that begins with the prefix. */
  withPrefix(prefix: string, visit: (id: number, length: number) => void): void {
    const entries = this.#sorted();
    for (let at = this.#firstFrom(prefix); at < entries.length; at++) {
      const { word, id } = entries[at]!;
      if (!word.startsWith(prefix)) break;
      visit(id, word.length);
    }
  }

  /** The words within the edit distance (Levenshtein, "Binary codes capable of correcting deletions", 1966), any order. */
  near(wanted: string, maxDistance: number): NearWord[] {
    const entries = this.#sorted();
    const found: NearWord[] = [];
    const units = Uint16Array.from({ length: wanted.length }, (_, at) => wanted.charCodeAt(at));
    // Row n: the distances of a word's first n letters to each beginning of the wanted word, as far as they can be small.
    const rows = [Uint8Array.from({ length: wanted.length + 1 }, (_, at) => at)];
    for (let at = 0; at < entries.length;) {
      const { word, id } = entries[at]!;
      let length = this.#shared[at]!;
      let least = 0;
      for (; length < word.length && least <= maxDistance; length++) {
        const row = (rows[length + 1] ??= new Uint8Array(wanted.length + 1).fill(tooFar));
        least = nextRow(rows[length]!, row, length + 1, word.charCodeAt(length), units, maxDistance);
      }
      const distance = rows[length]![wanted.length]!;
      if (least <= maxDistance && distance <= maxDistance) found.push({ id, distance });
      at++;
      // What begins with the same letters is too far as well.
      if (least > maxDistance) while (at < entries.length && this.#shared[at]! >= length) at++;
    }
    return found;
  }

  /** Puts what was added into its place. */
  #sorted(): readonly Entry[] {
    if (this.#added.length === 0) return this.#entries;
    const added = this.#added.sort((a, b) => (a.word < b.word ? -1 : 1));
    const merged: Entry[] = [];
    let next = 0;
    for (const entry of this.#entries) {
      while (next < added.length && added[next]!.word < entry.word) merged.push(added[next++]!);
      merged.push(entry);
    }
    while (next < added.length) merged.push(added[next++]!);
    this.#entries = merged;
    this.#added = [];
    this.#shared = new Uint8Array(merged.length);
    for (let at = 1; at < merged.length; at++) this.#shared[at] = sharedLength(merged[at - 1]!.word, merged[at]!.word);
    return merged;
  }

  #firstFrom(word: string): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#entries[middle]!.word < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length, 255);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** More than any distance that is asked for. */
const tooFar = 100;

/** @returns the least distance in the new row: no longer word can come nearer */
function nextRow(
  above: Uint8Array,
  row: Uint8Array,
  number: number,
  unit: number,
  wanted: Uint16Array,
  maxDistance: number,
): number {
  const first = Math.max(1, number - maxDistance);
  const last = Math.min(wanted.length, number + maxDistance);
  let left = first === 1 ? Math.min(number, tooFar) : tooFar;
  row[first - 1] = left;
  let least = left;
  for (let at = first; at <= last; at++) {
    let distance = above[at - 1]!;
    if (wanted[at - 1] !== unit) distance++;
    const inserted = above[at]! + 1;
    if (inserted < distance) distance = inserted;
    if (left + 1 < distance) distance = left + 1;
    row[at] = left = distance;
    if (distance < least) least = distance;
  }
  return least;
}
