/** Where a link of an article leads. An empty `articleId` is a link within the article itself. */
export type LinkTarget =
  | { readonly kind: 'article'; readonly articleId: string; readonly sectionId: string }
  | { readonly kind: 'same-site' | 'other-site'; readonly href: string };

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * Decides what a link of the tree may do. The server refuses bad addresses when it reads the Markdown; this is the
 * second lock: whatever the tree says, only http(s), mailto, tel and `article:` links ever reach an `href`.
 *
 * @param base address that relative links are relative to
 * @param site origin whose links stay in the same tab
 * @returns undefined for an address that must not become a link
 */
export function linkTarget(href: string, base: string, site: string): LinkTarget | undefined {
  const article = /^(?:article:([^#?\s]+))?(?:#(.*))?$/i.exec(href);
  if (href && article) {
    return { kind: 'article', articleId: decode(article[1] ?? ''), sectionId: decode(article[2] ?? '') };
  }
  const url = resolve(href, base);
  if (!url || !schemes.has(url.protocol)) return undefined;
  return { kind: url.origin === site ? 'same-site' : 'other-site', href: url.href };
}

/** The address of an image, or undefined where it is not fetched by http(s). */
export function imageSource(src: string, base: string): string | undefined {
  const url = resolve(src, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function resolve(address: string, base: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
