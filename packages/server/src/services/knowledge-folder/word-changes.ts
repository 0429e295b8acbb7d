/** How many words a text gained and lost, a moved word counting as neither. */
export interface WordChanges {
  readonly added: number;
  readonly removed: number;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Counts the words of one text that the other does not have as often; for a summary, not for showing where. */
export function wordChanges(before: string, after: string): WordChanges {
  const balance = new Map<string, number>();
  for (const [text, weight] of [
    [after, 1],
    [before, -1],
  ] as const) {
    for (const { segment, isWordLike } of segmenter.segment(text)) {
      if (isWordLike) balance.set(segment, (balance.get(segment) ?? 0) + weight);
    }
  }
  let added = 0;
  let removed = 0;
  for (const count of balance.values()) {
    if (count > 0) added += count;
    else removed -= count;
  }
  return { added, removed };
}
