/** A line of the text and where what it says is shown, in pixels from the top of the other side. */
export interface ScrollAnchor {
  readonly line: number;
  readonly top: number;
}

/**
 * Leads from lines of a text to places of what is made of it, and back: exactly at the anchors, which are headings, and evenly
 * between them.
 */
export class ScrollMap {
  readonly #anchors: readonly ScrollAnchor[];

  /** @param anchors in any order; one that goes back where the others go forward is left out */
  constructor(anchors: readonly ScrollAnchor[]) {
    const kept: ScrollAnchor[] = [];
    for (const anchor of anchors.toSorted((a, b) => a.line - b.line)) {
      const last = kept.at(-1);
      if (!last || (anchor.line > last.line && anchor.top > last.top)) kept.push(anchor);
    }
    this.#anchors = kept;
  }

  topOf(line: number): number {
    return between(this.#anchors, line, 'line', 'top');
  }

  lineOf(top: number): number {
    return between(this.#anchors, top, 'top', 'line');
  }
}

function between(
  anchors: readonly ScrollAnchor[],
  at: number,
  from: keyof ScrollAnchor,
  to: keyof ScrollAnchor,
): number {
  const next = anchors.findIndex((anchor) => anchor[from] > at);
  const above = anchors.at(next === -1 ? -1 : Math.max(next - 1, 0));
  if (!above) return 0;
  const below = next === -1 ? undefined : anchors[next];
  if (!below || below === above) return above[to];
  return above[to] + ((at - above[from]) / (below[from] - above[from])) * (below[to] - above[to]);
}
