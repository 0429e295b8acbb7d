import type { ChangeSummary } from './change-summary.ts';
import type { ReviewAction, ReviewRole, ReviewState } from './permissions.ts';

/** Who gives a command. */
export interface ReviewActor {
  readonly id: string;
  readonly role: ReviewRole;
}

/** One person's consent to one version of the draft. */
export interface Approval {
  readonly by: string;
  /** The person in whose name it was given, by delegation. */
  readonly onBehalfOf: string | null;
  /** The groups it counts for: those of `by`, or of `onBehalfOf`. */
  readonly groups: readonly string[];
  readonly draftVersion: number;
  readonly at: number;
  readonly comment: string;
}

/** A publication that did not wait for its review. */
export interface Override {
  readonly by: string;
  readonly reason: string;
  readonly at: number;
  /** By when it must be reviewed; milliseconds since 1970. */
  readonly reviewBy: number;
  /** `pending` until as many others as the tier asks for approved, or one of them asked for changes. */
  readonly outcome: 'pending' | 'confirmed' | 'rejected';
}

/** The consent of a reviewer to answers that get worse by this change. */
export interface RegressionAcceptance {
  readonly by: string;
  readonly reason: string;
  readonly at: number;
  readonly draftVersion: number;
}

/** The review of one change of one article in one locale, from its draft to its end. */
export interface Review {
  readonly id: string;
  readonly articleId: string;
  readonly locale: string;
  readonly state: ReviewState;
  readonly author: string;
  /** Everybody who changed the draft, the author first. None of them may approve it. */
  readonly contributors: readonly string[];
  /** Counts up with every change of the draft; an approval is for one version. */
  readonly draftVersion: number;
  readonly change: ChangeSummary;
  /** People asked to review; empty when anybody may take it. */
  readonly assignees: readonly string[];
  readonly approvals: readonly Approval[];
  readonly regressionsAccepted: RegressionAcceptance | null;
  /** The latest request for changes that has not been answered by submitting again. */
  readonly requested: { readonly by: string; readonly comment: string; readonly at: number } | null;
  readonly override: Override | null;
  readonly createdAt: number;
  readonly submittedAt: number | null;
  /** By when reviewers should have decided; null when nobody waits for them. */
  readonly dueAt: number | null;
  readonly scheduledFor: number | null;
  readonly publishedAt: number | null;
  readonly archivedBecause: 'retired' | 'superseded' | 'discarded' | null;
  readonly updatedAt: number;
}

/** What stands between an approved text and its readers. Counted by the caller for the draft's current version. */
export interface PublishGate {
  /** Diagnostics of severity error that are not suppressed. */
  readonly lintErrors: number;
  /** Regressions of the answer effect, see `effectVerdict` in `core/tests`. */
  readonly regressions: number;
}

export type ReviewCommand =
  | { readonly type: 'edit'; readonly draftVersion: number; readonly change: ChangeSummary }
  | { readonly type: 'submit' }
  | { readonly type: 'withdraw' }
  | { readonly type: 'assign'; readonly reviewers: readonly string[] }
  | {
      readonly type: 'approve';
      /** The version that was read. */
      readonly draftVersion: number;
      readonly comment?: string;
      readonly onBehalfOf?: string;
    }
  | { readonly type: 'request-changes'; readonly comment: string }
  | { readonly type: 'accept-regressions'; readonly draftVersion: number; readonly reason: string }
  | { readonly type: 'schedule'; readonly at: number }
  | { readonly type: 'unschedule'; readonly reason?: string }
  | { readonly type: 'publish'; readonly gate: PublishGate }
  | { readonly type: 'publish-urgently'; readonly reason: string; readonly gate: Pick<PublishGate, 'lintErrors'> }
  | { readonly type: 'archive'; readonly reason: string }
  | { readonly type: 'supersede' }
  | { readonly type: 'discard' }
  | { readonly type: 'restore' };

/** The names under which a change of a review is logged. */
export type ReviewEventType =
  | 'draft.edited'
  | 'review.submitted'
  | 'review.withdrawn'
  | 'review.assigned'
  | 'review.approval-given'
  | 'review.approved'
  | 'review.approval-reset'
  | 'review.changes-requested'
  | 'review.regressions-accepted'
  | 'review.scheduled'
  | 'review.unscheduled'
  | 'review.overridden'
  | 'review.override-confirmed'
  | 'review.override-rejected'
  | 'review.superseded'
  | 'review.discarded'
  | 'review.restored'
  | 'article.published'
  | 'article.archived';

/** One thing that happened to a review; what the event log and the decision log record. */
export interface ReviewEvent {
  readonly type: ReviewEventType;
  readonly reviewId: string;
  readonly articleId: string;
  readonly locale: string;
  readonly actor: ReviewActor;
  readonly at: number;
  readonly draftVersion: number;
  /** The comment or reason that was given, empty when none was asked for. */
  readonly reason: string;
  /** The person in whose name the actor decided. */
  readonly onBehalfOf: string | null;
}

/** Why a command is refused. */
export type ReviewProblem =
  | {
      readonly code: 'not-permitted';
      readonly role: ReviewRole;
      readonly action: ReviewAction;
      readonly state: ReviewState;
    }
  /** An agent acts on a draft that they have no part in. */
  | { readonly code: 'not-yours' }
  /** An approver wrote part of the draft, or decides in the name of somebody who did. */
  | { readonly code: 'own-work'; readonly person: string }
  | { readonly code: 'already-approved'; readonly person: string }
  /** The draft is not the version that the actor read. */
  | { readonly code: 'draft-changed'; readonly draftVersion: number }
  | { readonly code: 'version-not-newer'; readonly draftVersion: number }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'not-delegated'; readonly from: string }
  | {
      readonly code: 'approvals-missing';
      readonly approvals: number;
      readonly groups: readonly { readonly group: string; readonly approvals: number }[];
    }
  | { readonly code: 'gate-closed'; readonly gate: PublishGate }
  | { readonly code: 'time-passed'; readonly at: number }
  | { readonly code: 'not-yet'; readonly at: number }
  /** The text was published after a review, so there is nothing to review afterwards. */
  | { readonly code: 'nothing-to-review' }
  | { readonly code: 'not-restorable' };

/** A decided command: the review as it will be, and what happened; no events when nothing changed. */
export interface ReviewTransition {
  readonly review: Review;
  readonly events: readonly ReviewEvent[];
}

/**
 * The review of a new draft.
 *
 * @param now milliseconds since 1970
 */
export function openReview(
  fields: Pick<Review, 'id' | 'articleId' | 'locale' | 'author' | 'change'>,
  now: number,
): Review {
  return {
    ...fields,
    state: 'draft',
    contributors: [fields.author],
    draftVersion: 1,
    assignees: [],
    approvals: [],
    regressionsAccepted: null,
    requested: null,
    override: null,
    createdAt: now,
    submittedAt: null,
    dueAt: null,
    scheduledFor: null,
    publishedAt: null,
    archivedBecause: null,
    updatedAt: now,
  };
}
