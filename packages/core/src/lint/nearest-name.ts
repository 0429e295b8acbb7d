import { editDistance } from '../base/index.ts';

/**
 * The one name that is so near to the given one that nothing else can have been meant: within one letter up to five,
 * two up to ten, three beyond, and nearer than any other.
 */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  const limit = name.length <= 5 ? 1 : name.length <= 10 ? 2 : 3;
  let nearest: string | undefined;
  let least = limit + 1;
  let tied = false;
  for (const candidate of names) {
    if (candidate === name) continue;
    const distance = editDistance(name, candidate, Math.min(limit, least));
    if (distance < least) {
      least = distance;
      nearest = candidate;
      tied = false;
    } else if (distance === least && distance <= limit) tied = true;
  }
  return tied ? undefined : nearest;
}
