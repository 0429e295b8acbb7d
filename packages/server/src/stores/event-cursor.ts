/**
 * A position in the event log. On PostgreSQL a sequence is not commit order, so events are ordered by the id of the
 * transaction that wrote them first; on the embedded engine `tx` is 0 and one writer makes `id` commit order.
 */
export interface EventCursor {
  readonly tx: number;
  readonly id: number;
}

export const logStart: EventCursor = { tx: 0, id: 0 };

/** `<tx>.<id>`, as clients see it. */
export function formatCursor({ tx, id }: EventCursor): string {
  return `${tx}.${id}`;
}

/** Reads what {@link formatCursor} wrote; undefined when it is anything else. */
export function parseCursor(text: string): EventCursor | undefined {
  const [, tx, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(text) ?? [];
  return tx === undefined || id === undefined ? undefined : { tx: Number(tx), id: Number(id) };
}

/** Negative when `a` comes before `b`. */
export function compareCursors(a: EventCursor, b: EventCursor): number {
  return a.tx - b.tx || a.id - b.id;
}

export function laterCursor(a: EventCursor, b: EventCursor): EventCursor {
  return compareCursors(a, b) >= 0 ? a : b;
}
