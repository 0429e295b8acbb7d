import type { MiddlewareHandler } from 'hono';
import { AskwellProblem } from '../problem.ts';
import type { RequestEnv } from './request-context.ts';

/** Lets only visitors with a living session pass. The token comes in a header, never in an address. */
export const requireVisitor: MiddlewareHandler<RequestEnv> = async (c, next) => {
  const [, token] = /^Bearer ([\w-]{20,200})$/i.exec(c.req.header('authorization') ?? '') ?? [];
  if (token === undefined) {
    throw new AskwellProblem(
      'not-signed-in',
      'Open a visitor session and send its token as "Authorization: Bearer <token>".',
    );
  }
  c.set('visitor', await c.var.services.sessions.authenticate(token, c.req.header('origin')));
  await next();
};
