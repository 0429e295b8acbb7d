/**
 * A span as people say it in a list: `3 min`, `2 hr`, `5 days` in the reader's language. Less than a minute is
 * `0 min`: a list that counts seconds never rests.
 *
 * @param milliseconds not negative
 */
export function elapsedTime(milliseconds: number, locale: string): string {
  const minutes = Math.floor(Math.max(0, milliseconds) / 60_000);
  const [amount, unit]: [number, string] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 60 * 48
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / (60 * 24)), 'day'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(amount);
}
