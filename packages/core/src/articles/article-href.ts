/**
 * The address of another article inside a tree. Only the link resolver makes it; typed by an author it is refused as
 * any unknown scheme is, so a view may trust it to be an article of this knowledge base.
 *
 * @param section a section's id; empty for the article's start
 */
export function articleHref(article: string, section = ''): string {
  return `article:${encodeURIComponent(article)}${section === '' ? '' : `#${encodeURIComponent(section)}`}`;
}

/** The article and section that {@link articleHref} made an address of; undefined for any other address. */
export function parseArticleHref(href: string): { readonly article: string; readonly section: string } | undefined {
  const match = /^article:([^#]+)(?:#(.*))?$/.exec(href);
  if (!match) return undefined;
  try {
    return { article: decodeURIComponent(match[1]!), section: decodeURIComponent(match[2] ?? '') };
  } catch {
    return undefined;
  }
}
