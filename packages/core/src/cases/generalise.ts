import type { CaseDraft } from './case-draft.ts';
import { draftId, draftSource } from './draft-source.ts';

/** What a case or a gap becomes: an article's file that somebody goes on writing. */
export interface ArticleDraft {
  readonly articleId: string;
  readonly locale: string;
  /** Front matter and Markdown. */
  readonly source: string;
}

export interface DraftChoices {
  /** Whose draft it is. */
  readonly author: string;
  /** Default: made from the title. */
  readonly articleId?: string | undefined;
  readonly category?: string | undefined;
  readonly tags?: readonly string[] | undefined;
}

/**
 * A case as an article: for the library as it happened (`case`), or as what to do (`article`), the agent's words as the
 * steps and the customer's as another wording of the question.
 */
export function draftOfCase(
  one: CaseDraft,
  kind: 'article' | 'case',
  { author, articleId = draftId(one.title), category = '', tags = [] }: DraftChoices,
): ArticleDraft {
  const sections =
    kind === 'case'
      ? [
          { section: 'problem', content: one.problem } as const,
          { section: 'process', content: one.process } as const,
          { section: 'feedback', content: one.feedback ?? '' } as const,
        ]
      : [
          { section: 'problem', content: one.problem } as const,
          { section: 'steps', content: one.process } as const,
          { section: 'links', content: '' } as const,
        ];
  const source = draftSource({
    id: articleId,
    locale: one.locale,
    kind,
    title: one.title,
    questions: kind === 'article' ? [one.title] : [],
    category,
    tags,
    author,
    related: one.articles,
    sections,
  });
  return { articleId, locale: one.locale, source };
}

/** A knowledge gap as far as a draft needs it; every text masked. */
export interface GapSubject {
  readonly locale: string;
  /** The representative question. */
  readonly text: string;
  /** Other wordings. */
  readonly examples: readonly string[];
  /** What agents replied in resolved conversations with this question, the latest last. */
  readonly replies: readonly string[];
}

const mostQuestions = 20;

/** A gap as an article: its question as the title, the other wordings as questions, what agents replied as the steps. */
export function draftOfGap(
  { locale, text, examples, replies }: GapSubject,
  { author, articleId = draftId(text), category = '', tags = [] }: DraftChoices,
): ArticleDraft {
  const source = draftSource({
    id: articleId,
    locale,
    kind: 'article',
    title: `${text.charAt(0).toUpperCase()}${text.slice(1)}`,
    questions: examples.filter((example) => example !== text).slice(0, mostQuestions),
    category,
    tags,
    author,
    related: [],
    sections: [
      { section: 'problem', content: text },
      { section: 'steps', content: replies.flatMap((reply) => reply.split(/\n+/)) },
      { section: 'links', content: '' },
    ],
  });
  return { articleId, locale, source };
}
