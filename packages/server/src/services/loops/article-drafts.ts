import type { CreatedDraft, StaffMember } from '@askwell/core/protocol';
import type { ArticleDraft } from '@askwell/core/cases';
import { AskwellProblem } from '../../problem.ts';
import type { DatabaseHandle } from '../../database/index.ts';
import type { ArticleStore } from '../../stores/article-store.ts';

/** Where drafts are kept: the part of the review process that the loops need. */
export interface DraftKeeper {
  create(
    member: StaffMember,
    draft: { readonly articleId: string; readonly locale: string; readonly text: string },
  ): Promise<{ readonly review: { readonly id: string } }>;
}

const mostTries = 20;

/** Puts what gaps and cases become beside what is published, under an id that is free. */
export class ArticleDrafts {
  readonly #database: DatabaseHandle;
  readonly #articles: ArticleStore;
  readonly #keeper: DraftKeeper;

  constructor(database: DatabaseHandle, articles: ArticleStore, keeper: DraftKeeper) {
    this.#database = database;
    this.#articles = articles;
    this.#keeper = keeper;
  }

  /**
   * @param make gives the draft under an id: its own when none is given
   * @throws AskwellProblem `id-taken` when the wished id is in use
   */
  async create(
    member: StaffMember,
    wished: string | undefined,
    make: (articleId: string | undefined) => ArticleDraft,
  ): Promise<CreatedDraft> {
    const first = make(wished);
    for (let number = 1; number <= mostTries; number++) {
      const draft = number === 1 ? first : make(`${first.articleId}-${number}`);
      const reviewId = await this.#keep(member, draft);
      if (reviewId !== undefined) return { ...draft, reviewId };
      if (wished !== undefined) break;
    }
    throw new AskwellProblem(
      'id-taken',
      `There is an article or a draft with the id "${first.articleId}" already. Choose another "articleId".`,
    );
  }

  /** The draft's review; undefined when the id is in use. */
  async #keep(member: StaffMember, { articleId, locale, source }: ArticleDraft): Promise<string | undefined> {
    if ((await this.#articles.listHeads(this.#database.read, [articleId])).length > 0) return undefined;
    try {
      return (await this.#keeper.create(member, { articleId, locale, text: source })).review.id;
    } catch (error) {
      if (error instanceof AskwellProblem && error.code === 'draft-exists') return undefined;
      throw error;
    }
  }
}
