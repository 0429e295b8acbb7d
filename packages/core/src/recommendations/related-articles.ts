import type { SearchDocument } from '../search/index.ts';
import { LocaleTerms } from './locale-terms.ts';

/** Why an article is recommended: what counted most. */
export type RelatedReason = 'content' | 'tags' | 'category' | 'readers';

export interface RelatedArticle {
  readonly articleId: string;
  readonly title: string;
  /** Comparable within one list only. */
  readonly score: number;
  readonly reason: RelatedReason;
}

export interface RelatedOptions {
  /** Most articles, at least 1. Default 5. */
  readonly limit?: number;
  /** `customer` leaves internal articles out; `internal` is what staff may read: both. Default `customer`. */
  readonly audience?: 'customer' | 'internal';
  /** How often readers went on to each article from this one. Default: nothing is known. */
  readonly wentOnTo?: ReadonlyMap<string, number>;
}

/** What each sign counts beside the likeness of the texts, which is 0 to 1. */
const signs = { tags: 0.1, category: 0.1, readers: 0.6 } as const;
/** Readers who are assumed to have gone elsewhere: so that the first one decides nothing. */
const doubt = 20;
/** Below this an article has nothing to do with the other. */
const leastScore = 0.03;

/**
 * Finds what a reader of an article may want next: articles with the same telling words, tags and category, and those that
 * readers of this one went on to. The same articles and counts give the same list, in whatever order they were added.
 * Articles that nobody may trust any more are never recommended.
 *
 * @example
 * const related = new RelatedArticles();
 * for (const document of documents) related.put(document);
 * related.of('reset-password', 'en', { limit: 3 });
 */
export class RelatedArticles {
  readonly #locales = new Map<string, LocaleTerms>();

  /** Adds an article, or replaces the one with its id and locale. */
  put(document: SearchDocument): void {
    const terms = this.#locales.get(document.locale) ?? new LocaleTerms();
    this.#locales.set(document.locale, terms);
    terms.put(document);
  }

  remove(id: string, locale: string): void {
    this.#locales.get(locale)?.remove(id);
  }

  /** The best first, all in the article's locale; none when the article is unknown. */
  of(id: string, locale: string, options: RelatedOptions = {}): RelatedArticle[] {
    const { limit = 5, audience = 'customer', wentOnTo = new Map<string, number>() } = options;
    const terms = this.#locales.get(locale);
    const subject = terms?.get(id);
    if (!terms || !subject) return [];
    const alike = terms.alike(id);
    const readers = doubt + [...wentOnTo.values()].reduce((sum, count) => sum + count, 0);
    const found: RelatedArticle[] = [];
    for (const document of terms.documents()) {
      if (document.id === id || !mayRecommend(document, audience)) continue;
      const parts: [RelatedReason, number][] = [
        ['content', alike.get(document.id) ?? 0],
        ['tags', signs.tags * commonTags(subject, document)],
        ['category', signs.category * commonCategory(subject.category, document.category)],
        ['readers', signs.readers * Math.sqrt((wentOnTo.get(document.id) ?? 0) / readers)],
      ];
      const score = parts.reduce((sum, [, part]) => sum + part, 0);
      if (score < leastScore) continue;
      const [reason] = parts.reduce((best, part) => (part[1] > best[1] ? part : best));
      found.push({ articleId: document.id, title: document.title, score, reason });
    }
    return found.sort((a, b) => b.score - a.score || (a.articleId < b.articleId ? -1 : 1)).slice(0, Math.max(1, limit));
  }
}

function mayRecommend({ audience, verification }: SearchDocument, reader: 'customer' | 'internal'): boolean {
  return verification !== 'expired' && (audience === 'customer' || reader === 'internal');
}

/** Tags in common as a share of all the two carry. */
function commonTags(a: SearchDocument, b: SearchDocument): number {
  const all = new Set([...a.tags, ...b.tags]);
  return all.size === 0 ? 0 : a.tags.filter((tag) => b.tags.includes(tag)).length / all.size;
}

/** Levels in common as a share of the deeper path. */
function commonCategory(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  const [first, second] = [a.split('/'), b.split('/')];
  const differ = first.findIndex((level, index) => level !== second[index]);
  return (differ === -1 ? first.length : differ) / Math.max(first.length, second.length);
}
