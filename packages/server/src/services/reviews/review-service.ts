import type { Clock } from '@askwell/core/base';
import type { ReviewActionRequest, ReviewView, StaffMember } from '@askwell/core/protocol';
import {
  missingApprovals,
  reviewTask,
  tierOf,
  type PublishGate as GateCounts,
  type Review,
  type ReviewActor,
  type ReviewCommand,
} from '@askwell/core/reviews';
import type { DatabaseHandle, Reader, Writer } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import type { ReviewCommentStore } from '../../stores/review-comment-store.ts';
import type { ReviewFilter, ReviewStore, StoredReview } from '../../stores/review-store.ts';
import type { StaffStore } from '../../stores/staff-store.ts';
import { contentHashOf, readDraft, type DraftSurroundings } from './draft-article.ts';
import type { RedirectService } from '../redirect-service.ts';
import type { Publications } from './publications.ts';
import type { PublishGate } from './publish-gate.ts';
import { actorOf, nameOf, type ReviewChanges } from './review-changes.ts';
import type { ReviewPolicies } from './review-policies.ts';

export interface ReviewServiceOptions {
  readonly database: DatabaseHandle;
  readonly reviews: ReviewStore;
  readonly comments: ReviewCommentStore;
  readonly articles: ArticleStore;
  readonly surroundings: DraftSurroundings;
  readonly staff: StaffStore;
  readonly policies: ReviewPolicies;
  readonly changes: ReviewChanges;
  readonly publications: Publications;
  readonly redirects: RedirectService;
  readonly gate: PublishGate;
  readonly clock: Clock;
}

const longestList = 500;

/** Reviews of drafts, from submission to publication. */
export class ReviewService {
  readonly #options: ReviewServiceOptions;

  constructor(options: ReviewServiceOptions) {
    this.#options = options;
  }

  list(filter: ReviewFilter): Promise<Review[]> {
    return this.#options.reviews.list(this.#options.database.read, filter, longestList);
  }

  /** @throws AskwellProblem `not-found` */
  async find(reviewId: string): Promise<StoredReview> {
    const found = await this.#options.reviews.find(this.#options.database.read, reviewId);
    if (!found) throw new AskwellProblem('not-found', 'There is no such review.');
    return found;
  }

  async view(reviewId: string): Promise<ReviewView> {
    const { database, comments, policies, articles, clock } = this.#options;
    const { review, draft } = await this.find(reviewId);
    const policy = await policies.forReview(database.read, review);
    const published = await articles.findPublished(database.read, review.articleId, review.locale);
    const missing = missingApprovals(review, policy);
    return {
      review,
      draft,
      comments: await comments.list(database.read, reviewId),
      tier: tierOf(review.change, policy).id,
      missing: missing ? { approvals: missing.approvals, groups: [...missing.groups] } : null,
      task: reviewTask(review, policy, clock.now()) ?? null,
      publishedRevision: published?.revision ?? null,
    };
  }

  /** Does one action in the name of a member. @throws AskwellProblem when it is refused */
  async act(member: StaffMember, reviewId: string, action: ReviewActionRequest): Promise<Review> {
    switch (action.type) {
      case 'submit':
        return this.#submit(member, reviewId);
      case 'publish':
        return this.publish(reviewId, actorOf(member), (stored) => this.#options.gate.counts(stored, member));
      case 'publish-urgently':
        return this.#publishUrgently(member, reviewId, action.reason);
      case 'archive':
        return this.archive(reviewId, actorOf(member), action.reason);
      case 'restore':
        return this.#restore(member, reviewId);
      case 'assign':
        await this.#refuseUnknown(action.reviewers);
        return this.#apply(reviewId, action, actorOf(member));
      case 'unschedule':
        return this.#apply(
          reviewId,
          { type: 'unschedule', ...(action.reason === undefined ? {} : { reason: action.reason }) },
          actorOf(member),
        );
      case 'approve': {
        const { type, draftVersion, comment, onBehalfOf } = action;
        const stated = {
          ...(comment === undefined ? {} : { comment }),
          ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
        };
        return this.#apply(reviewId, { type, draftVersion, ...stated }, actorOf(member));
      }
      default:
        return this.#apply(reviewId, action, actorOf(member));
    }
  }

  /**
   * Publishes what was approved.
   *
   * @param measure what the gate says of the draft; called outside of any transaction
   */
  async publish(
    reviewId: string,
    actor: ReviewActor,
    measure: (stored: StoredReview) => Promise<GateCounts>,
  ): Promise<Review> {
    const { database, articles } = this.#options;
    const before = await this.find(reviewId);
    const base = await articles.fingerprint(database.read);
    // What is refused anyway needs no measurement.
    await this.#rehearse(before, { type: 'publish', gate: { lintErrors: 0, regressions: 0 } }, actor);
    const gate = await measure(before);
    return this.#publish(reviewId, { type: 'publish', gate }, actor, before, base);
  }

  async archive(reviewId: string, actor: ReviewActor, reason: string): Promise<Review> {
    const { database, changes, publications, clock } = this.#options;
    return database.write(async (writer) => {
      const now = clock.now();
      const stored = await this.lock(writer, reviewId);
      const review = await changes.apply(writer, stored, { type: 'archive', reason }, actor, now);
      await publications.archive(writer, review, reason, nameOf(actor), now);
      return review;
    });
  }

  /** @throws AskwellProblem `not-found` */
  async lock(writer: Writer, reviewId: string): Promise<StoredReview> {
    const stored = await this.#options.reviews.lock(writer, reviewId);
    if (!stored) throw new AskwellProblem('not-found', 'There is no such review.');
    return stored;
  }

  async #submit(member: StaffMember, reviewId: string): Promise<Review> {
    const { gate } = this.#options;
    const before = await this.find(reviewId);
    await this.#rehearse(before, { type: 'submit' }, actorOf(member));
    await gate.refuseErrors(before);
    const review = await this.#apply(reviewId, { type: 'submit' }, actorOf(member), before);
    await gate.prepare({ ...before, review }, member.id);
    return review;
  }

  async #publishUrgently(member: StaffMember, reviewId: string, reason: string): Promise<Review> {
    const before = await this.find(reviewId);
    const command = { type: 'publish-urgently', reason, gate: { lintErrors: 0 } } as const;
    await this.#rehearse(before, command, actorOf(member));
    await this.#options.gate.refuseErrors(before);
    return this.#publish(reviewId, command, actorOf(member), before);
  }

  async #publish(
    reviewId: string,
    command: Extract<ReviewCommand, { type: 'publish' | 'publish-urgently' }>,
    actor: ReviewActor,
    checked: StoredReview,
    base?: string,
  ): Promise<Review> {
    const { database, articles, surroundings, changes, publications, redirects, clock } = this.#options;
    return database.write(async (writer) => {
      const now = clock.now();
      const stored = await this.lock(writer, reviewId);
      refuseChanged(stored, checked);
      if (base !== undefined && (await articles.fingerprint(writer)) !== base) {
        throw new AskwellProblem(
          'gate-pending',
          'Something was published meanwhile. Try again: the effect is measured anew.',
        );
      }
      await this.#refuseOldBase(writer, stored);
      const { draft } = stored;
      const read = await readDraft(writer, surroundings, draft.text, { ...stored.review, path: draft.path });
      if (!read.ok) throw new AskwellProblem('gate-closed', `The text is no article: ${read.error.message}`);
      const { article } = read.value;
      const review = await changes.apply(writer, stored, command, actor, now);
      const reason = command.type === 'publish-urgently' ? { reason: command.reason } : {};
      const provenance = { publishedBy: nameOf(actor), reviewId, restoredFrom: draft.restoredFrom, ...reason };
      const contentHash = contentHashOf(draft.text, article);
      const earlier = await articles.findPublished(writer, article.id, article.locale);
      await publications.publish(
        writer,
        { article, source: draft.text, contentHash, path: draft.path, provenance },
        {
          actor: nameOf(actor),
          at: now,
          verifiedBy: await this.#approver(writer, review, actor),
          owner: review.author,
        },
      );
      await redirects.follow(writer, article, earlier?.article.redirectFrom ?? [], nameOf(actor));
      return review;
    });
  }

  // Readers see who vouches for a text: the last who approved it, or who published it past its review.
  async #approver(reader: Reader, review: Review, actor: ReviewActor): Promise<string> {
    const id = review.approvals.at(-1)?.by ?? actor.id;
    const members = await this.#options.staff.list(reader);
    return members.find((member) => member.id === id)?.name ?? id;
  }

  async #refuseOldBase(reader: Reader, { review, draft }: StoredReview): Promise<void> {
    const published = await this.#options.articles.findPublished(reader, review.articleId, review.locale);
    if (!published || published.revision === draft.baseRevision) return;
    throw new AskwellProblem(
      'base-changed',
      `Revision ${published.revision} was published after this draft was begun. Bring it into the draft first.`,
      undefined,
      { revision: published.revision, baseRevision: draft.baseRevision },
    );
  }

  async #restore(member: StaffMember, reviewId: string): Promise<Review> {
    const { database, reviews, changes, clock } = this.#options;
    return database.write(async (writer) => {
      const stored = await this.lock(writer, reviewId);
      const { articleId, locale } = stored.review;
      const open = (await reviews.listOpen(writer, [articleId])).find((review) => review.locale === locale);
      if (open && stored.review.state === 'archived') {
        throw new AskwellProblem(
          'draft-exists',
          'The article has an open draft already. Go on with that one.',
          undefined,
          {
            reviewId: open.id,
          },
        );
      }
      const review = await changes.apply(writer, stored, { type: 'restore' }, actorOf(member), clock.now());
      await reviews.saveDraft(writer, reviewId, stored.draft);
      return review;
    });
  }

  #apply(reviewId: string, command: ReviewCommand, actor: ReviewActor, checked?: StoredReview): Promise<Review> {
    const { database, changes, clock } = this.#options;
    return database.write(async (writer) => {
      const stored = await this.lock(writer, reviewId);
      if (checked) refuseChanged(stored, checked);
      return changes.apply(writer, stored, command, actor, clock.now());
    });
  }

  /** Asks the state machine without storing anything. */
  async #rehearse({ review }: StoredReview, command: ReviewCommand, actor: ReviewActor): Promise<void> {
    const { database, changes, policies, clock } = this.#options;
    changes.decide(review, command, actor, clock.now(), await policies.forReview(database.read, review));
  }

  async #refuseUnknown(people: readonly string[]): Promise<void> {
    const { staff, database } = this.#options;
    const known = new Set((await staff.list(database.read)).map(({ id }) => id));
    const unknown = people.find((person) => !known.has(person));
    if (unknown !== undefined) throw new AskwellProblem('invalid-request', `There is no staff member "${unknown}".`);
  }
}

function refuseChanged({ review, draft }: StoredReview, checked: StoredReview): void {
  if (review.draftVersion === checked.review.draftVersion && draft.version === checked.draft.version) return;
  throw new AskwellProblem('draft-changed', 'The draft was changed meanwhile. Read it again.');
}
