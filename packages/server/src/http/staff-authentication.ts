import type { StaffRole } from '@askwell/core/protocol';
import type { MiddlewareHandler } from 'hono';
import { AskwellProblem } from '../problem.ts';
import { allows, type Permission } from '../services/permissions.ts';
import type { RequestEnv } from './request-context.ts';

/** Lets only signed-in staff pass whose role has the permission. */
export function requireStaff(permission: Permission): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    const principal = await c.var.services.staff.authenticate(c.req.raw.headers);
    if (!principal) throw new AskwellProblem('not-signed-in', 'Sign in to the workbench first.');
    demand(principal.member.role, permission);
    c.set('staff', principal);
    await next();
  };
}

/** For what depends on the request. @throws AskwellProblem `forbidden` when the role has not the permission */
export function demand(role: StaffRole, permission: Permission): void {
  if (allows(role, permission)) return;
  throw new AskwellProblem('forbidden', `The role "${role}" does not include "${permission}". Ask an administrator.`);
}
