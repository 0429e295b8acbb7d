/** The address of an article in one language. */
export function articleUri(articleId: string, locale: string): string {
  return `article/${encodeURIComponent(articleId)}/${encodeURIComponent(locale)}`;
}
