import { err, ok, type Result } from '../base/index.ts';
import { missingApprovals } from './approvals.ts';
import { may } from './permissions.ts';
import { delegatorsOf, groupsOf, tierOf, type ReviewPolicy } from './review-policy.ts';
import type {
  Review,
  ReviewActor,
  ReviewCommand,
  ReviewEvent,
  ReviewEventType,
  ReviewProblem,
  ReviewTransition,
} from './review.ts';

type Outcome = Result<ReviewTransition, ReviewProblem>;

/** What an edit, a withdrawal or a new start takes away: nobody consented to what comes next. */
const withoutConsent = { approvals: [], regressionsAccepted: null, scheduledFor: null } as const;

/**
 * Decides what a command does to a review. Pure: storing the outcome, and making sure that only one of two concurrent
 * deciders wins, is the caller's.
 *
 * Approvals are judged by the policy of now, when they are given and again when the text is published: a stricter policy
 * also holds for what waits.
 *
 * @param now milliseconds since 1970
 * @throws Error when the policy names a tier that it does not have
 *
 * @example
 * const outcome = transition(review, { type: 'approve', draftVersion: 3 }, { id: 'usr_1', role: 'reviewer' }, now, policy);
 * if (outcome.ok) save(outcome.value.review, outcome.value.events);
 */
export function transition(
  review: Review,
  command: ReviewCommand,
  actor: ReviewActor,
  now: number,
  policy: ReviewPolicy,
): Outcome {
  const { state } = review;
  if (!may(actor.role, command.type, state)) {
    return err({ code: 'not-permitted', role: actor.role, action: command.type, state });
  }
  // Agents write, but only editors work on what others wrote.
  if (actor.role === 'agent' && !review.contributors.includes(actor.id)) return err({ code: 'not-yours' });
  switch (command.type) {
    case 'edit': {
      if (command.draftVersion <= review.draftVersion) {
        return err({ code: 'version-not-newer', draftVersion: review.draftVersion });
      }
      // A draft that was approved goes back to its reviewers; the others stay where they are.
      const back = state === 'approved' || state === 'scheduled';
      return changed(
        {
          ...withoutConsent,
          state: back ? 'in-review' : state,
          draftVersion: command.draftVersion,
          change: command.change,
          contributors: review.contributors.includes(actor.id)
            ? review.contributors
            : [...review.contributors, actor.id],
          ...(state === 'in-review' || back ? { dueAt: now + tierOf(command.change, policy).reviewWithin } : {}),
        },
        'draft.edited',
        ...resetIfConsented(),
      );
    }
    case 'submit':
      return changed(
        {
          ...withoutConsent,
          state: 'in-review',
          requested: null,
          submittedAt: now,
          dueAt: now + tierOf(review.change, policy).reviewWithin,
        },
        'review.submitted',
      );
    case 'withdraw':
      return changed(
        { ...withoutConsent, state: 'draft', submittedAt: null, dueAt: null },
        'review.withdrawn',
        ...resetIfConsented(),
      );
    case 'assign': {
      const own = command.reviewers.find((person) => review.contributors.includes(person));
      if (own !== undefined) return err({ code: 'own-work', person: own });
      return changed({ assignees: [...new Set(command.reviewers)] }, 'review.assigned');
    }
    case 'approve':
      return approve(command.draftVersion, command.comment ?? '', command.onBehalfOf ?? null);
    case 'request-changes':
      return requestChanges(command.comment);
    case 'accept-regressions': {
      if (review.contributors.includes(actor.id)) return err({ code: 'own-work', person: actor.id });
      if (command.draftVersion !== review.draftVersion) {
        return err({ code: 'draft-changed', draftVersion: review.draftVersion });
      }
      const reason = command.reason.trim();
      if (!reason) return err({ code: 'reason-missing' });
      const regressionsAccepted = { by: actor.id, reason, at: now, draftVersion: review.draftVersion };
      return because(reason, { regressionsAccepted }, 'review.regressions-accepted');
    }
    case 'schedule':
      if (command.at <= now) return err({ code: 'time-passed', at: command.at });
      return missing() ?? changed({ state: 'scheduled', scheduledFor: command.at }, 'review.scheduled');
    case 'unschedule':
      return because(command.reason?.trim() ?? '', { state: 'approved', scheduledFor: null }, 'review.unscheduled');
    case 'publish': {
      if (actor.role === 'system' && now < (review.scheduledFor ?? 0)) {
        return err({ code: 'not-yet', at: review.scheduledFor! });
      }
      const refused = missing();
      if (refused) return refused;
      const accepted = review.regressionsAccepted?.draftVersion === review.draftVersion;
      if (command.gate.lintErrors > 0 || (command.gate.regressions > 0 && !accepted)) {
        return err({ code: 'gate-closed', gate: command.gate });
      }
      return changed(published(), 'article.published');
    }
    case 'publish-urgently': {
      const reason = command.reason.trim();
      if (!reason) return err({ code: 'reason-missing' });
      // The urgent path is for what cannot wait for people. A text that lacks its steps helps nobody sooner.
      if (command.gate.lintErrors > 0) {
        return err({ code: 'gate-closed', gate: { lintErrors: command.gate.lintErrors, regressions: 0 } });
      }
      const reviewBy = now + policy.urgentReviewWithin;
      return because(
        reason,
        {
          ...published(),
          ...withoutConsent,
          dueAt: reviewBy,
          override: { by: actor.id, reason, at: now, reviewBy, outcome: 'pending' },
        },
        'review.overridden',
        'article.published',
      );
    }
    case 'archive': {
      const reason = command.reason.trim();
      if (!reason) return err({ code: 'reason-missing' });
      return because(reason, { state: 'archived', archivedBecause: 'retired', dueAt: null }, 'article.archived');
    }
    case 'supersede':
      return changed({ state: 'archived', archivedBecause: 'superseded', dueAt: null }, 'review.superseded');
    case 'discard':
      return changed({ state: 'archived', archivedBecause: 'discarded', dueAt: null }, 'review.discarded');
    case 'restore':
      // What a newer text replaced comes back as a new draft beside that text, never by its old review.
      if (review.archivedBecause === 'superseded') return err({ code: 'not-restorable' });
      return changed(
        {
          ...withoutConsent,
          state: 'draft',
          override: null,
          requested: null,
          submittedAt: null,
          publishedAt: null,
          archivedBecause: null,
        },
        'review.restored',
      );
  }

  function approve(draftVersion: number, comment: string, onBehalfOf: string | null): Outcome {
    if (state === 'published' && review.override?.outcome !== 'pending') return err({ code: 'nothing-to-review' });
    if (draftVersion !== review.draftVersion) return err({ code: 'draft-changed', draftVersion: review.draftVersion });
    const refused = notIndependent(onBehalfOf);
    if (refused) return refused;
    const people = onBehalfOf === null ? [actor.id] : [actor.id, onBehalfOf];
    for (const { by, onBehalfOf: principal } of review.approvals) {
      // A delegate and the one they stand in for are one voice.
      const repeated = people.find((person) => person === by || person === principal);
      if (repeated !== undefined) return err({ code: 'already-approved', person: repeated });
    }
    const approval = {
      by: actor.id,
      onBehalfOf,
      groups: groupsOf(onBehalfOf ?? actor.id, policy),
      draftVersion,
      at: now,
      comment: comment.trim(),
    };
    const next: Review = { ...review, approvals: [...review.approvals, approval] };
    const given = eventOf('review.approval-given', approval.comment, onBehalfOf);
    if (missingApprovals(next, policy)) return done(next, [given]);
    if (state === 'published') {
      const override = { ...review.override!, outcome: 'confirmed' as const };
      return done({ ...next, override, dueAt: null }, [given, eventOf('review.override-confirmed')]);
    }
    return done({ ...next, state: 'approved', dueAt: null }, [given, eventOf('review.approved')]);
  }

  function requestChanges(text: string): Outcome {
    if (state === 'published' && review.override?.outcome !== 'pending') return err({ code: 'nothing-to-review' });
    const comment = text.trim();
    if (!comment) return err({ code: 'reason-missing' });
    const refused = notIndependent(null);
    if (refused) return refused;
    const requested = { by: actor.id, comment, at: now };
    if (state === 'published') {
      // The text stays: taking it off the air is a decision of its own, `archive` or a newer draft.
      const override = { ...review.override!, outcome: 'rejected' as const };
      return because(comment, { override, requested, dueAt: null }, 'review.override-rejected');
    }
    return because(
      comment,
      { ...withoutConsent, state: 'changes-requested', requested, dueAt: null },
      'review.changes-requested',
      ...resetIfConsented(),
    );
  }

  /** Refuses who wrote the draft, published it past its review, or has no right to speak for the other. */
  function notIndependent(onBehalfOf: string | null): Outcome | undefined {
    if (onBehalfOf !== null && !delegatorsOf(actor.id, policy, now).includes(onBehalfOf)) {
      return err({ code: 'not-delegated', from: onBehalfOf });
    }
    const involved = new Set(review.contributors);
    if (review.override) involved.add(review.override.by);
    const people = onBehalfOf === null ? [actor.id] : [actor.id, onBehalfOf];
    const own = people.find((person) => involved.has(person));
    return own === undefined ? undefined : err({ code: 'own-work', person: own });
  }

  function missing(): Outcome | undefined {
    const lacking = missingApprovals(review, policy);
    return lacking && err({ code: 'approvals-missing', ...lacking });
  }

  function published(): Partial<Review> {
    return { state: 'published', publishedAt: now, scheduledFor: null, dueAt: null };
  }

  function resetIfConsented(): ReviewEventType[] {
    return review.approvals.length > 0 ? ['review.approval-reset'] : [];
  }

  function changed(change: Partial<Review>, ...types: ReviewEventType[]): Outcome {
    return because('', change, ...types);
  }

  function because(reason: string, change: Partial<Review>, ...types: ReviewEventType[]): Outcome {
    return done(
      { ...review, ...change },
      types.map((type) => eventOf(type, reason)),
    );
  }

  function done(next: Review, events: readonly ReviewEvent[]): Outcome {
    return ok({
      review: { ...next, updatedAt: now },
      events: events.map((event) => ({ ...event, draftVersion: next.draftVersion })),
    });
  }

  function eventOf(type: ReviewEventType, reason = '', onBehalfOf: string | null = null): ReviewEvent {
    const { id: reviewId, articleId, locale, draftVersion } = review;
    return { type, reviewId, articleId, locale, actor, at: now, draftVersion, reason, onBehalfOf };
  }
}
