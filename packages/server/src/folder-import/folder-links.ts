import { posix } from 'node:path';
import {
  attachmentAddress,
  parseAttachmentAddress,
  slug,
  type LinkDirectory,
  type LinkTarget,
} from '@askwell/core/articles';

/** An article as links find it. */
export interface LinkedArticle extends LinkTarget {
  readonly locale: string;
  /** Relative to the knowledge folder, with `/`. */
  readonly path: string;
  /** Ids under which it was known. */
  readonly redirectFrom?: readonly string[];
}

// An article's public address in a Zendesk help centre, whose exports keep the number as the id.
const zendeskArticle = /^https?:\/\/[^/]+\/hc\/(?:[\w-]+\/)?articles\/(\d{6,})(?:-[^/?]*)?\/?(?:\?.*)?$/;

/** Finds the articles of one knowledge folder by what their links say. */
export class FolderLinks {
  readonly #byPath = new Map<string, LinkedArticle>();
  readonly #byId = new Map<string, LinkedArticle[]>();
  /** Old ids, and the ids that have their place. */
  readonly #heirs = new Map<string, string>();
  readonly #hashOf: (path: string) => string | undefined;

  /**
   * @param hashOf the SHA-256 of a picture or other file of the folder, by its path; undefined when it is not there
   * @param redirects from old ids to new ones, besides those that the articles state
   */
  constructor(
    articles: Iterable<LinkedArticle>,
    hashOf: (path: string) => string | undefined = () => undefined,
    redirects: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#hashOf = hashOf;
    for (const [from, to] of redirects) this.#heirs.set(from, to);
    for (const article of articles) {
      for (const from of article.redirectFrom ?? []) this.#heirs.set(from, article.id);
      this.#byPath.set(article.path, article);
      const locales = this.#byId.get(article.id);
      if (locales) locales.push(article);
      else this.#byId.set(article.id, [article]);
    }
  }

  /**
   * What links in one article mean: an id (`reset-password`), a path from the article's folder (`../x.md`) or from the
   * knowledge folder (`/policy/x.md`), or a Zendesk address. A path may leave out the locale and the `.md`.
   *
   * @param path the article's
   * @param locale the article's; a link goes to the same locale where the other article has it
   */
  directoryFor(path: string, locale: string): LinkDirectory {
    return {
      find: (address) => this.#find(address, path, locale),
      fileAddress: (address) => this.#fileAddress(address, path),
    };
  }

  #fileAddress(address: string, from: string): string | undefined {
    if (/^https?:/i.test(address)) return address;
    const hash = parseAttachmentAddress(address) ?? this.#hashOf(pathInFolder(address, from));
    return hash === undefined ? undefined : attachmentAddress(hash);
  }

  #find(address: string, from: string, locale: string): LinkTarget | 'missing' | undefined {
    const zendesk = zendeskArticle.exec(address);
    if (zendesk) return this.#article(zendesk[1]!, locale);
    if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return undefined;
    const path = decoded(address.replace(/\?.*$/, ''));
    if (path === '') return undefined;
    if (!/[/]|\.md$/i.test(path)) return this.#article(path, locale) ?? 'missing';
    const isMarkdown = /\.md$/i.test(path);
    const full = pathInFolder(address, from);
    const base = full.replace(/\.md$/i, '');
    const target = this.#byPath.get(full) ?? this.#byPath.get(`${base}.${locale}.md`) ?? this.#byPath.get(`${base}.md`);
    if (target) return this.#article(target.id, locale);
    const heir = isMarkdown ? this.#heirs.get(slug(posix.basename(base).replaceAll('.', '-'))) : undefined;
    if (heir !== undefined) return this.#article(heir, locale) ?? 'missing';
    // A path from the root that names no Markdown is one of the site around the help centre.
    return path.startsWith('/') && !isMarkdown ? undefined : 'missing';
  }

  #article(id: string, locale: string): LinkedArticle | undefined {
    const locales = this.#byId.get(id) ?? this.#byId.get(this.#heirs.get(id) ?? '');
    return locales?.find((article) => article.locale === locale) ?? locales?.[0];
  }
}

/**
 * The path relative to the knowledge folder that an address in one of its files means; one that leaves the folder begins
 * with `..`.
 */
export function pathInFolder(address: string, from: string): string {
  const path = decoded(address.replace(/[?#].*$/, ''));
  return posix.normalize(path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from), path));
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
