import { personalDataIn } from './personal-data.ts';

/** Stands for what was masked. No letter: it must not be found, learned or counted as a word. */
const mask = '…';

/** A text without the personal data that {@link personalDataIn} finds, for wordings that are kept apart from their asker. */
export function maskPersonalData(text: string): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of personalDataIn(text)) {
    masked += text.slice(from, start) + mask;
    from = end;
  }
  return masked + text.slice(from);
}
