import type { ArticleSummary, CategoryNode } from '@askwell/core/protocol';
import type { TreeRow } from '../../base/tree-rows.ts';

/** One article with all its languages. */
interface ExplorerArticle {
  readonly articleId: string;
  /** In the reader's language where there is one. */
  readonly title: string;
  readonly locale: string;
  readonly locales: readonly string[];
  readonly kind: ArticleSummary['kind'];
  readonly audience: ArticleSummary['audience'];
}

export interface FiledArticle extends ExplorerArticle {
  readonly category: string;
}

export type ExplorerNode =
  | { readonly type: 'category'; readonly name: string; readonly count: number }
  | { readonly type: 'article'; readonly article: ExplorerArticle };

/** The locale to show: the wanted one, else one of the same language, else the first. */
export function bestLocale(locales: readonly string[], wanted: string): string | undefined {
  const language = wanted.split('-')[0];
  return (
    locales.find((locale) => locale.toLowerCase() === wanted.toLowerCase()) ??
    locales.find((locale) => locale.split('-')[0] === language) ??
    locales[0]
  );
}

/** Joins the languages of each article; in the order of their titles. */
export function joinLocales(summaries: readonly ArticleSummary[], wanted: string): readonly FiledArticle[] {
  const byId = new Map<string, ArticleSummary[]>();
  for (const summary of summaries) {
    const group = byId.get(summary.articleId);
    if (group) group.push(summary);
    else byId.set(summary.articleId, [summary]);
  }
  const collator = new Intl.Collator(wanted, { numeric: true });
  return [...byId.values()]
    .flatMap((group) => {
      const locales = group.map(({ locale }) => locale).toSorted();
      const shown = group.find(({ locale }) => locale === bestLocale(locales, wanted));
      if (!shown) return [];
      const { articleId, title, locale, kind, audience, category } = shown;
      return [{ articleId, title, locale, locales, kind, audience, category }];
    })
    .toSorted((a, b) => collator.compare(a.title, b.title));
}

export interface ExplorerRowsInput {
  readonly articles: readonly FiledArticle[];
  readonly categories: readonly CategoryNode[];
  /** Ids of categories that show their content. */
  readonly expanded: ReadonlySet<string>;
  /** Name for articles without a category that exists. */
  readonly unfiled: string;
}

/** The id of the row that holds articles without a category. */
const unfiledId = 'category:';

/** The visible rows: categories before articles, categories without articles left out. */
export function explorerRows({
  articles,
  categories,
  expanded,
  unfiled,
}: ExplorerRowsInput): readonly TreeRow<ExplorerNode>[] {
  const filed = new Map<string, ExplorerArticle[]>();
  const known = new Set(allIds(categories));
  for (const article of articles) {
    const category = known.has(article.category) ? article.category : '';
    const siblings = filed.get(category);
    if (siblings) siblings.push(article);
    else filed.set(category, [article]);
  }
  const rows: TreeRow<ExplorerNode>[] = [];
  const addArticles = (category: string, level: number) => {
    for (const article of filed.get(category) ?? []) {
      rows.push({
        id: `article:${article.articleId}`,
        level,
        label: article.title,
        value: { type: 'article', article },
      });
    }
  };
  const addCategory = ({ id, name, children }: CategoryNode, level: number) => {
    const count = countArticles({ id, name, children }, filed);
    if (count === 0) return;
    const open = expanded.has(`category:${id}`);
    rows.push({ id: `category:${id}`, level, label: name, expanded: open, value: { type: 'category', name, count } });
    if (!open) return;
    for (const child of children) addCategory(child, level + 1);
    addArticles(id, level + 1);
  };
  for (const category of categories) addCategory(category, 1);
  const loose = filed.get('')?.length ?? 0;
  if (loose > 0 && categories.length === 0) addArticles('', 1);
  else if (loose > 0) {
    const open = expanded.has(unfiledId);
    rows.push({
      id: unfiledId,
      level: 1,
      label: unfiled,
      expanded: open,
      value: { type: 'category', name: unfiled, count: loose },
    });
    if (open) addArticles('', 2);
  }
  return rows;
}

/** The rows to expand so that a category shows: itself and those above it. */
export function categoryTrail(category: string): readonly string[] {
  const parts = category === '' ? [] : category.split('/');
  return parts.length === 0 ? [unfiledId] : parts.map((_, index) => `category:${parts.slice(0, index + 1).join('/')}`);
}

function countArticles(node: CategoryNode, filed: ReadonlyMap<string, readonly unknown[]>): number {
  return node.children.reduce((sum, child) => sum + countArticles(child, filed), filed.get(node.id)?.length ?? 0);
}

function allIds(categories: readonly CategoryNode[]): string[] {
  return categories.flatMap(({ id, children }) => [id, ...allIds(children)]);
}
