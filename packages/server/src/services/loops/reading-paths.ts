interface Path {
  last: string;
  lastAt: number;
  readonly seen: Set<string>;
}

/** Sessions that are remembered at most, and articles of each. */
const mostSessions = 10_000;
const mostArticles = 200;
/** Milliseconds after which a reader has not gone on but come back. */
const pause = 30 * 60_000;

/**
 * Which article each session read last: kept in memory only and forgotten with the process, so that counters can be
 * raised without anybody's path ever being stored.
 */
export class ReadingPaths {
  readonly #paths = new Map<string, Path>();

  /**
   * @param now milliseconds since 1970
   * @returns undefined when the session read this article before; `from` is the one it came from within half an hour
   */
  step(sessionId: string, articleId: string, now: number): { readonly from: string | undefined } | undefined {
    const path = this.#paths.get(sessionId);
    if (!path) {
      this.#remember(sessionId, { last: articleId, lastAt: now, seen: new Set([articleId]) });
      return { from: undefined };
    }
    const from = now - path.lastAt <= pause && path.last !== articleId ? path.last : undefined;
    const known = path.seen.has(articleId) || path.seen.size >= mostArticles;
    path.last = articleId;
    path.lastAt = now;
    path.seen.add(articleId);
    this.#remember(sessionId, path);
    return known ? undefined : { from };
  }

  #remember(sessionId: string, path: Path): void {
    this.#paths.delete(sessionId);
    this.#paths.set(sessionId, path);
    const [oldest] = this.#paths.keys();
    if (this.#paths.size > mostSessions && oldest !== undefined) this.#paths.delete(oldest);
  }
}
