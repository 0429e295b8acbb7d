import { slug } from '../../articles/index.ts';
import { documentKey, sourceOf, type LintDocument } from '../document.ts';

/** What an address inside the knowledge base means; `fragment` without `#`. */
export interface InternalTarget {
  /** Without locale and extension, lower case; empty for an address that is only a fragment. */
  readonly path: string;
  /** The id that the last part of the path stands for. */
  readonly id: string;
  /** A bare id may be written in any folder; a path means one file. */
  readonly bare: boolean;
  /** It may as well lead to a page outside of the knowledge base, so that it is never dead. */
  readonly optional: boolean;
  readonly fragment: string;
}

// An article's public address in a Zendesk help centre, whose exports keep the number as the id.
const zendeskArticle =
  /^https?:\/\/[^/]{1,200}\/hc\/(?:[\w-]{1,20}\/)?articles\/(\d{6,20})(?:-[^/?#]*)?\/?(?:\?[^#]*)?(?:#(.*))?$/;

const markdownExtension = /\.(?:md|markdown|mdx)$/i;
// As in parseArticleFile: two letters, or three with a region, so that `.pdf` is no language.
const localeSuffix = /^(.+)\.(?:[a-z]{2}(?:-[a-z0-9]{2,8})*|[a-z]{3}(?:-[a-z0-9]{2,8})+)$/i;

/**
 * Reads an address as a link to an article.
 *
 * @param from the path of the file that it stands in, for relative addresses
 * @returns undefined for an address that leaves the knowledge base or that names something else than an article
 */
export function internalTarget(address: string, from: string | undefined): InternalTarget | undefined {
  // `#:~:text=…` points into the shown text, not at a heading.
  if (address.includes('#:~:')) return internalTarget(address.slice(0, address.indexOf('#:~:')), from);
  const zendesk = zendeskArticle.exec(address);
  if (zendesk) return { path: zendesk[1]!, id: zendesk[1]!, bare: true, optional: true, fragment: zendesk[2] ?? '' };
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith('//') || address.startsWith('?')) return undefined;
  const hash = address.indexOf('#');
  const fragment = hash === -1 ? '' : address.slice(hash + 1);
  const written = decoded((hash === -1 ? address : address.slice(0, hash)).replace(/\?.*$/, ''));
  if (written === '') return hash === -1 ? undefined : { path: '', id: '', bare: false, optional: false, fragment };
  const bare = !written.includes('/') && !/\.[a-z0-9]{1,8}$/i.test(written);
  const isMarkdown = markdownExtension.test(written);
  // A file of another kind is an attachment.
  if (!bare && !isMarkdown && /\.[a-z0-9]{1,8}$/i.test(written) && !localeSuffix.test(written)) return undefined;
  const path = normalizedPath(written.startsWith('/') || bare ? written : `${folderOf(from)}/${written}`);
  // From the root and without extension, it may be a page of the site around.
  return { path, id: bare ? written : idOf(path), bare, optional: written.startsWith('/') && !isMarkdown, fragment };
}

/** Which articles there are, by id and by file, and who links to whom. */
export class LinkGraph {
  readonly #byId = new Map<string, Set<string>>();
  readonly #byPath = new Map<string, Map<string, string>>();
  readonly #incoming = new Map<string, Set<string>>();
  readonly #names = new Map<string, readonly string[]>();
  /** For each id that is no longer one, the articles that say so. */
  readonly #redirects = new Map<string, Set<string>>();
  #ids: readonly string[] | undefined;

  add(document: LintDocument): void {
    const { id, locale, related, redirectFrom = [] } = document.article;
    const key = documentKey(id, locale);
    insert(this.#byId, id, key);
    for (const from of redirectFrom) insert(this.#redirects, from, key);
    this.#ids = undefined;
    if (document.path !== undefined) {
      const path = normalizedPath(document.path);
      const ids = this.#byPath.get(path) ?? new Map<string, string>();
      this.#byPath.set(path, ids.set(key, id));
    }
    const names = new Set(related.map((other) => `id:${other}`));
    for (const reference of sourceOf(document).references) {
      const target = reference.kind === 'link' ? internalTarget(reference.address, document.path) : undefined;
      if (target && target.path !== '') names.add(target.bare ? `id:${target.id}` : `path:${target.path}`);
    }
    this.#names.set(key, [...names]);
    for (const name of names) insert(this.#incoming, name, key);
  }

  remove(document: LintDocument): void {
    const key = documentKey(document.article.id, document.article.locale);
    drop(this.#byId, document.article.id, key);
    for (const from of document.article.redirectFrom ?? []) drop(this.#redirects, from, key);
    this.#ids = undefined;
    const path = normalizedPath(document.path ?? '');
    const ids = this.#byPath.get(path);
    ids?.delete(key);
    if (ids?.size === 0) this.#byPath.delete(path);
    for (const name of this.#names.get(key) ?? []) drop(this.#incoming, name, key);
    this.#names.delete(key);
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** All ids, sorted. */
  ids(): readonly string[] {
    return (this.#ids ??= [...this.#byId.keys()].toSorted());
  }

  /** The id of the article that an address means; undefined when there is none. */
  resolve(target: InternalTarget): string | undefined {
    if (target.bare) return this.#byId.has(target.id) ? target.id : undefined;
    const ids = this.#byPath.get(target.path);
    if (ids) return [...ids.values()].toSorted()[0];
    // Without paths, as in the workbench's drafts, the file's name is all there is.
    return this.#byPath.size === 0 && this.#byId.has(target.id) ? target.id : undefined;
  }

  /** The id of the article to which those who ask for an id that is no longer one are led. */
  redirected(id: string): string | undefined {
    const [key] = this.#byId.has(id) ? [] : [...(this.#redirects.get(id) ?? [])].toSorted();
    return key?.slice(0, key.indexOf(' '));
  }

  /** Whether an article of another id links to this one, in its text or as related. */
  isLinked(document: LintDocument): boolean {
    const names = [`id:${document.article.id}`];
    if (document.path !== undefined) names.push(`path:${normalizedPath(document.path)}`);
    const self = `${document.article.id} `;
    return names.some((name) => [...(this.#incoming.get(name) ?? [])].some((key) => !key.startsWith(self)));
  }
}

/** The address of the article in which a reference stands or to which it leads, lower case, without extension and locale. */
function normalizedPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.replace(markdownExtension, '').toLowerCase().split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const last = parts.pop() ?? '';
  parts.push(localeSuffix.exec(last)?.[1] ?? last);
  return parts.join('/');
}

function idOf(path: string): string {
  return slug(path.slice(path.lastIndexOf('/') + 1).replaceAll('.', '-'));
}

function folderOf(path: string | undefined): string {
  return path?.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function insert(map: Map<string, Set<string>>, name: string, key: string): void {
  const keys = map.get(name);
  if (keys) keys.add(key);
  else map.set(name, new Set([key]));
}

function drop(map: Map<string, Set<string>>, name: string, key: string): void {
  const keys = map.get(name);
  keys?.delete(key);
  if (keys?.size === 0) map.delete(name);
}
