import type { FoundText } from '@askwell/core/protocol';
import type { TreeRow } from '../../base/tree-rows.ts';

export type FoundPlace = FoundText['matches'][number];

export type SearchNode =
  | { readonly type: 'article'; readonly article: FoundText }
  | {
      readonly type: 'place';
      readonly article: FoundText;
      readonly place: FoundPlace;
      /** What would stand there instead; undefined while nothing is to be replaced. */
      readonly replacement: string | undefined;
    };

/** Names a place among all results. */
export function placeId({ articleId, locale }: FoundText, { offset }: FoundPlace): string {
  return `${articleId} ${locale} ${offset}`;
}

export interface SearchRowsInput {
  readonly articles: readonly FoundText[];
  /** `<articleId> <locale>` of what is collapsed. */
  readonly collapsed: ReadonlySet<string>;
  readonly replacement: ((place: FoundPlace) => string) | undefined;
}

/** Articles in the order they were found, with their places beneath. */
export function searchRows({ articles, collapsed, replacement }: SearchRowsInput): TreeRow<SearchNode>[] {
  return articles.flatMap((article) => {
    const id = `${article.articleId} ${article.locale}`;
    const expanded = !collapsed.has(id);
    const head: TreeRow<SearchNode> = {
      id,
      level: 1,
      label: `${article.title} ${article.locale} ${article.matches.length}`,
      expanded,
      value: { type: 'article', article },
    };
    if (!expanded) return [head];
    const places = article.matches.map((place): TreeRow<SearchNode> => ({
      id: placeId(article, place),
      level: 2,
      label: `${place.line}: ${place.before}${place.text}${place.after}`,
      value: { type: 'place', article, place, replacement: replacement?.(place) },
    }));
    return [head, ...places];
  });
}

/** The results without some of them; articles without places are left out. */
export function withoutPlaces(articles: readonly FoundText[], gone: ReadonlySet<string>): FoundText[] {
  return articles.flatMap((article) => {
    const matches = article.matches.filter((place) => !gone.has(placeId(article, place)));
    if (matches.length === article.matches.length) return [article];
    return matches.length > 0 ? [{ ...article, matches }] : [];
  });
}
