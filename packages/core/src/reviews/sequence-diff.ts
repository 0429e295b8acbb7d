/** A run of two sequences: `a[aFrom..aTo)` stands where `b[bFrom..bTo)` stands. */
export interface SequenceEdit {
  /** Whether the two runs are equal; otherwise the first was replaced by the second, and either may be empty. */
  readonly same: boolean;
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

/** Steps that one comparison may take, about 20 ms; what is left when they are used up counts as replaced. */
const diffBudget = 2_000_000;

/** Differences that are looked for between two anchors; Myers' memory grows with the square of it. */
const mostDifferences = 1_000;

/**
 * Compares two sequences: first what begins and ends alike, then patience (what occurs once in each and in the same
 * order: Bram Cohen's "patience diff"), then Myers ("An O(ND) Difference Algorithm and Its Variations", 1986) between
 * these anchors. Always correct, always the same, short but not always the shortest. Work is bounded by {@link diffBudget}
 * whatever the input is: beyond it a stretch is reported as replaced as a whole.
 *
 * @returns runs in order that cover both sequences, alternately same and not
 */
export function diffSequences(a: readonly string[], b: readonly string[]): SequenceEdit[] {
  const numbers = new Map<string, number>();
  const intern = (items: readonly string[]): Uint32Array =>
    Uint32Array.from(items, (item) => {
      const known = numbers.get(item);
      if (known !== undefined) return known;
      numbers.set(item, numbers.size);
      return numbers.size - 1;
    });
  const comparison = new Comparison(intern(a), intern(b), numbers.size);
  return comparison.run();
}

class Comparison {
  readonly #a: Uint32Array;
  readonly #b: Uint32Array;
  readonly #countA: Uint32Array;
  readonly #countB: Uint32Array;
  readonly #placeB: Uint32Array;
  /** For each item of `a` one more than the place of its partner in `b`, 0 when it has none. */
  readonly #partner: Uint32Array;
  #budget = diffBudget;

  constructor(a: Uint32Array, b: Uint32Array, distinct: number) {
    this.#a = a;
    this.#b = b;
    this.#countA = new Uint32Array(distinct);
    this.#countB = new Uint32Array(distinct);
    this.#placeB = new Uint32Array(distinct);
    this.#partner = new Uint32Array(a.length);
  }

  run(): SequenceEdit[] {
    // A stack of its own: hostile input must not decide how deep the engine's goes.
    const stack: [number, number, number, number][] = [[0, this.#a.length, 0, this.#b.length]];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const [aFrom, aTo, bFrom, bTo] = this.#trim(...next);
      if (aFrom === aTo || bFrom === bTo) continue;
      this.#budget -= aTo - aFrom + (bTo - bFrom);
      if (this.#budget < 0) continue;
      const anchors = this.#anchors(aFrom, aTo, bFrom, bTo);
      if (anchors.length === 0) {
        this.#myers(aFrom, aTo, bFrom, bTo);
        continue;
      }
      let [lastA, lastB] = [aFrom, bFrom];
      for (const [i, j] of anchors) {
        this.#partner[i] = j + 1;
        stack.push([lastA, i, lastB, j]);
        [lastA, lastB] = [i + 1, j + 1];
      }
      stack.push([lastA, aTo, lastB, bTo]);
    }
    return this.#edits();
  }

  /** Pairs what begins and ends alike and returns the rest. */
  #trim(aFrom: number, aTo: number, bFrom: number, bTo: number): [number, number, number, number] {
    while (aFrom < aTo && bFrom < bTo && this.#a[aFrom] === this.#b[bFrom]) this.#partner[aFrom++] = ++bFrom;
    while (aFrom < aTo && bFrom < bTo && this.#a[aTo - 1] === this.#b[bTo - 1]) this.#partner[--aTo] = bTo--;
    return [aFrom, aTo, bFrom, bTo];
  }

  /** The longest increasing run of items that occur once in each stretch. */
  #anchors(aFrom: number, aTo: number, bFrom: number, bTo: number): [number, number][] {
    for (let i = aFrom; i < aTo; i++) this.#countA[this.#a[i]!]!++;
    for (let j = bFrom; j < bTo; j++) {
      this.#countB[this.#b[j]!]!++;
      this.#placeB[this.#b[j]!] = j;
    }
    const pairs: [number, number][] = [];
    for (let i = aFrom; i < aTo; i++) {
      const item = this.#a[i]!;
      if (this.#countA[item] === 1 && this.#countB[item] === 1) pairs.push([i, this.#placeB[item]!]);
    }
    for (let i = aFrom; i < aTo; i++) this.#countA[this.#a[i]!] = 0;
    for (let j = bFrom; j < bTo; j++) this.#countB[this.#b[j]!] = 0;
    return longestIncreasing(pairs);
  }

  #myers(aFrom: number, aTo: number, bFrom: number, bTo: number): void {
    const [n, m] = [aTo - aFrom, bTo - bFrom];
    const most = Math.min(n + m, mostDifferences);
    const trace: Int32Array[] = [];
    const furthest = new Int32Array(2 * most + 3);
    const middle = most + 1;
    for (let d = 0; d <= most; d++) {
      // The moves of round d need only the 2d+3 values around the middle.
      trace.push(furthest.slice(middle - d - 1, middle + d + 2));
      for (let k = -d; k <= d; k += 2) {
        const down = k === -d || (k !== d && furthest[middle + k - 1]! < furthest[middle + k + 1]!);
        let x = down ? furthest[middle + k + 1]! : furthest[middle + k - 1]! + 1;
        const start = x;
        while (x < n && x - k < m && this.#a[aFrom + x] === this.#b[bFrom + x - k]) x++;
        this.#budget -= 1 + x - start;
        furthest[middle + k] = x;
        if (x >= n && x - k >= m) {
          this.#walkBack(trace, aFrom, bFrom, n, m);
          return;
        }
      }
      if ((this.#budget -= d) < 0) return;
    }
  }

  #walkBack(trace: readonly Int32Array[], aFrom: number, bFrom: number, n: number, m: number): void {
    let [x, y] = [n, m];
    for (let d = trace.length - 1; d >= 0; d--) {
      const furthest = trace[d]!;
      const at = (k: number): number => furthest[k + d + 1]!;
      const k = x - y;
      const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
      const before = down ? k + 1 : k - 1;
      const fromX = d === 0 ? 0 : at(before);
      const fromY = fromX - before;
      const [startX, startY] = d === 0 ? [0, 0] : down ? [fromX, fromY + 1] : [fromX + 1, fromY];
      while (x > startX && y > startY) this.#partner[aFrom + --x] = bFrom + --y + 1;
      [x, y] = [fromX, fromY];
    }
  }

  #edits(): SequenceEdit[] {
    const edits: SequenceEdit[] = [];
    let [a, b] = [0, 0];
    while (a < this.#a.length || b < this.#b.length) {
      const [aFrom, bFrom] = [a, b];
      while (a < this.#a.length && this.#partner[a] === b + 1) {
        a++;
        b++;
      }
      if (a > aFrom) edits.push({ same: true, aFrom, aTo: a, bFrom, bTo: b });
      const [aChange, bChange] = [a, b];
      while (a < this.#a.length && this.#partner[a] === 0) a++;
      b = a < this.#a.length ? this.#partner[a]! - 1 : this.#b.length;
      if (a > aChange || b > bChange) edits.push({ same: false, aFrom: aChange, aTo: a, bFrom: bChange, bTo: b });
    }
    return edits;
  }
}

/** The longest subsequence whose second members increase, by patience sorting; first members increase already. */
function longestIncreasing(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const below = new Int32Array(pairs.length);
  for (let i = 0; i < pairs.length; i++) {
    const value = pairs[i]![1];
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if (pairs[tops[half]!]![1] < value) low = half + 1;
      else high = half;
    }
    below[i] = low > 0 ? tops[low - 1]! : -1;
    tops[low] = i;
  }
  const longest: [number, number][] = [];
  for (let i = tops.at(-1) ?? -1; i >= 0; i = below[i]!) longest.push(pairs[i]!);
  return longest.toReversed();
}
