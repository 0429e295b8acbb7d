import { routes } from '@askwell/core/protocol';
import {
  agentMessageRequest,
  conversationResponse,
  inboxResponse,
  messageResponse,
  staffTranscriptResponse,
} from '@askwell/core/protocol/schemas';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { conversationParameters, staffSecurity } from './parameters.ts';
import { defineRoute, emptyBody, json, jsonBody } from './route-definition.ts';

/** The inbox: what agents see and do. */
export function staffConversationRoutes(app: OpenAPIHono<RequestEnv>): void {
  const common = { tags: ['Inbox'], security: staffSecurity };
  const reader = { ...common, middleware: requireStaff('conversations.read') };
  const agent = { ...common, middleware: requireStaff('conversations.serve') };
  const params = conversationParameters;

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffInbox,
      operationId: 'listInbox',
      summary: 'List conversations',
      ...reader,
      responses: {
        200: json('Waiting, open, with the bot and resolved ones, each group by latest change.', inboxResponse),
      },
    }),
    async (c) => c.json(await c.var.services.conversations.inbox(), 200),
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffConversation,
      operationId: 'getStaffConversation',
      summary: 'Read a conversation with its messages',
      ...reader,
      request: { params },
      responses: { 200: json('The conversation.', staffTranscriptResponse) },
    }),
    async (c) => {
      const { conversationId } = c.req.valid('param');
      const { conversations, loops } = c.var.services;
      const transcript = await conversations.transcriptForStaff(conversationId);
      return c.json({ ...transcript, replyAddress: await loops.replyAddresses.of(conversationId) }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffAccept,
      operationId: 'acceptConversation',
      summary: 'Take a waiting conversation',
      description: 'Of several agents exactly one gets it; the others learn who.',
      ...agent,
      request: { params, body: jsonBody(emptyBody) },
      responses: { 200: json('It is yours.', conversationResponse) },
    }),
    async (c) => {
      const conversation = await c.var.services.conversations.accept(
        c.get('staff').member,
        c.req.valid('param').conversationId,
      );
      return c.json({ conversation }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffMessages,
      operationId: 'sendAgentMessage',
      summary: 'Send a message as the agent of the conversation',
      description: 'Answers once the message is stored for good; idempotent by `clientId`.',
      ...agent,
      request: { params, body: jsonBody(agentMessageRequest) },
      responses: {
        200: json('It had been stored by an earlier try.', messageResponse),
        201: json('It is stored now.', messageResponse),
      },
    }),
    async (c) => {
      const { member } = c.get('staff');
      const { conversationId } = c.req.valid('param');
      const { created, ...sent } = await c.var.services.conversations.sendAsAgent(
        member,
        conversationId,
        c.req.valid('json'),
      );
      return c.json(sent, created ? 201 : 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffResolve,
      operationId: 'resolveConversation',
      summary: 'Finish a conversation',
      description: 'It goes back to the bot when the customer writes again.',
      ...agent,
      request: { params, body: jsonBody(emptyBody) },
      responses: { 200: json('It is resolved.', conversationResponse) },
    }),
    async (c) => {
      const conversation = await c.var.services.conversations.resolve(
        c.get('staff').member,
        c.req.valid('param').conversationId,
      );
      return c.json({ conversation }, 200);
    },
  );
}
