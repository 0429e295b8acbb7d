import type { Draft, Review, ReviewState } from '@askwell/core/reviews';
import type { Selectable } from 'kysely';
import type { DatabaseHandle, Reader, Writer } from '../database/index.ts';
import type { DraftTable } from '../database/tables/reviews.ts';
import type { ArticleKey } from './article-store.ts';

/** A draft with the file it belongs to. */
export interface StoredDraft extends Draft {
  /** Relative to the knowledge folder, with `/`. */
  readonly path: string;
}

export interface StoredReview {
  readonly review: Review;
  readonly draft: StoredDraft;
}

export interface ReviewFilter {
  readonly states?: readonly ReviewState[];
  readonly articleId?: string;
  readonly locale?: string;
  readonly author?: string;
}

const openStates: readonly ReviewState[] = ['draft', 'in-review', 'changes-requested', 'approved', 'scheduled'];

/** Reviews and the drafts they are about. */
export class ReviewStore {
  readonly #engine: DatabaseHandle['engine'];

  constructor(engine: DatabaseHandle['engine']) {
    this.#engine = engine;
  }

  /** Stores a new review; false when the article has an open one in this locale already. */
  async insert(writer: Writer, { review, draft }: StoredReview): Promise<boolean> {
    const inserted = await writer
      .insertInto('reviews')
      .values({ ...toRow(review), created_at: review.createdAt, reminded_until: review.createdAt })
      .onConflict((conflict) => conflict.column('open_key').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!inserted) return false;
    await writer
      .insertInto('drafts')
      .values({ review_id: review.id, ...toDraftRow(draft) })
      .execute();
    await this.#keepVersion(writer, review.id, draft);
    return true;
  }

  async find(reader: Reader, id: string): Promise<StoredReview | undefined> {
    const row = await reader
      .selectFrom('reviews')
      .innerJoin('drafts', 'drafts.review_id', 'reviews.id')
      .selectAll('drafts')
      .select('reviews.review')
      .where('reviews.id', '=', id)
      .executeTakeFirst();
    return row && { review: toReview(row.review), draft: toDraft(row) };
  }

  /** Reads a review so that nobody else can change it, or its draft, before this transaction ends. */
  async lock(writer: Writer, id: string): Promise<StoredReview | undefined> {
    if (this.#engine === 'postgresql') {
      // The embedded engine has one writer at a time anyway.
      await writer.selectFrom('reviews').select('id').where('id', '=', id).forUpdate().execute();
    }
    return this.find(writer, id);
  }

  /** Stores what was decided about a locked review. */
  async change(writer: Writer, review: Review): Promise<void> {
    await writer.updateTable('reviews').set(toRow(review)).where('id', '=', review.id).execute();
  }

  /** Stores a locked review's draft, and keeps its text as a version when that is new. */
  async saveDraft(writer: Writer, reviewId: string, draft: StoredDraft): Promise<void> {
    await writer.updateTable('drafts').set(toDraftRow(draft)).where('review_id', '=', reviewId).execute();
    await this.#keepVersion(writer, reviewId, draft);
  }

  /** The text of a version; undefined when it was never saved, or the review is closed. */
  async textOfVersion(reader: Reader, reviewId: string, version: number): Promise<string | undefined> {
    const row = await reader
      .selectFrom('draft_versions')
      .select('text')
      .where('review_id', '=', reviewId)
      .where('version', '=', version)
      .executeTakeFirst();
    return row?.text;
  }

  /** Forgets all versions but the last, which the draft itself holds. */
  async forgetVersions(writer: Writer, reviewId: string): Promise<void> {
    await writer.deleteFrom('draft_versions').where('review_id', '=', reviewId).execute();
  }

  /** Reviews without their texts, the newest change first. */
  async list(reader: Reader, { states, articleId, locale, author }: ReviewFilter, limit: number): Promise<Review[]> {
    let query = reader.selectFrom('reviews').select('review').orderBy('updated_at', 'desc').orderBy('id').limit(limit);
    if (states) query = query.where('state', 'in', [...states]);
    if (articleId !== undefined) query = query.where('article_id', '=', articleId);
    if (locale !== undefined) query = query.where('locale', '=', locale);
    if (author !== undefined) query = query.where('author', '=', author);
    return (await query.execute()).map((row) => toReview(row.review));
  }

  /** The review by which the published text of an article came, if it came by one. */
  async findPublished(
    reader: Reader,
    { articleId, locale }: ArticleKey,
    except?: string,
  ): Promise<StoredReview | undefined> {
    const rows = await reader
      .selectFrom('reviews')
      .select('id')
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .where('state', '=', 'published')
      .execute();
    const row = rows.find(({ id }) => id !== except);
    return row && this.find(reader, row.id);
  }

  /** The open draft of an article in one locale. */
  async findOpenDraft(reader: Reader, { articleId, locale }: ArticleKey): Promise<StoredDraft | undefined> {
    const row = await reader
      .selectFrom('reviews')
      .innerJoin('drafts', 'drafts.review_id', 'reviews.id')
      .selectAll('drafts')
      .where('reviews.open_key', '=', openKeyOf(articleId, locale))
      .executeTakeFirst();
    return row && toDraft(row);
  }

  /** Open reviews of some articles. */
  async listOpen(reader: Reader, articleIds: readonly string[]): Promise<Review[]> {
    if (articleIds.length === 0) return [];
    const rows = await reader
      .selectFrom('reviews')
      .select('review')
      .where('article_id', 'in', [...articleIds])
      .where('open_key', 'is not', null)
      .orderBy('id')
      .execute();
    return rows.map((row) => toReview(row.review));
  }

  /** Ids of the reviews whose text is to be published by now, the earliest first. */
  async publicationsDue(reader: Reader, now: number): Promise<string[]> {
    const rows = await reader
      .selectFrom('reviews')
      .select('id')
      .where('state', '=', 'scheduled')
      .where('scheduled_for', '<=', now)
      .orderBy('scheduled_for')
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Reviews that may wait for somebody's step: open ones, and urgent publications until they are settled. */
  async listUnsettled(reader: Reader): Promise<Review[]> {
    const rows = await reader
      .selectFrom('reviews')
      .select('review')
      .where(({ or, and, eb }) =>
        or([
          eb('open_key', 'is not', null),
          eb('due_at', 'is not', null),
          // A refused urgent publication has no deadline of its own in the row; quotes inside of texts are escaped.
          and([eb('state', '=', 'published'), eb('review', 'like', '%"outcome":"rejected"%')]),
        ]),
      )
      .execute();
    return rows.map((row) => toReview(row.review));
  }

  /** Reviews that somebody is waited for with a deadline, and until when reminders were looked at. */
  async waiting(reader: Reader): Promise<{ review: Review; remindedUntil: number }[]> {
    const rows = await reader
      .selectFrom('reviews')
      .select(['review', 'reminded_until'])
      .where('due_at', 'is not', null)
      .execute();
    return rows.map((row) => ({ review: toReview(row.review), remindedUntil: row.reminded_until }));
  }

  async setRemindedUntil(writer: Writer, reviewId: string, until: number): Promise<void> {
    await writer.updateTable('reviews').set({ reminded_until: until }).where('id', '=', reviewId).execute();
  }

  async #keepVersion(writer: Writer, reviewId: string, draft: StoredDraft): Promise<void> {
    await writer
      .insertInto('draft_versions')
      .values({
        review_id: reviewId,
        version: draft.version,
        text: draft.text,
        saved_by: draft.updatedBy,
        saved_at: draft.updatedAt,
      })
      .onConflict((conflict) => conflict.columns(['review_id', 'version']).doNothing())
      .execute();
  }
}

function toRow(review: Review) {
  const { id, articleId, locale, state, author } = review;
  return {
    id,
    article_id: articleId,
    locale,
    state,
    author,
    open_key: openStates.includes(state) ? openKeyOf(articleId, locale) : null,
    due_at: review.dueAt,
    scheduled_for: review.scheduledFor,
    review: JSON.stringify(review),
    updated_at: review.updatedAt,
  };
}

/** Unique among open reviews. */
function openKeyOf(articleId: string, locale: string): string {
  return `${articleId} ${locale}`;
}

function toReview(json: string): Review {
  return JSON.parse(json) as Review;
}

function toDraftRow({ path, baseRevision, version, text, restoredFrom, updatedBy, updatedAt }: StoredDraft) {
  return {
    path,
    base_revision: baseRevision,
    version,
    text,
    restored_from: restoredFrom,
    updated_by: updatedBy,
    updated_at: updatedAt,
  };
}

function toDraft(row: Selectable<DraftTable>): StoredDraft {
  return {
    path: row.path,
    baseRevision: row.base_revision,
    version: row.version,
    text: row.text,
    restoredFrom: row.restored_from,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
  };
}
