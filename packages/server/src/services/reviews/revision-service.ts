import {
  blame,
  diffLines,
  diffWords,
  type BlameLine,
  type Hunk,
  type Revision,
  type TextChange,
} from '@askwell/core/reviews';
import type { DatabaseHandle } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import type { ReviewStore } from '../../stores/review-store.ts';
import type { RevisionHead, RevisionStore } from '../../stores/revision-store.ts';

export interface RevisionServiceOptions {
  readonly database: DatabaseHandle;
  readonly revisions: RevisionStore;
  readonly articles: ArticleStore;
  readonly reviews: ReviewStore;
}

export interface Difference {
  readonly words: TextChange[];
  readonly hunks: Hunk[];
}

/** What was published before, what changed, and who wrote which line. */
export class RevisionService {
  readonly #options: RevisionServiceOptions;

  constructor(options: RevisionServiceOptions) {
    this.#options = options;
  }

  /** @throws AskwellProblem `not-found` when nothing was ever published */
  async list(articleId: string, locale: string): Promise<{ revisions: RevisionHead[]; published: number | null }> {
    const { database, revisions, articles } = this.#options;
    const found = await revisions.list(database.read, articleId, locale);
    if (found.length === 0) throw new AskwellProblem('not-found', 'There is no such article.');
    const published = await articles.findPublished(database.read, articleId, locale);
    return { revisions: found, published: published?.revision ?? null };
  }

  /** @throws AskwellProblem `not-found` */
  async find(articleId: string, locale: string, number: number): Promise<Revision & RevisionHead> {
    const { database, revisions } = this.#options;
    const found = await revisions.find(database.read, articleId, locale, number);
    if (!found) throw new AskwellProblem('not-found', `There is no revision ${number} of this article.`);
    return found;
  }

  async diff(articleId: string, locale: string, from: number, to: number): Promise<Difference> {
    const before = await this.find(articleId, locale, from);
    const after = await this.find(articleId, locale, to);
    return difference(before.text, after.text);
  }

  /** What a draft changes in the revision that it was begun from. */
  async diffOfDraft(reviewId: string): Promise<Difference> {
    const { database, reviews, revisions } = this.#options;
    const found = await reviews.find(database.read, reviewId);
    if (!found) throw new AskwellProblem('not-found', 'There is no such review.');
    const { review, draft } = found;
    const { articleId, locale } = review;
    const base =
      draft.baseRevision === null
        ? undefined
        : await revisions.find(database.read, articleId, locale, draft.baseRevision);
    return difference(base?.text ?? '', draft.text);
  }

  /** Who wrote each line of the newest revision. */
  async blame(articleId: string, locale: string): Promise<BlameLine[]> {
    const { database, revisions } = this.#options;
    const texts = await revisions.texts(database.read, articleId, locale);
    if (texts.length === 0) throw new AskwellProblem('not-found', 'There is no such article.');
    return blame(texts);
  }
}

function difference(before: string, after: string): Difference {
  return { words: diffWords(before, after), hunks: diffLines(before, after) };
}
