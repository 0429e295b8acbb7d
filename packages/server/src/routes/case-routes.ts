import { routes } from '@askwell/core/protocol';
import {
  caseListResponse,
  caseResponse,
  caseSchema,
  changeCaseRequest,
  generaliseCaseRequest,
  generaliseCaseResponse,
  newCaseRequest,
} from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { staffSecurity } from './parameters.ts';
import { defineRoute, json, jsonBody } from './route-definition.ts';

const params = z.object({ caseId: z.string().max(100) });

const listQuery = z.strictObject({
  state: caseSchema.shape.state.optional(),
  articleId: z.string().max(200).optional().meta({ description: 'Only the cases that this article came from.' }),
});

/** The case library. */
export function caseRoutes(app: OpenAPIHono<RequestEnv>): void {
  const common = { tags: ['Cases'], security: staffSecurity };
  const reader = { ...common, middleware: requireStaff('cases.read') };
  const writer = { ...common, middleware: requireStaff('cases.write') };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffCases,
      operationId: 'listCases',
      summary: 'List cases',
      ...reader,
      request: { query: listQuery },
      responses: { 200: json('The latest first, at most 200.', caseListResponse) },
    }),
    async (c) => c.json({ cases: await c.var.services.loops.cases.list(c.req.valid('query')) }, 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffCases,
      operationId: 'createCase',
      summary: 'Extract a case from a resolved conversation',
      description: 'Problem, process, result and feedback in the words that were said; names and contact data masked.',
      ...common,
      middleware: requireStaff('cases.create'),
      request: { body: jsonBody(newCaseRequest) },
      responses: {
        200: json('There was one already.', caseResponse),
        201: json('The case.', caseResponse),
      },
    }),
    async (c) => {
      const { conversationId } = c.req.valid('json');
      const made = await c.var.services.loops.cases.create(c.get('staff').member, conversationId);
      return c.json({ case: made.case }, made.created ? 201 : 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffCase,
      operationId: 'getCase',
      summary: 'Read a case',
      ...reader,
      request: { params },
      responses: { 200: json('The case.', caseResponse) },
    }),
    async (c) => c.json({ case: await c.var.services.loops.cases.get(c.req.valid('param').caseId) }, 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffCase,
      operationId: 'changeCase',
      summary: 'Correct a case, keep or discard it',
      ...writer,
      request: { params, body: jsonBody(changeCaseRequest) },
      responses: { 200: json('The case.', caseResponse) },
    }),
    async (c) => {
      const { caseId } = c.req.valid('param');
      const { member } = c.get('staff');
      return c.json({ case: await c.var.services.loops.cases.change(member, caseId, c.req.valid('json')) }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffGeneraliseCase,
      operationId: 'generaliseCase',
      summary: 'Make an article, or a wording of one, of a case',
      description: 'As an article or case it becomes a draft; as a wording the bot learns it for an article.',
      ...writer,
      request: { params, body: jsonBody(generaliseCaseRequest) },
      responses: { 201: json('The case with its links, and the draft.', generaliseCaseResponse) },
    }),
    async (c) => {
      const { caseId } = c.req.valid('param');
      const { member } = c.get('staff');
      return c.json(await c.var.services.loops.cases.generalise(member, caseId, c.req.valid('json')), 201);
    },
  );
}
