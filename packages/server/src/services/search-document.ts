import type { Article } from '@askwell/core/articles';
import type { VerificationState } from '@askwell/core/reviews';
import type { SearchDocument } from '@askwell/core/search';

/** An article as the search index takes it, trusted as far as it may be. */
export function toSearchDocument(article: Article, verification: VerificationState): SearchDocument {
  const { id, locale, title, questions, tags, category, audience, sections } = article;
  return {
    id,
    locale,
    title,
    questions,
    tags,
    category,
    audience,
    sections: sections.map(({ id: sectionId, heading, text }) => ({ id: sectionId, heading, text })),
    verification,
  };
}
