import type { LocalizationService, WorkbenchText } from '../../platform/localization-service.ts';

/** What the text editor says, by the words it says by itself. */
const phrases: Readonly<Record<string, WorkbenchText>> = {
  Find: 'code.find',
  Replace: 'code.replace',
  next: 'code.next',
  previous: 'code.previous',
  all: 'code.all',
  'match case': 'code.matchCase',
  'by word': 'code.byWord',
  regexp: 'code.regexp',
  replace: 'code.replaceOne',
  'replace all': 'code.replaceAll',
  close: 'code.close',
  'current match': 'code.currentMatch',
  'on line': 'code.onLine',
  'replaced match on line $': 'code.replacedOnLine',
  'replaced $ matches': 'code.replacedMatches',
  'Go to line': 'code.goToLine',
  go: 'code.go',
  to: 'code.to',
  Completions: 'code.completions',
  Diagnostics: 'problems.title',
  'No diagnostics': 'problems.empty',
  'Selection deleted': 'code.selectionDeleted',
  'Control character': 'code.controlCharacter',
};

const made = new WeakMap<object, Readonly<Record<string, string>>>();

/** The same object as long as the language is. */
export function codePhrases(localization: LocalizationService): Readonly<Record<string, string>> {
  const { localizer } = localization;
  const known = made.get(localizer);
  if (known) return known;
  const texts = Object.fromEntries(
    // The editor puts numbers in place of the dollar sign itself.
    Object.entries(phrases).map(([words, key]) => [words, localizer.text(key, { value: '$' })]),
  );
  made.set(localizer, texts);
  return texts;
}
