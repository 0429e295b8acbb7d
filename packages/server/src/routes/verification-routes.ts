import { routes } from '@askwell/core/protocol';
import {
  confirmVerificationRequest,
  notificationListResponse,
  productVersionRequest,
  productVersionResponse,
  tagVerificationRequest,
  verificationListResponse,
  verificationPolicySchema,
  verificationSchema,
  verificationTriggerRequest,
} from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { articleParameters, staffSecurity } from './parameters.ts';
import { defineRoute, emptyBody, json, jsonBody, noContent } from './route-definition.ts';

const listQuery = z.strictObject({ state: z.enum(['verified', 'due', 'overdue', 'expired']).optional() });

/** Until when articles count as confirmed, and what staff are told. */
export function verificationRoutes(app: OpenAPIHono<RequestEnv>): void {
  const common = { tags: ['Verification'], security: staffSecurity };
  const reader = { ...common, middleware: requireStaff('knowledge.read') };
  const leader = { ...common, middleware: requireStaff('verification.configure') };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffVerifications,
      operationId: 'listVerifications',
      summary: 'List how far articles may be trusted',
      ...reader,
      request: { query: listQuery },
      responses: { 200: json('The most urgent first.', verificationListResponse) },
    }),
    async (c) => {
      const verifications = await c.var.services.verification.list(c.req.valid('query').state);
      return c.json({ verifications }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffArticleVerification,
      operationId: 'confirmVerification',
      summary: 'Confirm that an article is right',
      ...common,
      middleware: requireStaff('verification.confirm'),
      request: { params: articleParameters, body: jsonBody(confirmVerificationRequest) },
      responses: { 200: json('Until when it counts as confirmed now.', verificationSchema) },
    }),
    async (c) => {
      const { locale, comment = '' } = c.req.valid('json');
      const key = { articleId: c.req.valid('param').articleId, locale };
      return c.json(await c.var.services.verification.confirm(c.get('staff').member, key, comment), 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffVerificationTriggers,
      operationId: 'triggerVerification',
      summary: 'Say that an article may be wrong',
      ...common,
      middleware: requireStaff('verification.trigger'),
      request: { params: articleParameters, body: jsonBody(verificationTriggerRequest) },
      responses: { 204: noContent },
    }),
    async (c) => {
      const { locale, kind, subject } = c.req.valid('json');
      const key = { articleId: c.req.valid('param').articleId, locale };
      await c.var.services.verification.trigger(`staff:${c.get('staff').member.id}`, key, kind, subject);
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffProductVersions,
      operationId: 'announceProductVersion',
      summary: 'A product has a new version: its articles must be looked at',
      ...leader,
      request: { body: jsonBody(productVersionRequest) },
      responses: { 200: json('How many articles have the tag.', productVersionResponse) },
    }),
    async (c) => {
      const { tag, version } = c.req.valid('json');
      const articles = await c.var.services.verification.productVersion(c.get('staff').member, tag, version);
      return c.json({ articles }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffVerificationPolicy,
      operationId: 'getVerificationPolicy',
      summary: 'How long articles may go unconfirmed',
      ...reader,
      responses: { 200: json('The policy, in days.', verificationPolicySchema) },
    }),
    async (c) => c.json(verificationPolicySchema.parse(await c.var.services.verification.policy()), 200),
  );

  app.openapi(
    defineRoute({
      method: 'put',
      path: routes.staffVerificationPolicy,
      operationId: 'setVerificationPolicy',
      summary: 'Set how long articles may go unconfirmed',
      description: 'Every article is judged by it at once.',
      ...leader,
      request: { body: jsonBody(verificationPolicySchema) },
      responses: { 204: noContent },
    }),
    async (c) => {
      await c.var.services.verification.putPolicy(c.get('staff').member, c.req.valid('json'));
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute({
      method: 'put',
      path: routes.staffVerificationPolicyTag,
      operationId: 'setVerificationPolicyOfTag',
      summary: 'Set how long the articles with a tag may go unconfirmed',
      ...leader,
      request: { params: z.object({ tag: z.string().min(1).max(200) }), body: jsonBody(tagVerificationRequest) },
      responses: { 204: noContent },
    }),
    async (c) => {
      const { tag } = c.req.valid('param');
      await c.var.services.verification.putTagPolicy(c.get('staff').member, tag, c.req.valid('json'));
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffNotifications,
      operationId: 'listNotifications',
      summary: 'Reminders, weekly digests and other news for you',
      ...reader,
      responses: { 200: json('The newest first, at most 200.', notificationListResponse) },
    }),
    async (c) => c.json({ notifications: await c.var.services.notifications.list(c.get('staff').member) }, 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffNotificationRead,
      operationId: 'markNotificationRead',
      summary: 'Mark a notification as read',
      ...reader,
      request: { params: z.object({ notificationId: z.string().max(64) }), body: jsonBody(emptyBody) },
      responses: { 204: noContent },
    }),
    async (c) => {
      await c.var.services.notifications.markRead(c.get('staff').member, c.req.valid('param').notificationId);
      return c.body(null, 204);
    },
  );
}
