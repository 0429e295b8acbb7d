import { routes } from '@askwell/core/protocol';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { defineRoute, json } from './route-definition.ts';

const tags = ['Operations'];
const statusSchema = z.object({ status: z.enum(['ok', 'starting']) }).meta({ id: 'Status' });

/** For load balancers and supervisors. */
export function healthRoutes(app: OpenAPIHono<RequestEnv>, services: () => Promise<unknown>): void {
  let ready = false;
  void services().then(
    () => (ready = true),
    () => {}, // whoever starts Askwell is told why it did not
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.health,
      operationId: 'getHealth',
      summary: 'Whether the process answers',
      tags,
      responses: { 200: json('It does.', statusSchema) },
    }),
    (c) => c.json({ status: 'ok' as const }, 200),
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.ready,
      operationId: 'getReadiness',
      summary: 'Whether requests can be served',
      description: 'Not before the database is migrated and the search index is built.',
      tags,
      responses: { 200: json('They can.', statusSchema), 503: json('Not yet.', statusSchema) },
    }),
    (c) => (ready ? c.json({ status: 'ok' as const }, 200) : c.json({ status: 'starting' as const }, 503)),
  );
}
