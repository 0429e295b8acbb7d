import type { Decision, Question } from '../answers/index.ts';
import type { ArticleMetadata } from '../articles/index.ts';

/** What a question must lead to. At least one field is given. */
export interface Expectation {
  /**
   * The article that answers it; with decision `clarify` one of the choices. Null: nothing in the knowledge base answers
   * it, and the bot must not.
   */
  readonly article?: string | null;
  /** The section that must be cited first; only with `article`. */
  readonly section?: string;
  readonly decision?: Decision['kind'];
}

/** A question with what must become of it. */
export interface KnowledgeTest {
  readonly question: Question;
  readonly expect: Expectation;
  /** The file it stands in and its line there, from 1; line 0 when it is made from an article's front matter. */
  readonly source: { readonly file: string; readonly line: number };
}

/** Why a test fails. */
export type TestFailureCode =
  /** The bot answered what it must not answer. */
  | 'answered'
  | 'wrong-decision'
  | 'wrong-article'
  | 'wrong-section'
  /** Asking failed; the message tells how. */
  | 'error';

/** Compares a decision with what a test expects; null when the test passes. */
export function judge(expect: Expectation, decision: Decision): Exclude<TestFailureCode, 'error'> | null {
  if (expect.article === null) {
    if (decision.kind === 'answer') return 'answered';
    return expect.decision && decision.kind !== expect.decision ? 'wrong-decision' : null;
  }
  const wanted = expect.decision ?? 'answer';
  if (decision.kind !== wanted) return 'wrong-decision';
  if (expect.article === undefined) return null;
  if (decision.kind === 'clarify') {
    return decision.choices.some(({ articleId }) => articleId === expect.article) ? null : 'wrong-article';
  }
  if (decision.kind !== 'answer') return null;
  const [first] = decision.passages;
  if (first?.articleId !== expect.article) return 'wrong-article';
  return expect.section !== undefined && first.sectionId !== expect.section ? 'wrong-section' : null;
}

/** The tests that an article brings with it: each of its questions must be answered by it. */
export function testsOfArticle(
  article: Pick<ArticleMetadata, 'id' | 'locale' | 'questions' | 'audience'>,
  file: string,
): KnowledgeTest[] {
  const { id, locale, audience } = article;
  return article.questions.map((text) => ({
    question: { text, locale, ...(audience === 'internal' ? { audience } : {}) },
    expect: { article: id },
    source: { file, line: 0 },
  }));
}
