import type { Article, Section } from './article.ts';
import type { ParsedArticle } from './article-file.ts';
import { articleHref } from './article-href.ts';
import { findAnchor } from './heading-anchors.ts';
import { LossLog, type Loss } from './loss.ts';
import { mapInlines } from './map-inlines.ts';
import { inlineText, plainText } from './plain-text.ts';
import type { Inline } from './tree.ts';

/** An article that links may point to. */
export interface LinkTarget {
  readonly id: string;
  readonly title: string;
  /** As in {@link ParsedArticle}. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** Finds the articles that links mean. Both functions get an address that `safeHref` let through. */
export interface LinkDirectory {
  /**
   * @param address without fragment
   * @returns undefined for an address that leaves the knowledge base, `missing` for an article or file that is not there
   */
  find(address: string): LinkTarget | 'missing' | undefined;
  /**
   * The address to show an image from or to fetch a file from: of a picture, video or document of the knowledge base
   * where it is served, of anything elsewhere as it is.
   *
   * @returns undefined when it is not there
   */
  fileAddress(address: string): string | undefined;
}

/**
 * The article with its links to other articles as {@link articleHref}. A link to an article that is not there stays
 * as it is, an image that is not there becomes its alternative text; both are losses, as is a related article that is
 * not there. Images and files of the knowledge base get the address at which they are served.
 */
export function resolveArticleLinks(
  parsed: ParsedArticle,
  directory: LinkDirectory,
): { article: Article; losses: Loss[] } {
  const log = new LossLog();
  const lines = new Map(parsed.references.map(({ kind, address, line }) => [`${kind} ${address}`, line]));

  const link = (inline: Extract<Inline, { type: 'link' }>): Inline => {
    const [address, fragment = ''] = splitAddress(inline.href);
    if (address === '') return inline;
    const target = directory.find(address);
    const line = lines.get(`link ${inline.href}`) ?? 1;
    if (typeof target !== 'object') {
      // What leaves the knowledge base is as it is written.
      const file = directory.fileAddress(address);
      if (file !== undefined && file !== address) {
        // A document's own places, for instance `#page=3`.
        return { ...inline, href: fragment === '' ? file : `${file}#${fragment}` };
      }
      if (target === 'missing') log.add('dead-internal-link', line, inline.href);
      return inline;
    }
    const section = findAnchor(target.anchors, fragment);
    if (section === undefined) log.add('dead-anchor', line, inline.href);
    // A bare address says less than what it leads to.
    const isBare = inlineText(inline.children) === inline.href;
    const children: readonly Inline[] = isBare ? [{ type: 'text', text: target.title }] : inline.children;
    return { ...inline, href: articleHref(target.id, section ?? ''), children };
  };
  const image = (inline: Extract<Inline, { type: 'image' }>): Inline => {
    const src = directory.fileAddress(inline.src);
    if (src !== undefined) return src === inline.src ? inline : { ...inline, src };
    log.add('image-missing', lines.get(`image ${inline.src}`) ?? 1, inline.src);
    return { type: 'text', text: inline.alt };
  };
  const replace = (inline: Inline): Inline => {
    if (inline.type === 'link') return link(inline);
    return inline.type === 'image' ? image(inline) : inline;
  };

  const sections = parsed.article.sections.map((section): Section => {
    const blocks = mapInlines(section.blocks, replace);
    return { ...section, blocks, text: plainText(blocks) };
  });
  for (const id of parsed.article.related) {
    if (typeof directory.find(id) !== 'object') log.add('dead-internal-link', 1, `related: ${id}`);
  }
  return { article: { ...parsed.article, sections }, losses: log.list() };
}

function splitAddress(href: string): [address: string, fragment?: string] {
  const hash = href.indexOf('#');
  // A text fragment points into running text, which has no name here.
  return hash === -1 ? [href] : [href.slice(0, hash), href.slice(hash + 1).replace(/:~:.*$/, '')];
}
