/** The languages Askwell speaks itself; articles may be in any. */
export const interfaceLocales = ['en', 'zh-CN', 'zh-TW'] as const;

export type InterfaceLocale = (typeof interfaceLocales)[number];

/**
 * The interface language for a wish such as `navigator.language`: traditional Chinese for Hant, Taiwan, Hong Kong
 * and Macau, simplified for any other Chinese, otherwise English.
 */
export function interfaceLocale(wanted: string): InterfaceLocale {
  if (/^zh\b/i.test(wanted)) return /hant|tw|hk|mo/i.test(wanted) ? 'zh-TW' : 'zh-CN';
  return 'en';
}
