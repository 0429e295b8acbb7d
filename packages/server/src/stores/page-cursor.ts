/** A place in a list that is ordered by a number and then by id, as clients send it back: `<number>.<id>`. */
export interface PageCursor {
  readonly value: number;
  readonly id: string;
}

export function formatPageCursor({ value, id }: PageCursor): string {
  return `${value}.${id}`;
}

/** Reads what {@link formatPageCursor} wrote; undefined when it is anything else. */
export function parsePageCursor(text: string): PageCursor | undefined {
  const [, value, id] = /^(\d{1,15})\.([a-z]{3}_[0-9a-z]{16,40})$/.exec(text) ?? [];
  return value === undefined || id === undefined ? undefined : { value: Number(value), id };
}
