/** What somebody is typing, as far as something can be offered for it. */
export type CompletionPlace =
  | { readonly kind: 'link'; readonly typed: string }
  | { readonly kind: 'section'; readonly articleId: string; readonly typed: string }
  | { readonly kind: 'image'; readonly typed: string }
  | { readonly kind: 'key'; readonly typed: string }
  | { readonly kind: 'value'; readonly key: string; readonly typed: string }
  | { readonly kind: 'word'; readonly typed: string };

const address = /(!?)\[[^\][\n]*\]\((<?[^()\s<>]*)$/;

/**
 * @param before the line up to the cursor
 * @param frontMatter the lines of the front matter above this one; undefined in the text
 */
export function completionPlace(
  before: string,
  frontMatter: readonly string[] | undefined,
): CompletionPlace | undefined {
  return frontMatter ? inFrontMatter(before, frontMatter) : inText(before);
}

function inText(before: string): CompletionPlace | undefined {
  const [, image, written = ''] = address.exec(before) ?? [];
  if (image === undefined) {
    const typed = /[\p{L}\p{N}]+$/u.exec(before)?.[0] ?? '';
    return typed ? { kind: 'word', typed } : undefined;
  }
  const typed = written.replace(/^</, '');
  if (image) return { kind: 'image', typed };
  const hash = typed.indexOf('#');
  if (hash === -1) return { kind: 'link', typed };
  return { kind: 'section', articleId: typed.slice(0, hash), typed: typed.slice(hash + 1) };
}

function inFrontMatter(before: string, above: readonly string[]): CompletionPlace | undefined {
  const [, key, rest = ''] = /^([\w.-]+):(.*)$/.exec(before) ?? [];
  if (key !== undefined) return { kind: 'value', key, typed: /[^\s,[\]'"]*$/.exec(rest)![0] };
  const item = /^\s*-\s+(.*)$/.exec(before)?.[1];
  if (item !== undefined) {
    const owner = above.findLast((line) => /^[\w.-]+:/.test(line));
    const name = owner && /^([\w.-]+):/.exec(owner)?.[1];
    return name ? { kind: 'value', key: name, typed: item.replace(/^['"]/, '') } : undefined;
  }
  return /^[\w.-]*$/.test(before) ? { kind: 'key', typed: before } : undefined;
}
