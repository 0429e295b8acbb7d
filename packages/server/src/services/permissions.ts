import type { StaffRole } from '@askwell/core/protocol';

/** Who may do what. The one table that decides it; routes name a permission, never a role. */
const rolesOf = {
  'self.read': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'knowledge.read': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'events.follow': ['editor', 'reviewer', 'agent', 'supervisor', 'admin'],
  'conversations.read': ['agent', 'supervisor', 'admin'],
  'conversations.serve': ['agent', 'supervisor', 'admin'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Permission = keyof typeof rolesOf;

export function allows(role: StaffRole, permission: Permission): boolean {
  return (rolesOf[permission] as readonly StaffRole[]).includes(role);
}
