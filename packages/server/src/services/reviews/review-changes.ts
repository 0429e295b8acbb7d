import {
  transition,
  type JsonValue,
  type Review,
  type ReviewActor,
  type ReviewCommand,
  type ReviewEvent,
  type ReviewPolicy,
  type ReviewTransition,
} from '@askwell/core/reviews';
import type { StaffMember } from '@askwell/core/protocol';
import type { Writer } from '../../database/index.ts';
import { sha256, type DecisionStore } from '../../stores/decision-store.ts';
import type { Actor, EventStore } from '../../stores/event-store.ts';
import type { ReviewStore, StoredReview } from '../../stores/review-store.ts';
import type { ReviewPolicies } from './review-policies.ts';
import { reviewProblem } from './review-problems.ts';

export interface ReviewStores {
  readonly reviews: ReviewStore;
  readonly decisions: DecisionStore;
  readonly events: EventStore;
}

export const systemActor: ReviewActor = { id: 'system', role: 'system' };

export function actorOf({ id, role }: StaffMember): ReviewActor {
  return { id, role };
}

/** As the event log names whoever acts. */
export function nameOf({ id, role }: ReviewActor): Actor {
  return role === 'system' ? 'system' : `staff:${id}`;
}

/** Stores what the state machine decides: the review, the events and the entries of the decision log. */
export class ReviewChanges {
  readonly #stores: ReviewStores;
  readonly #policies: ReviewPolicies;

  constructor(stores: ReviewStores, policies: ReviewPolicies) {
    this.#stores = stores;
    this.#policies = policies;
  }

  /**
   * Decides a command on a locked review and stores the outcome.
   *
   * @throws AskwellProblem when the state machine refuses it
   */
  async apply(
    writer: Writer,
    { review, draft }: StoredReview,
    command: ReviewCommand,
    actor: ReviewActor,
    now: number,
  ): Promise<Review> {
    const { reviews } = this.#stores;
    const policy = await this.#policies.forReview(writer, review);
    const { review: next, events } = this.decide(review, command, actor, now, policy);
    await reviews.change(writer, next);
    if (isClosed(next)) await reviews.forgetVersions(writer, next.id);
    for (const event of events) await this.#record(writer, event, next, draft.text);
    return next;
  }

  /** What a command would do. @throws AskwellProblem when the state machine refuses it */
  decide(
    review: Review,
    command: ReviewCommand,
    actor: ReviewActor,
    now: number,
    policy: ReviewPolicy,
  ): ReviewTransition {
    const outcome = transition(review, command, actor, now, policy);
    if (!outcome.ok) throw reviewProblem(outcome.error);
    return outcome.value;
  }

  /** Notes a decision that is about no review. */
  async note(
    writer: Writer,
    decided: { readonly type: string; readonly data: JsonValue; readonly articleId?: string },
    actor: Actor,
    now: number,
  ): Promise<void> {
    const { type, data, articleId } = decided;
    await this.#stores.decisions.append(writer, { at: now, actor, type, data }, articleId ?? null);
  }

  async #record(writer: Writer, event: ReviewEvent, after: Review, text: string): Promise<void> {
    const { decisions, events } = this.#stores;
    const { type, reviewId, articleId, locale, actor, at, draftVersion, reason, onBehalfOf } = event;
    // Both are announced by whoever publishes or archives the article, with its revision.
    if (type !== 'article.published' && type !== 'article.archived') {
      const announced = { type, reviewId, articleId, locale, state: after.state, draftVersion } as const;
      await events.append(writer, announced, nameOf(actor), at);
    }
    // Autosaves are no decisions; what they undo is.
    if (type === 'draft.edited') return;
    const data = {
      reviewId,
      articleId,
      locale,
      draftVersion,
      // What was decided on, so that a text changed behind the log's back is found out.
      text: sha256(text),
      role: actor.role,
      ...(reason === '' ? {} : { reason }),
      ...(onBehalfOf === null ? {} : { onBehalfOf }),
      ...(type === 'review.scheduled' ? { scheduledFor: after.scheduledFor } : {}),
      ...(type === 'review.assigned' ? { reviewers: after.assignees } : {}),
    };
    await decisions.append(writer, { at, actor: nameOf(actor), type, data }, articleId);
  }
}

function isClosed({ state }: Review): boolean {
  return state === 'published' || state === 'archived';
}
