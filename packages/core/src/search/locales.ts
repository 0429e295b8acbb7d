/**
 * How well a document's locale serves a reader who prefers another, 0 to 1: 1 for the same locale, less for the same
 * language in another script or region, least for another language.
 */
export function localeFit(document: string, preferred: string | undefined): number {
  if (preferred === undefined || document === preferred) return 1;
  if (languageOf(document) === languageOf(preferred)) return 0.95;
  // English is what most readers of another language can still use.
  return languageOf(document) === 'en' ? 0.85 : 0.8;
}

function languageOf(locale: string): string {
  return locale.split('-', 1)[0]!.toLowerCase();
}
