import { routes } from '@askwell/core/protocol';
import { knowledgeTestListResponse, runTestsRequest, runTestsResponse } from '@askwell/core/protocol/schemas';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { staffSecurity } from './parameters.ts';
import { defineRoute, json, jsonBody } from './route-definition.ts';

/** The knowledge tests of the base, and running them. */
export function knowledgeTestRoutes(app: OpenAPIHono<RequestEnv>): void {
  const common = {
    tags: ['Knowledge tests'],
    security: staffSecurity,
    middleware: requireStaff('knowledge.test'),
  };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffKnowledgeTests,
      operationId: 'listKnowledgeTests',
      summary: 'List the knowledge tests',
      description: 'The questions of published articles, and the tests in the files of the knowledge folder.',
      ...common,
      responses: { 200: json('The tests, those of articles first.', knowledgeTestListResponse) },
    }),
    async (c) => c.json(await c.var.services.knowledgeTests.list(), 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffRunKnowledgeTests,
      operationId: 'runKnowledgeTests',
      summary: 'Run knowledge tests against what is published',
      description:
        'As customers would be answered now; nothing is stored and nothing is learned. A client that runs many asks ' +
        'again and again, which is its progress. A request that is aborted stops the work.',
      ...common,
      request: { body: jsonBody(runTestsRequest) },
      responses: { 200: json('What passed, what failed and what ranked instead.', runTestsResponse) },
    }),
    async (c) => {
      const { results, missing, thresholds } = await c.var.services.knowledgeTests.runSome(c.req.valid('json').ids, {
        signal: c.req.raw.signal,
      });
      return c.json({ results: [...results], missing: [...missing], thresholds }, 200);
    },
  );
}
