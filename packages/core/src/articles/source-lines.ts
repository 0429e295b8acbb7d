/** Tells the line of what is being read: marked gives tokens without positions, only with their source. */
export class SourceLines {
  readonly #source: string;
  readonly #lineStarts: number[] = [0];
  #start = 0;
  #end: number;
  #next = 0;
  #cursor = 0;

  /** Until the first {@link enter}, the whole source is the current block. */
  constructor(source: string) {
    this.#source = source;
    this.#end = source.length;
    for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
  }

  /** Moves on to the next top-level block; blocks follow one another without gaps. */
  enter(block: string): void {
    this.#start = this.#cursor = this.#next;
    this.#end = this.#next = this.#start + block.length;
  }

  /** The line, from 1, where the snippet stands in the current block; the block's first line when it is not found. */
  lineOf(snippet: string): number {
    const wanted = snippet.slice(0, 200);
    let at = this.#indexOf(wanted, this.#cursor);
    if (at === -1) at = this.#indexOf(wanted, this.#start);
    if (at === -1) return this.#line(this.#start);
    this.#cursor = at + wanted.length;
    return this.#line(at);
  }

  #indexOf(snippet: string, from: number): number {
    const at = this.#source.slice(from, this.#end).indexOf(snippet);
    return at === -1 ? -1 : from + at;
  }

  #line(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}
