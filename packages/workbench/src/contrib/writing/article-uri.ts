/** Names an article in one language. */
export interface ArticleKey {
  readonly articleId: string;
  readonly locale: string;
}

/** The address under which an article is written. */
export function editUri({ articleId, locale }: ArticleKey): string {
  return `edit/${encodeURIComponent(articleId)}/${encodeURIComponent(locale)}`;
}

/** The address under which an article is read. */
export function readUri({ articleId, locale }: ArticleKey): string {
  return `article/${encodeURIComponent(articleId)}/${encodeURIComponent(locale)}`;
}

/** The article that an address is of, written or read. */
export function articleOf(uri: string | null | undefined): ArticleKey | undefined {
  const [, articleId, locale] = /^(?:edit|article)\/([^/]+)\/([^/]+)$/.exec(uri ?? '') ?? [];
  if (articleId === undefined || locale === undefined) return undefined;
  try {
    return { articleId: decodeURIComponent(articleId), locale: decodeURIComponent(locale) };
  } catch {
    return undefined;
  }
}
