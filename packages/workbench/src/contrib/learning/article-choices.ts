import type { ArticleSummary } from '@askwell/core/protocol';

/**
 * The articles that may answer a question, in the order of a picker: the suggested one, then those in the question's
 * language by title, then the others. Of an article that is there in the question's language no other language is shown.
 */
export function articleChoices(
  articles: readonly ArticleSummary[],
  locale: string,
  suggested?: string,
): readonly ArticleSummary[] {
  const language = locale.split('-')[0];
  const near = ({ locale: other }: ArticleSummary): number =>
    other === locale ? 0 : other.split('-')[0] === language ? 1 : 2;
  const nearest = new Map<string, number>();
  for (const article of articles) {
    nearest.set(article.articleId, Math.min(near(article), nearest.get(article.articleId) ?? 2));
  }
  const collator = new Intl.Collator(locale, { numeric: true });
  return articles
    .filter((article) => near(article) === nearest.get(article.articleId))
    .toSorted(
      (a, b) =>
        Number(b.articleId === suggested) - Number(a.articleId === suggested) ||
        near(a) - near(b) ||
        collator.compare(a.title, b.title),
    );
}
