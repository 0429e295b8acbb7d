/**
 * A language as its readers know it: `简体中文` rather than `中文（中国）`. What is no language tag stays as it is.
 *
 * @param reader whose language the name is in; default the language itself
 */
export function languageName(locale: string, reader: string = locale): string {
  try {
    const { language, script } = new Intl.Locale(locale).maximize();
    // Chinese is told apart by its script, other languages by name and region.
    const named = language === 'zh' && script ? `zh-${script}` : locale;
    return new Intl.DisplayNames(reader, { type: 'language' }).of(named) ?? locale;
  } catch {
    return locale;
  }
}
