import { AskwellProblem } from '../problem.ts';
import { formatPageCursor, parsePageCursor, type PageCursor } from '../stores/page-cursor.ts';

/** A part of a list, and where the next one begins; null after the last. */
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

/** The first `limit` of the items that were read; one more was asked for, to know whether there is a next page. */
export function pageOf<T>(found: readonly T[], limit: number, place: (item: T) => PageCursor): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? formatPageCursor(place(last)) : null };
}

/** Reads the `next` that a client sends back. */
export function placeOf(after: string | undefined): PageCursor | undefined {
  if (after === undefined) return undefined;
  const place = parsePageCursor(after);
  if (place) return place;
  throw new AskwellProblem('invalid-request', `"${after}" begins no page. Send "next" as the server gave it.`, [
    { path: 'after', message: 'is not a place in this list' },
  ]);
}
