/** How far long work has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** How long work may be watched and stopped. */
export interface WorkOptions {
  /** Stops the work; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Questions that are asked before others get a turn; some 20 ms of work. */
const questionsPerTurn = 16;

/**
 * Does one thing after another, telling how far it is and giving way to other work in between: a screen stays alive, and
 * a signal has a chance to be heard.
 */
export async function forEachInTurn<T>(
  items: readonly T[],
  options: WorkOptions,
  work: (item: T, index: number) => void | Promise<void>,
): Promise<void> {
  const { signal, onProgress } = options;
  for (const [index, item] of items.entries()) {
    signal?.throwIfAborted();
    await work(item, index);
    if ((index + 1) % questionsPerTurn !== 0 && index + 1 < items.length) continue;
    onProgress?.({ done: index + 1, total: items.length });
    await new Promise<void>((resolve) => setTimeout(resolve));
  }
  signal?.throwIfAborted();
}
