import { withContext, type Question } from '../answers/index.ts';
import type { KnowledgeIndex } from '../search/index.ts';

/** An article as a question ranks it, with the numbers that ranked it. */
export interface RankedArticle {
  readonly articleId: string;
  readonly locale: string;
  readonly title: string;
  readonly sectionId: string;
  readonly score: number;
  readonly features: Readonly<Record<string, number>>;
}

/**
 * What a question ranks, best first: why a test failed.
 *
 * @param limit articles to tell, 1 to 100. Default 10
 */
export function rankingOf(index: KnowledgeIndex, question: Question, limit = 10): RankedArticle[] {
  return index
    .search(withContext(question), {
      locale: question.locale,
      limit,
      excerpts: false,
      filter: { audience: question.audience ?? 'customer' },
    })
    .map(({ id, locale, title, section, score, features }) => ({
      articleId: id,
      locale,
      title,
      sectionId: section.id,
      score,
      features: { ...features },
    }));
}
