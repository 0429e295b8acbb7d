import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { RequestEnv } from './request-context.ts';

/** One line for each request: no bodies, no tokens, and no query, which may hold what people search for. */
export function logRequests(logger: Logger): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    const begun = performance.now();
    await next();
    const { method, path } = c.req;
    const ms = Math.round(performance.now() - begun);
    logger.info({ requestId: c.get('requestId'), method, path, status: c.res.status, ms }, 'request');
  };
}
