import { newId, type Clock } from '@askwell/core/base';
import type { CommentRequest, StaffMember } from '@askwell/core/protocol';
import { anchorTo, applySuggestions, may, type ReviewComment } from '@askwell/core/reviews';
import type { DatabaseHandle, Writer } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { ReviewCommentStore } from '../../stores/review-comment-store.ts';
import type { ReviewStore, StoredReview } from '../../stores/review-store.ts';
import type { DraftService } from './draft-service.ts';
import { reviewProblem } from './review-problems.ts';

export interface CommentServiceOptions {
  readonly database: DatabaseHandle;
  readonly reviews: ReviewStore;
  readonly comments: ReviewCommentStore;
  readonly events: EventStore;
  readonly drafts: DraftService;
  readonly clock: Clock;
}

/** Remarks on the lines of drafts, and suggestions that apply. */
export class CommentService {
  readonly #options: CommentServiceOptions;

  constructor(options: CommentServiceOptions) {
    this.#options = options;
  }

  add(member: StaffMember, reviewId: string, request: CommentRequest): Promise<ReviewComment> {
    return this.#within(member, reviewId, async (writer, { review, draft }, now) => {
      const comment: ReviewComment = {
        id: newId('cmt', now),
        author: member.id,
        at: now,
        text: request.text,
        anchor: anchorTo(draft.text, request.from, request.to),
        suggestion: request.suggestion ?? null,
        replies: [],
        resolved: null,
      };
      await this.#options.comments.insert(writer, review.id, comment);
      await this.#announce(writer, 'comment.created', review, comment.id, member, now);
      return comment;
    });
  }

  reply(member: StaffMember, reviewId: string, commentId: string, text: string): Promise<ReviewComment> {
    return this.#within(member, reviewId, async (writer, { review }, now) => {
      const comment = await this.#find(writer, reviewId, commentId);
      const reply = { id: newId('cmt', now), author: member.id, at: now, text };
      const next = { ...comment, replies: [...comment.replies, reply] };
      await this.#options.comments.update(writer, next);
      await this.#announce(writer, 'comment.replied', review, commentId, member, now);
      return next;
    });
  }

  /** Resolving what is resolved changes nothing. */
  resolve(member: StaffMember, reviewId: string, commentId: string): Promise<ReviewComment> {
    return this.#within(member, reviewId, async (writer, { review }, now) => {
      const comment = await this.#find(writer, reviewId, commentId);
      return comment.resolved ? comment : this.#resolve(writer, review, comment, member, now);
    });
  }

  /**
   * Puts suggestions into the draft and resolves their comments: all of them, or none.
   *
   * @throws AskwellProblem `draft-changed` when the draft is not the version that was read; `suggestion-refused` when one
   *   of them no longer fits its lines
   */
  apply(member: StaffMember, reviewId: string, basedOn: number, commentIds: readonly string[]): Promise<StoredReview> {
    const { database, reviews, comments, drafts, clock } = this.#options;
    return database.write(async (writer) => {
      const now = clock.now();
      const stored = await reviews.lock(writer, reviewId);
      if (!stored) throw new AskwellProblem('not-found', 'There is no such review.');
      const { draft } = stored;
      if (draft.version !== basedOn) {
        throw new AskwellProblem('draft-changed', `The draft is version ${draft.version} by now. Read it again.`);
      }
      const noted = await comments.list(writer, reviewId);
      const chosen = [...new Set(commentIds)].map((id) => {
        const comment = noted.find((one) => one.id === id);
        if (!comment) throw new AskwellProblem('not-found', `The review has no comment "${id}".`);
        return comment;
      });
      const { text, applied, problems } = applySuggestions(draft.text, chosen);
      if (problems.length > 0) {
        throw new AskwellProblem(
          'suggestion-refused',
          `${problems.length} of ${chosen.length} suggestions cannot be applied; nothing was changed.`,
          undefined,
          { problems },
        );
      }
      const next = { ...draft, text, version: draft.version + 1, updatedBy: member.id, updatedAt: now };
      const edited = await drafts.edit(writer, stored, next, member, now);
      for (const comment of await comments.list(writer, reviewId)) {
        if (applied.includes(comment.id)) await this.#resolve(writer, edited.review, comment, member, now);
      }
      return edited;
    });
  }

  #within<T>(
    member: StaffMember,
    reviewId: string,
    work: (writer: Writer, stored: StoredReview, now: number) => Promise<T>,
  ): Promise<T> {
    const { database, reviews, clock } = this.#options;
    return database.write(async (writer) => {
      const stored = await reviews.lock(writer, reviewId);
      if (!stored) throw new AskwellProblem('not-found', 'There is no such review.');
      const { state } = stored.review;
      const { role } = member;
      if (!may(role, 'comment', state)) throw reviewProblem({ code: 'not-permitted', role, action: 'comment', state });
      return work(writer, stored, clock.now());
    });
  }

  async #resolve(
    writer: Writer,
    review: StoredReview['review'],
    comment: ReviewComment,
    member: StaffMember,
    now: number,
  ): Promise<ReviewComment> {
    const next = { ...comment, resolved: { by: member.id, at: now } };
    await this.#options.comments.update(writer, next);
    await this.#announce(writer, 'comment.resolved', review, comment.id, member, now);
    return next;
  }

  async #find(writer: Writer, reviewId: string, commentId: string): Promise<ReviewComment> {
    const found = (await this.#options.comments.list(writer, reviewId)).find(({ id }) => id === commentId);
    if (!found) throw new AskwellProblem('not-found', 'There is no such comment.');
    return found;
  }

  async #announce(
    writer: Writer,
    type: 'comment.created' | 'comment.replied' | 'comment.resolved',
    { id: reviewId, articleId, locale }: StoredReview['review'],
    commentId: string,
    member: StaffMember,
    now: number,
  ): Promise<void> {
    await this.#options.events.append(
      writer,
      { type, reviewId, articleId, locale, commentId },
      `staff:${member.id}`,
      now,
    );
  }
}
