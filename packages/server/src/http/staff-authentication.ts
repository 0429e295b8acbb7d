import type { MiddlewareHandler } from 'hono';
import { AskwellProblem } from '../problem.ts';
import { allows, type Permission } from '../services/permissions.ts';
import type { RequestEnv } from './request-context.ts';

/** Lets only signed-in staff pass whose role has the permission. */
export function requireStaff(permission: Permission): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    const principal = await c.var.services.staff.authenticate(c.req.raw.headers);
    if (!principal) throw new AskwellProblem('not-signed-in', 'Sign in to the workbench first.');
    const { role } = principal.member;
    if (!allows(role, permission)) {
      throw new AskwellProblem(
        'forbidden',
        `The role "${role}" does not include "${permission}". Ask an administrator.`,
      );
    }
    c.set('staff', principal);
    await next();
  };
}
