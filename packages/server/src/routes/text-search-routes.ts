import { routes } from '@askwell/core/protocol';
import { textSearchRequest, textSearchResponse } from '@askwell/core/protocol/schemas';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { staffSecurity } from './parameters.ts';
import { defineRoute, json, jsonBody } from './route-definition.ts';

/** Finding letters in the texts of all articles, as the search of an editor does. */
export function textSearchRoutes(app: OpenAPIHono<RequestEnv>): void {
  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffTextSearch,
      operationId: 'searchTexts',
      summary: 'Find letters in the texts of all articles',
      description:
        'Looks at the text of the open draft where there is one, otherwise at the published text, front matter ' +
        'included. Regular expressions that could take long are refused, and are matched within lines, in stretches of ' +
        'at most 500 characters.',
      tags: ['Drafts'],
      security: staffSecurity,
      middleware: requireStaff('reviews.write'),
      request: { body: jsonBody(textSearchRequest) },
      responses: { 200: json('By article.', textSearchResponse) },
    }),
    async (c) => c.json(await c.var.services.textSearch.search(c.req.valid('json'), c.req.raw.signal), 200),
  );
}
