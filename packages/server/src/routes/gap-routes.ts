import { routes } from '@askwell/core/protocol';
import {
  closeGapRequest,
  draftGapRequest,
  draftGapResponse,
  gapListResponse,
  gapResponse,
  gapStateSchema,
  ignoreGapRequest,
  localeSchema,
  mergeGapRequest,
} from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { staffSecurity } from './parameters.ts';
import { defineRoute, emptyBody, json, jsonBody } from './route-definition.ts';

const params = z.object({ gapId: z.string().max(100) });

const listQuery = z.strictObject({
  state: gapStateSchema.exclude(['merged']).default('open'),
  locale: localeSchema.optional().meta({ description: 'Only those that were asked in this language.' }),
  limit: z.coerce.number().int().min(1).max(500).default(100).meta({ description: 'Most gaps, 1 to 500.' }),
});

/** What the knowledge base lacks. */
export function gapRoutes(app: OpenAPIHono<RequestEnv>): void {
  const common = { tags: ['Knowledge gaps'], security: staffSecurity };
  const reader = { ...common, middleware: requireStaff('gaps.read') };
  const author = { ...common, middleware: requireStaff('gaps.draft') };
  const manager = { ...common, middleware: requireStaff('gaps.manage') };
  const responses = { 200: json('The gap.', gapResponse) };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffGaps,
      operationId: 'listGaps',
      summary: 'List what customers ask and nothing answers well',
      description: 'Near-duplicate questions together, personal data masked, the most asked first.',
      ...reader,
      request: { query: listQuery },
      responses: { 200: json('The gaps.', gapListResponse) },
    }),
    async (c) => c.json({ gaps: await c.var.services.loops.gaps.list(c.req.valid('query')) }, 200),
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffGap,
      operationId: 'getGap',
      summary: 'Read a gap with what agents replied',
      ...reader,
      request: { params },
      responses,
    }),
    async (c) => c.json({ gap: await c.var.services.loops.gaps.get(c.req.valid('param').gapId) }, 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffIgnoreGap,
      operationId: 'ignoreGap',
      summary: 'Decide that nothing is to be written',
      ...manager,
      request: { params, body: jsonBody(ignoreGapRequest) },
      responses,
    }),
    async (c) => {
      const { gapId } = c.req.valid('param');
      const gap = await c.var.services.loops.gaps.ignore(c.get('staff').member, gapId, c.req.valid('json').reason);
      return c.json({ gap }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffReopenGap,
      operationId: 'reopenGap',
      summary: 'Open a gap again',
      ...manager,
      request: { params, body: jsonBody(emptyBody) },
      responses,
    }),
    async (c) => {
      const gap = await c.var.services.loops.gaps.reopen(c.get('staff').member, c.req.valid('param').gapId);
      return c.json({ gap }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffMergeGap,
      operationId: 'mergeGap',
      summary: 'Put the questions of a gap into another one',
      ...manager,
      request: { params, body: jsonBody(mergeGapRequest) },
      responses: { 200: json('The other one, with the questions of both.', gapResponse) },
    }),
    async (c) => {
      const { gapId } = c.req.valid('param');
      const gap = await c.var.services.loops.gaps.merge(c.get('staff').member, gapId, c.req.valid('json').into);
      return c.json({ gap }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffDraftGap,
      operationId: 'draftGap',
      summary: 'Begin the article that closes a gap',
      description:
        'The draft has the question as its title, the other wordings as questions, and what agents replied as its steps. ' +
        'When the article is published the gap is closed, and who asked is told in the conversation.',
      ...author,
      request: { params, body: jsonBody(draftGapRequest) },
      responses: { 201: json('The draft.', draftGapResponse) },
    }),
    async (c) => {
      const { gapId } = c.req.valid('param');
      const drafted = await c.var.services.loops.gaps.draft(c.get('staff').member, gapId, c.req.valid('json'));
      return c.json(drafted, 201);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffCloseGap,
      operationId: 'closeGap',
      summary: 'Say that a published article answers it',
      description: 'Who asked is told in the conversation.',
      ...manager,
      request: { params, body: jsonBody(closeGapRequest) },
      responses,
    }),
    async (c) => {
      const { articleId, locale } = c.req.valid('json');
      const { gapId } = c.req.valid('param');
      const gap = await c.var.services.loops.gaps.close(c.get('staff').member, gapId, articleId, locale);
      return c.json({ gap }, 200);
    },
  );
}
