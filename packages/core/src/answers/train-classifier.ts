import type { SearchDocument } from '../search/index.ts';
import { VariantsClassifier, type ClassifierOptions, type LabelledWording } from './variants-classifier.ts';

/** Wordings that are learned at most, and articles: beyond, training takes minutes and the model a gigabyte. */
const mostWordings = 20_000;
const mostArticles = 1_000;

/**
 * The labelled wordings that documents hold: the questions, and the title, of each article that has questions. Articles
 * without are left to the search index.
 */
export function wordingsOf(documents: Iterable<SearchDocument>): LabelledWording[] {
  const wordings: LabelledWording[] = [];
  for (const { id, title, questions } of documents) {
    if (questions.length === 0) continue;
    for (const text of [title, ...questions]) if (text) wordings.push({ text, label: id });
  }
  return wordings;
}

/**
 * Trains the second view of {@link KnowledgeProvider} on what documents hold. Seconds of work: give it a thread.
 *
 * @returns undefined when fewer than two articles have questions, or when there are more than 1,000 articles or 20,000
 *   wordings
 */
export function trainFromDocuments(
  documents: Iterable<SearchDocument>,
  options?: ClassifierOptions,
): VariantsClassifier | undefined {
  const wordings = wordingsOf(documents);
  const articles = new Set(wordings.map(({ label }) => label)).size;
  if (articles < 2 || articles > mostArticles || wordings.length > mostWordings) return undefined;
  return VariantsClassifier.train(wordings, options);
}
