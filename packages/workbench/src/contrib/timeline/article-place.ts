import type { EditorService } from '../../platform/editor-service.ts';

/** An article in one language. */
export interface ArticlePlace {
  readonly articleId: string;
  readonly locale: string;
}

/** The article that the active editor is about, whichever editor it is; undefined when it is about none. */
export function activeArticle(editors: EditorService): ArticlePlace | undefined {
  const parameters = editors.active === null ? undefined : editors.resolve(editors.active)?.parameters;
  const { articleId, locale } = parameters ?? {};
  return articleId === undefined || locale === undefined ? undefined : { articleId, locale };
}

function inPath({ articleId, locale }: ArticlePlace): string {
  return `${encodeURIComponent(articleId)}/${encodeURIComponent(locale)}`;
}

export function readingUri(place: ArticlePlace): string {
  return `article/${inPath(place)}`;
}

/** The address of two revisions side by side. */
export function comparisonUri(place: ArticlePlace, from: number, to: number): string {
  return `compare/${inPath(place)}/${from}/${to}`;
}

/** The address of an article's text with who wrote each line. */
export function blameUri(place: ArticlePlace): string {
  return `blame/${inPath(place)}`;
}

/** The address of the decision log, or of what was decided about one article. */
export function decisionsUri(articleId?: string): string {
  return articleId === undefined ? 'decisions' : `decisions/${encodeURIComponent(articleId)}`;
}
