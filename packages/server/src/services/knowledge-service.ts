import { staleSections, type ArticleKind } from '@askwell/core/articles';
import type { Clock } from '@askwell/core/base';
import type { Choice } from '@askwell/core/conversations';
import type {
  ArticleSummary,
  CategoryNode,
  PublishedArticle,
  SearchHit,
  WidgetConfiguration,
} from '@askwell/core/protocol';
import { categoryName, currentTags, localizedText, tagName, type Category } from '@askwell/core/taxonomy';
import type { DatabaseHandle } from '../database/index.ts';
import { AskwellProblem } from '../problem.ts';
import type { ArticleHead, ArticleStore, PublishedRevision } from '../stores/article-store.ts';
import type { RedirectStore } from '../stores/redirect-store.ts';
import type { TaxonomyStore } from '../stores/taxonomy-store.ts';
import type { KnowledgeIndexReplica } from './knowledge-index-replica.ts';
import { chooseLocale } from './locale-choice.ts';
import { noticeOf, readerVerification, type VerificationStates } from './verification.ts';

export interface KnowledgeServiceOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly redirects: RedirectStore;
  readonly taxonomy: TaxonomyStore;
  readonly replica: KnowledgeIndexReplica;
  readonly verification: VerificationStates;
  readonly clock: Clock;
  readonly name: string;
  readonly defaultLocale: string;
  readonly backupContacts: WidgetConfiguration['backupContacts'];
}

/** Whom the answer is for: customers never learn that an internal article exists. */
export type Readership = 'customer' | 'staff';

export interface SearchQuery {
  readonly text: string;
  readonly locale: string;
  /** 1 to 20. */
  readonly limit: number;
  readonly readership: Readership;
}

const popularArticles = 5;

/** Reading what is published. */
export class KnowledgeService {
  readonly #options: KnowledgeServiceOptions;

  constructor(options: KnowledgeServiceOptions) {
    this.#options = options;
  }

  /** Search as you type: the last word may be unfinished. */
  search({ text, locale, limit, readership }: SearchQuery): SearchHit[] {
    const results = this.#options.replica.index.search(text, {
      locale,
      limit,
      prefix: true,
      filter: { audience: readership === 'customer' ? 'customer' : 'internal' },
    });
    return results.map(({ id, locale: found, title, titleRanges, category, section, snippet, verification }) => ({
      articleId: id,
      locale: found,
      title,
      titleRanges: titleRanges.map(({ start, end }) => [start, end]),
      category,
      sectionId: section.id,
      heading: section.heading,
      snippet: { text: snippet.text, ranges: snippet.ranges.map(({ start, end }) => [start, end]) },
      ...noticeOf(verification),
    }));
  }

  /** An article in the locale that serves the reader best. */
  async article(articleId: string, locale: string, readership: Readership): Promise<PublishedArticle> {
    const { database, taxonomy, verification, clock } = this.#options;
    const found = await this.findPublished(articleId, locale, readership);
    if (!found) throw new AskwellProblem('not-found', 'There is no such article.');
    const { revision, locales } = found;
    const { article } = revision;
    const translation = readership === 'staff' ? await this.#translation(revision) : undefined;
    const terms = await taxonomy.read(database.read);
    const current = await verification.read(database.read, [article.id], clock.now());
    const { verification: state, ...verified } = readerVerification(article, current(article.id, article.locale));
    return {
      articleId: article.id,
      locale: article.locale,
      revision: revision.revision,
      kind: article.kind,
      title: article.title,
      category: { id: article.category, name: categoryName(terms, article.category, locale) },
      tags: currentTags(terms, article.tags).map((id) => {
        const color = terms.tags.find((tag) => tag.id === id)?.color;
        return { id, name: tagName(terms, id, locale), ...(color === undefined ? {} : { color }) };
      }),
      audience: article.audience,
      ...verified,
      ...noticeOf(state),
      sections: article.sections.map(({ id, heading, level, blocks }) => ({ id, heading, level, blocks: [...blocks] })),
      related: await this.#choices(article.related, locale, readership),
      locales,
      ...(article.id === articleId ? {} : { redirectedFrom: articleId }),
      ...(readership === 'staff' && article.sources ? { sources: [...article.sources] } : {}),
      ...(translation ? { translation } : {}),
    };
  }

  /** How far a translation keeps up with its source, the article in the default language. */
  async #translation({ article, updatedAt }: PublishedRevision): Promise<PublishedArticle['translation']> {
    const { database, articles, defaultLocale } = this.#options;
    if (article.locale === defaultLocale) return undefined;
    const now = await articles.findPublished(database.read, article.id, defaultLocale);
    if (!now) return undefined;
    // A source that came later was not there to be translated: what it says today is all there is to compare.
    const before = await articles.articleAt(database.read, article.id, defaultLocale, updatedAt);
    return { source: defaultLocale, staleSections: staleSections(article, before ?? now.article, now.article) };
  }

  /** The published revision that a reader of `locale` gets, and the locales there are. An old id leads to its heir. */
  async findPublished(
    articleId: string,
    locale: string,
    readership: Readership,
  ): Promise<{ revision: PublishedRevision; locales: string[] } | undefined> {
    const { database, articles, redirects, defaultLocale } = this.#options;
    const heads = await articles.listHeads(database.read, [articleId]);
    if (heads.length === 0) {
      const heir = (await redirects.targets(database.read, [articleId])).get(articleId);
      return heir === undefined ? undefined : this.findPublished(heir, locale, readership);
    }
    const locales = heads.filter((head) => mayRead(head, readership)).map((head) => head.locale);
    const best = chooseLocale(locales, locale, defaultLocale);
    const revision = best === undefined ? undefined : await articles.findPublished(database.read, articleId, best);
    // Published anew for staff only, between the two reads.
    if (!revision || !mayRead(revision.article, readership)) return undefined;
    return { revision, locales };
  }

  /** Every published article in every locale, or those of one kind, for staff. */
  async list(kind?: ArticleKind): Promise<ArticleSummary[]> {
    const { database, articles, taxonomy } = this.#options;
    const heads = (await articles.listHeads(database.read)).filter((head) => kind === undefined || head.kind === kind);
    const terms = await taxonomy.read(database.read);
    return heads.map((head) => ({ ...head, tags: currentTags(terms, head.tags) }));
  }

  /** All categories in the reader's language, in their order. */
  async categoryTree(locale: string): Promise<CategoryNode[]> {
    const { database, taxonomy } = this.#options;
    const { categories } = await taxonomy.read(database.read);
    const named = (siblings: readonly Category[], parent: string): CategoryNode[] =>
      siblings.map(({ id, name, children }) => {
        const path = `${parent}${id}`;
        return { id: path, name: localizedText(name, locale) ?? id, children: named(children, `${path}/`) };
      });
    return named(categories, '');
  }

  async widgetConfiguration(locale: string): Promise<WidgetConfiguration> {
    const { database, articles, replica, name, backupContacts } = this.#options;
    const heads = (await articles.listHeads(database.read)).filter((head) => mayRead(head, 'customer'));
    const locales = [...replica.locales].toSorted();
    return { name, locales, popular: this.#popular(heads, locale), backupContacts };
  }

  // Until there are numbers on what is read, the newest articles stand in for the popular ones.
  #popular(heads: readonly ArticleHead[], locale: string): Choice[] {
    const newest = heads.toSorted((a, b) => b.updatedAt - a.updatedAt || (a.articleId < b.articleId ? -1 : 1));
    const ids = [...new Set(newest.map(({ articleId }) => articleId))].slice(0, popularArticles);
    return this.#best(ids, heads, locale);
  }

  async #choices(ids: readonly string[], locale: string, readership: Readership): Promise<Choice[]> {
    const { database, articles, redirects } = this.#options;
    const heirs = await redirects.targets(database.read, ids);
    const heads = await articles.listHeads(database.read, [...ids, ...heirs.values()]);
    const there = new Set(heads.map(({ articleId }) => articleId));
    const wanted = [...new Set(ids.map((id) => (there.has(id) ? id : (heirs.get(id) ?? id))))];
    return this.#best(
      wanted,
      heads.filter((head) => mayRead(head, readership)),
      locale,
    );
  }

  #best(ids: readonly string[], heads: readonly ArticleHead[], locale: string): Choice[] {
    return ids.flatMap((id) => {
      const versions = heads.filter(({ articleId }) => articleId === id);
      const best = chooseLocale(
        versions.map((head) => head.locale),
        locale,
        this.#options.defaultLocale,
      );
      const head = versions.find((version) => version.locale === best);
      return head ? [{ articleId: id, locale: head.locale, title: head.title }] : [];
    });
  }
}

function mayRead({ audience }: { readonly audience: 'customer' | 'internal' }, readership: Readership): boolean {
  return audience === 'customer' || readership === 'staff';
}
