/**
 * A moment as `<input type="datetime-local">` holds it, in the reader's time zone: `2026-03-01T09:30`.
 *
 * @param at milliseconds since 1970
 */
export function localMoment(at: number): string {
  const moment = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** The moment that such a text names, milliseconds since 1970; NaN when it names none. */
export function momentOf(text: string): number {
  return new Date(text).getTime();
}
