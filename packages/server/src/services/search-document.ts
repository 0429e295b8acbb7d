import type { Article } from '@askwell/core/articles';
import type { SearchDocument } from '@askwell/core/search';
import { verificationOf } from './verification.ts';

/** An article as the search index takes it, trusted as far as it may be on the day of `now`. */
export function toSearchDocument(article: Article, now: number): SearchDocument {
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
    verification: verificationOf(article, now),
  };
}
