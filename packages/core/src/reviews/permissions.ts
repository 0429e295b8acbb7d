/** Who acts: the roles of staff, and `system` for what time or the event log brings about. */
export type ReviewRole = 'agent' | 'editor' | 'reviewer' | 'supervisor' | 'admin' | 'system';

/**
 * Where a change of an article stands. `archived` is the end of a change: retired, replaced by a newer one, or given up
 * before it was published.
 */
export type ReviewState =
  | 'draft'
  | 'in-review'
  | 'changes-requested'
  | 'approved'
  | 'scheduled'
  | 'published'
  | 'archived';

/** What can be done to a change. Every action but `view` and `comment` is a command of the state machine. */
export type ReviewAction =
  | 'view'
  | 'comment'
  | 'edit'
  | 'submit'
  | 'withdraw'
  | 'assign'
  | 'approve'
  | 'request-changes'
  | 'accept-regressions'
  | 'schedule'
  | 'unschedule'
  | 'publish'
  | 'publish-urgently'
  | 'archive'
  | 'supersede'
  | 'discard'
  | 'restore';

export const reviewRoles = [
  'agent',
  'editor',
  'reviewer',
  'supervisor',
  'admin',
  'system',
] as const satisfies readonly ReviewRole[];

export const reviewStates = [
  'draft',
  'in-review',
  'changes-requested',
  'approved',
  'scheduled',
  'published',
  'archived',
] as const satisfies readonly ReviewState[];

const everybody: readonly ReviewRole[] = reviewRoles;
const staff: readonly ReviewRole[] = ['agent', 'editor', 'reviewer', 'supervisor', 'admin'];
const writers: readonly ReviewRole[] = ['editor', 'reviewer', 'supervisor', 'admin'];
const approvers: readonly ReviewRole[] = ['reviewer', 'supervisor', 'admin'];
const leads: readonly ReviewRole[] = ['supervisor', 'admin'];
const system: readonly ReviewRole[] = ['system'];

/**
 * The permission matrix: action, state, roles. What is not listed is refused. Agents write drafts, because what they
 * answer is where articles come from; once a text is under review, it is for editors to change. Rules that concern the
 * person and not the role (nobody approves their own work) are the state machine's.
 */
export const reviewPermissions: Readonly<
  Record<ReviewAction, Readonly<Partial<Record<ReviewState, readonly ReviewRole[]>>>>
> = {
  view: {
    draft: everybody,
    'in-review': everybody,
    'changes-requested': everybody,
    approved: everybody,
    scheduled: everybody,
    published: everybody,
    archived: everybody,
  },
  comment: {
    draft: staff,
    'in-review': staff,
    'changes-requested': staff,
    approved: staff,
    scheduled: staff,
    published: staff,
  },
  edit: {
    draft: staff,
    'in-review': writers,
    'changes-requested': staff,
    approved: writers,
    scheduled: writers,
  },
  submit: { draft: staff, 'changes-requested': staff },
  withdraw: { 'in-review': staff, approved: writers, scheduled: writers },
  assign: { draft: writers, 'in-review': writers, 'changes-requested': writers },
  // After the urgent path a text is published before it is reviewed: then the review happens in `published`.
  approve: { 'in-review': approvers, published: approvers },
  'request-changes': { 'in-review': approvers, approved: approvers, scheduled: approvers, published: approvers },
  'accept-regressions': { 'in-review': approvers, approved: approvers, scheduled: approvers },
  schedule: { approved: writers },
  // A text that may not be published on its day, because something changed since, goes back to those who wait for it.
  unschedule: { scheduled: [...writers, ...system] },
  publish: { approved: writers, scheduled: [...writers, ...system] },
  'publish-urgently': {
    draft: leads,
    'in-review': leads,
    'changes-requested': leads,
    approved: leads,
    scheduled: leads,
  },
  archive: { published: [...approvers, ...system] },
  supersede: { published: system },
  discard: { draft: staff, 'changes-requested': staff },
  restore: { archived: writers },
};

/** Every action, in the order of the table. */
export const reviewActions = Object.keys(reviewPermissions) as readonly ReviewAction[];

/** Whether a role may do an action in a state, by {@link reviewPermissions}. */
export function may(role: ReviewRole, action: ReviewAction, state: ReviewState): boolean {
  return reviewPermissions[action][state]?.includes(role) ?? false;
}
