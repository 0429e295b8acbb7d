/** The best `limit` of many numbers: a binary heap with the worst one on top. */
export class BestOf {
  readonly #limit: number;
  readonly #compare: (a: number, b: number) => number;
  readonly #heap: number[] = [];

  /** @param compare above 0 when the first is better */
  constructor(limit: number, compare: (a: number, b: number) => number) {
    this.#limit = limit;
    this.#compare = compare;
  }

  wouldKeep(item: number): boolean {
    return this.#heap.length < this.#limit || this.#compare(item, this.#heap[0]!) > 0;
  }

  add(item: number): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push(item);
      for (let at = heap.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (this.#compare(heap[at]!, heap[parent]!) >= 0) break;
        this.#swap(at, parent);
        at = parent;
      }
      return;
    }
    heap[0] = item;
    for (let at = 0; ;) {
      let least = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2; child++)
        if (child < heap.length && this.#compare(heap[child]!, heap[least]!) < 0) least = child;
      if (least === at) break;
      this.#swap(at, least);
      at = least;
    }
  }

  #swap(a: number, b: number): void {
    const item = this.#heap[a]!;
    this.#heap[a] = this.#heap[b]!;
    this.#heap[b] = item;
  }

  /** Best first. */
  items(): number[] {
    return this.#heap.toSorted((a, b) => this.#compare(b, a));
  }
}
