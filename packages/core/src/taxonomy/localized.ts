/** A name in several languages, by BCP 47 tag. A name that was given without a language stands under `und`. */
export type LocalizedText = Readonly<Record<string, string>>;

/**
 * The text to show to a reader of `locale`: in that language, else in the nearest (traditional Chinese for Hong Kong
 * and Macau, any Chinese for Chinese, any English for English), else in English, else in whichever there is.
 *
 * @returns undefined when there is no text at all
 */
export function localizedText(text: LocalizedText, locale: string): string | undefined {
  const language = languageOf(locale);
  const related = Object.keys(text).find((tag) => languageOf(tag) === language);
  const tag = [...nearest(locale), related, 'und', 'en'].find(
    (wanted) => wanted !== undefined && Object.hasOwn(text, wanted),
  );
  return tag === undefined ? Object.values(text)[0] : text[tag];
}

function languageOf(tag: string): string {
  return tag.split('-')[0]!.toLowerCase();
}

function nearest(locale: string): string[] {
  if (languageOf(locale) !== 'zh') return [locale, languageOf(locale)];
  const traditional = /hant|tw|hk|mo/i.test(locale);
  return [locale, ...(traditional ? ['zh-TW', 'zh-Hant', 'zh', 'zh-CN'] : ['zh-CN', 'zh-Hans', 'zh', 'zh-TW'])];
}
