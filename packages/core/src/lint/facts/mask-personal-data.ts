import { personalDataIn, type PersonalDatum } from './personal-data.ts';

/** Stands for what was masked. No letter: it must not be found, learned or counted as a word. */
const mask = '…';

/** A text without the personal data that {@link personalDataIn} finds, for wordings that are kept apart from their asker. */
export function maskPersonalData(text: string): string {
  return replacePersonalData(text, () => mask);
}

/**
 * A text with something else in place of the personal data that {@link personalDataIn} finds with the options.
 *
 * @param placeholder what stands for a datum
 */
export function replacePersonalData(
  text: string,
  placeholder: (datum: PersonalDatum) => string,
  options?: Parameters<typeof personalDataIn>[1],
): string {
  let replaced = '';
  let from = 0;
  for (const datum of personalDataIn(text, options)) {
    replaced += text.slice(from, datum.start) + placeholder(datum);
    from = datum.end;
  }
  return replaced + text.slice(from);
}
