import { routes } from '@askwell/core/protocol';
import { redirectListResponse, redirectRequest } from '@askwell/core/protocol/schemas';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { articleParameters, staffSecurity } from './parameters.ts';
import { defineRoute, json, jsonBody, noContent } from './route-definition.ts';

/** Redirects from ids that are no article any more. */
export function redirectRoutes(app: OpenAPIHono<RequestEnv>): void {
  const member = { tags: ['Knowledge for staff'], security: staffSecurity };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffRedirects,
      operationId: 'listRedirects',
      summary: 'List redirects',
      ...member,
      middleware: requireStaff('knowledge.read'),
      responses: { 200: json('By the old id.', redirectListResponse) },
    }),
    async (c) => c.json({ redirects: await c.var.services.redirects.list() }, 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffRedirects,
      operationId: 'setRedirect',
      summary: 'Lead those who ask for an old id to an article',
      description: 'Chains are collapsed, loops refused. What leads to the old id leads on.',
      ...member,
      middleware: requireStaff('redirects.write'),
      request: { body: jsonBody(redirectRequest) },
      responses: { 204: noContent },
    }),
    async (c) => {
      const { fromId, toId } = c.req.valid('json');
      await c.var.services.redirects.set(fromId, toId, `staff:${c.get('staff').member.id}`);
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute({
      method: 'delete',
      path: routes.staffRedirect,
      operationId: 'deleteRedirect',
      summary: 'Remove a redirect',
      ...member,
      middleware: requireStaff('redirects.write'),
      request: { params: articleParameters },
      responses: { 204: noContent },
    }),
    async (c) => {
      await c.var.services.redirects.delete(c.req.valid('param').articleId, `staff:${c.get('staff').member.id}`);
      return c.body(null, 204);
    },
  );
}
