import type { SearchDocument } from '@askwell/core/search';

/** Wordings, and articles that have them, below which there is nothing to learn that the search index does not do. */
const fewestWordings = 60;
const fewestArticles = 10;

/** The documents that a variants classifier learns from: what customers may read and has wordings; none if too few. */
export function learnableDocuments(documents: readonly SearchDocument[]): SearchDocument[] {
  const worded = documents.filter(({ audience, questions }) => audience === 'customer' && questions.length > 0);
  const wordings = worded.reduce((sum, { questions }) => sum + 1 + questions.length, 0);
  const articles = new Set(worded.map(({ id }) => id)).size;
  return wordings >= fewestWordings && articles >= fewestArticles ? worded : [];
}
