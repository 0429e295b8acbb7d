import type { Colleague, DelegationSettings, ReviewView } from '@askwell/core/protocol';
import { delegatorsOf, may, type ReviewAction } from '@askwell/core/reviews';

/** An action that a member of staff can take now. */
export interface OfferedAction {
  readonly action: Exclude<ReviewAction, 'view' | 'comment' | 'edit' | 'supersede'>;
  /** Whether it is the step that the review waits for. */
  readonly primary: boolean;
  /** The person in whose name it is done; only for approvals by delegation. */
  readonly onBehalfOf?: string;
}

/** Steps on the way to publication: what waits for the member, rather than what they may also do. */
const steps: readonly OfferedAction['action'][] = ['approve', 'submit', 'publish', 'restore'];

const inOrder = [
  'approve',
  'request-changes',
  'submit',
  'publish',
  'schedule',
  'unschedule',
  'accept-regressions',
  'publish-urgently',
  'assign',
  'withdraw',
  'restore',
  'archive',
  'discard',
] as const satisfies readonly OfferedAction['action'][];

/**
 * What a member of staff can do to a review now: what the table of permissions allows in its state, less what concerns
 * their person. The server decides again.
 *
 * @param regressions answers that get worse by the change and were not accepted
 * @param now milliseconds since 1970
 */
export function offeredActions(
  { review, missing }: Pick<ReviewView, 'review' | 'missing'>,
  member: Colleague,
  { regressions, delegations, now }: { regressions: number; delegations: readonly DelegationSettings[]; now: number },
): readonly OfferedAction[] {
  const { state, contributors, approvals, override } = review;
  const wrote = contributors.includes(member.id);
  const spoke = (person: string) => approvals.some(({ by, onBehalfOf }) => by === person || onBehalfOf === person);
  const judged = state !== 'published' || override?.outcome === 'pending';
  const possible = (action: OfferedAction['action']): boolean => {
    if (!may(member.role, action, state)) return false;
    if (member.role === 'agent' && !wrote) return false;
    switch (action) {
      case 'approve':
        return judged && !wrote && !spoke(member.id);
      case 'request-changes':
        return judged && !wrote;
      case 'accept-regressions':
        return !wrote && regressions > 0;
      case 'publish':
      case 'schedule':
        return missing === null;
      case 'restore':
        return review.archivedBecause === 'discarded';
      case 'publish-urgently':
        // What may be published anyway needs no urgent way.
        return state !== 'approved' && state !== 'scheduled';
      default:
        return true;
    }
  };
  const offered = inOrder.filter(possible).map((action, index): OfferedAction => ({
    action,
    primary: index === 0 && steps.includes(action),
  }));
  if (!may(member.role, 'approve', state) || !judged || wrote) return offered;
  const stoodInFor = delegatorsOf(member.id, { ...noPolicy, delegations }, now).filter(
    (person) => !contributors.includes(person) && !spoke(person) && !spoke(member.id),
  );
  const named = stoodInFor.map((onBehalfOf): OfferedAction => ({ action: 'approve', primary: false, onBehalfOf }));
  return [...offered.slice(0, 1), ...named, ...offered.slice(1)];
}

const noPolicy = { tiers: [], rules: [], groups: [], remindBefore: [], remindEvery: 0, urgentReviewWithin: 0 };
