import { posix } from 'node:path';
import type { LinkDirectory, LinkTarget } from '@askwell/core/articles';

/** An article as links find it. */
export interface LinkedArticle extends LinkTarget {
  readonly locale: string;
  /** Relative to the knowledge folder, with `/`. */
  readonly path: string;
}

// An article's public address in a Zendesk help centre, whose exports keep the number as the id.
const zendeskArticle = /^https?:\/\/[^/]+\/hc\/(?:[\w-]+\/)?articles\/(\d{6,})(?:-[^/?]*)?\/?(?:\?.*)?$/;

/** Finds the articles of one knowledge folder by what their links say. */
export class FolderLinks {
  readonly #byPath = new Map<string, LinkedArticle>();
  readonly #byId = new Map<string, LinkedArticle[]>();

  constructor(articles: Iterable<LinkedArticle>) {
    for (const article of articles) {
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
      // Images of the folder are not served yet: only those that are elsewhere can be shown.
      hasImage: (address) => /^https?:/i.test(address),
    };
  }

  #find(address: string, from: string, locale: string): LinkTarget | 'missing' | undefined {
    const zendesk = zendeskArticle.exec(address);
    if (zendesk) return this.#article(zendesk[1]!, locale);
    if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return undefined;
    const path = decoded(address.replace(/\?.*$/, ''));
    if (path === '') return undefined;
    if (!/[/]|\.md$/i.test(path)) return this.#article(path, locale) ?? 'missing';
    const isMarkdown = /\.md$/i.test(path);
    const full = posix.normalize(path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from), path));
    const base = full.replace(/\.md$/i, '');
    const target = this.#byPath.get(full) ?? this.#byPath.get(`${base}.${locale}.md`) ?? this.#byPath.get(`${base}.md`);
    if (target) return this.#article(target.id, locale);
    // A path from the root that names no Markdown is one of the site around the help centre.
    return path.startsWith('/') && !isMarkdown ? undefined : 'missing';
  }

  #article(id: string, locale: string): LinkedArticle | undefined {
    const locales = this.#byId.get(id);
    return locales?.find((article) => article.locale === locale) ?? locales?.[0];
  }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
