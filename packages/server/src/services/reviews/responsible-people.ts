import type { StaffMember } from '@askwell/core/protocol';
import { may, type Review, type ReviewPolicy, type ReviewTask } from '@askwell/core/reviews';
import type { OwningGroup } from '../../stores/review-group-store.ts';
import { ownersOf } from './review-policies.ts';

/**
 * Whose task a step of a review is: the named people, otherwise the groups that must speak, otherwise everybody who may
 * approve. Nobody is asked to review what they wrote.
 */
export function peopleOfTask(
  task: ReviewTask,
  review: Review,
  policy: ReviewPolicy,
  members: readonly StaffMember[],
): string[] {
  if (task.people.length > 0) return [...task.people];
  const ofGroups = policy.groups.filter(({ id }) => task.groups.includes(id)).flatMap((group) => group.members);
  const candidates =
    ofGroups.length > 0
      ? ofGroups
      : members.filter(({ role }) => may(role, 'approve', 'in-review')).map(({ id }) => id);
  const spoken = new Set(review.approvals.map(({ by }) => by));
  return [...new Set(candidates)].filter((id) => !review.contributors.includes(id) && !spoken.has(id));
}

/**
 * Who is asked to confirm an article: the owner it names, by id, name or address; otherwise the groups that its category
 * or tags belong to; otherwise the supervisors and administrators.
 */
export function ownersOfArticle(
  { owner, category, tags }: { readonly owner: string; readonly category: string; readonly tags: readonly string[] },
  members: readonly StaffMember[],
  groups: readonly OwningGroup[],
): string[] {
  const named = members.filter(({ id, name, email }) => owner !== '' && [id, name, email].includes(owner));
  if (named.length > 0) return named.map(({ id }) => id);
  const ofGroups = ownersOf({ categories: [category], tags }, groups).flatMap((group) => group.members);
  if (ofGroups.length > 0) return [...new Set(ofGroups)];
  return members.filter(({ role }) => role === 'supervisor' || role === 'admin').map(({ id }) => id);
}
