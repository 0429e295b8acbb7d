/**
 * The locale that serves a reader best among those there are: the wished one, then the same language and script,
 * then the same language, then `fallback`, then English, then the first.
 */
export function chooseLocale(available: readonly string[], wanted: string, fallback: string): string | undefined {
  const find = (matches: (locale: string) => boolean) => available.find(matches);
  return (
    find((locale) => locale === wanted) ??
    find((locale) => scriptOf(locale) === scriptOf(wanted)) ??
    find((locale) => languageOf(locale) === languageOf(wanted)) ??
    find((locale) => locale === fallback) ??
    find((locale) => languageOf(locale) === 'en') ??
    available[0]
  );
}

function languageOf(locale: string): string {
  return locale.split('-', 1)[0]!.toLowerCase();
}

function scriptOf(locale: string): string {
  try {
    const { language, script } = new Intl.Locale(locale).maximize();
    return `${language}-${script}`;
  } catch {
    return locale;
  }
}
