import { tierOf, type ReviewPolicy } from './review-policy.ts';
import type { Review } from './review.ts';

/** What is still wanted before a review is approved. */
export interface MissingApprovals {
  /** Further people, of whatever group. */
  readonly approvals: number;
  /** Groups that must still speak, and how many of each. */
  readonly groups: readonly { readonly group: string; readonly approvals: number }[];
}

/** What the policy of now still asks for; undefined when there is enough. Only approvals of the current version count. */
export function missingApprovals(review: Review, policy: ReviewPolicy): MissingApprovals | undefined {
  const tier = tierOf(review.change, policy);
  const valid = review.approvals.filter(
    ({ by, onBehalfOf, draftVersion }) =>
      draftVersion === review.draftVersion &&
      !review.contributors.includes(by) &&
      (onBehalfOf === null || !review.contributors.includes(onBehalfOf)),
  );
  const groups = tier.groups
    .map(({ group, approvals }) => ({
      group,
      approvals: approvals - valid.filter((approval) => approval.groups.includes(group)).length,
    }))
    .filter(({ approvals }) => approvals > 0);
  const approvals = Math.max(0, tier.approvals - valid.length);
  return approvals > 0 || groups.length > 0 ? { approvals, groups } : undefined;
}
