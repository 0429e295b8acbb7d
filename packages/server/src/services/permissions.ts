import type { StaffRole } from '@askwell/core/protocol';

/** Who may do what. The one table that decides it; routes name a permission, never a role. */
const rolesOf = {
  'self.read': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'knowledge.read': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  // Whoever may write a draft may try out what the bot says.
  'knowledge.test': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'attachments.write': ['editor', 'reviewer', 'supervisor', 'admin'],
  'redirects.write': ['editor', 'reviewer', 'supervisor', 'admin'],
  'gaps.read': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'gaps.draft': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'gaps.manage': ['editor', 'reviewer', 'supervisor', 'admin'],
  'feedback.read': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'feedback.report': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'tasks.read': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  // Without it, one's own only.
  'tasks.read-all': ['editor', 'reviewer', 'supervisor', 'admin'],
  'tasks.resolve': ['editor', 'reviewer', 'supervisor', 'admin'],
  'cases.read': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'cases.write': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  // Whoever makes a case of a conversation reads it.
  'cases.create': ['agent', 'supervisor', 'admin'],
  'taxonomy.write': ['editor', 'reviewer', 'supervisor', 'admin'],
  'events.follow': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'conversations.read': ['agent', 'supervisor', 'admin'],
  'conversations.serve': ['agent', 'supervisor', 'admin'],
  'answers.read': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'answers.what-if': ['editor', 'reviewer', 'supervisor', 'admin'],
  'learning.read': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'learning.decide': ['editor', 'reviewer', 'supervisor', 'admin'],
  'calibration.read': ['editor', 'reviewer', 'supervisor', 'admin'],
  'calibration.apply': ['supervisor', 'admin'],
  // What may be done to a review in which state is the core's table; here is only who gets as far as asking.
  'reviews.write': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'reviews.delegate': ['reviewer', 'supervisor', 'admin'],
  'reviews.configure': ['supervisor', 'admin'],
  'decisions.read': ['editor', 'reviewer', 'supervisor', 'admin'],
  'verification.confirm': ['editor', 'reviewer', 'supervisor', 'admin'],
  'verification.trigger': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'verification.configure': ['supervisor', 'admin'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Permission = keyof typeof rolesOf;

export function allows(role: StaffRole, permission: Permission): boolean {
  return (rolesOf[permission] as readonly StaffRole[]).includes(role);
}
