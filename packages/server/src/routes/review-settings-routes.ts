import { routes } from '@askwell/core/protocol';
import {
  delegationListResponse,
  delegationRequest,
  delegationSchema,
  groupParameters,
  reviewGroupListResponse,
  reviewGroupRequest,
  reviewPolicySchema,
} from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { staffSecurity } from './parameters.ts';
import { defineRoute, json, jsonBody, noContent } from './route-definition.ts';

/** Who reviews what. */
export function reviewSettingsRoutes(app: OpenAPIHono<RequestEnv>): void {
  const common = { tags: ['Review settings'], security: staffSecurity };
  const reader = { ...common, middleware: requireStaff('knowledge.read') };
  const leader = { ...common, middleware: requireStaff('reviews.configure') };
  const delegator = { ...common, middleware: requireStaff('reviews.delegate') };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffReviewGroups,
      operationId: 'listReviewGroups',
      summary: 'List review groups',
      ...reader,
      responses: { 200: json('By id.', reviewGroupListResponse) },
    }),
    async (c) => {
      const groups = await c.var.services.reviewSettings.groups();
      return c.json({ groups: reviewGroupListResponse.parse({ groups }).groups }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'put',
      path: routes.staffReviewGroup,
      operationId: 'putReviewGroup',
      summary: 'Set a review group',
      description: 'A group must approve what changes in its categories and tags, whatever the risk tier asks for.',
      ...leader,
      request: { params: groupParameters, body: jsonBody(reviewGroupRequest) },
      responses: { 204: noContent },
    }),
    async (c) => {
      const { groupId: id } = c.req.valid('param');
      await c.var.services.reviewSettings.putGroup(c.get('staff').member, { id, ...c.req.valid('json') });
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute({
      method: 'delete',
      path: routes.staffReviewGroup,
      operationId: 'deleteReviewGroup',
      summary: 'Dissolve a review group',
      ...leader,
      request: { params: groupParameters },
      responses: { 204: noContent },
    }),
    async (c) => {
      await c.var.services.reviewSettings.removeGroup(c.get('staff').member, c.req.valid('param').groupId);
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffReviewPolicy,
      operationId: 'getReviewPolicy',
      summary: 'How many must agree, by risk',
      ...reader,
      responses: { 200: json('The policy.', reviewPolicySchema) },
    }),
    async (c) => c.json(reviewPolicySchema.parse(await c.var.services.reviewSettings.policy()), 200),
  );

  app.openapi(
    defineRoute({
      method: 'put',
      path: routes.staffReviewPolicy,
      operationId: 'setReviewPolicy',
      summary: 'Set how many must agree',
      description: 'A policy that could never be met, or names what is not there, is refused.',
      ...leader,
      request: { body: jsonBody(reviewPolicySchema) },
      responses: { 204: noContent },
    }),
    async (c) => {
      await c.var.services.reviewSettings.putPolicy(c.get('staff').member, c.req.valid('json'));
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffDelegations,
      operationId: 'listDelegations',
      summary: 'Who stands in for whom',
      ...reader,
      responses: { 200: json('By age.', delegationListResponse) },
    }),
    async (c) => c.json({ delegations: await c.var.services.reviewSettings.delegations() }, 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffDelegations,
      operationId: 'delegateReviews',
      summary: 'Let somebody review in your name',
      ...delegator,
      request: { body: jsonBody(delegationRequest) },
      responses: { 201: json('The delegation.', delegationSchema) },
    }),
    async (c) => {
      const { to, since, until } = c.req.valid('json');
      return c.json(await c.var.services.reviewSettings.delegate(c.get('staff').member, to, since, until), 201);
    },
  );

  app.openapi(
    defineRoute({
      method: 'delete',
      path: routes.staffDelegation,
      operationId: 'endDelegation',
      summary: 'End a delegation',
      ...delegator,
      request: { params: z.object({ delegationId: z.string().max(64) }) },
      responses: { 204: noContent },
    }),
    async (c) => {
      await c.var.services.reviewSettings.endDelegation(c.get('staff').member, c.req.valid('param').delegationId);
      return c.body(null, 204);
    },
  );
}
