import { routes } from '@askwell/core/protocol';
import {
  conversationListResponse,
  conversationResponse,
  messageResponse,
  openConversationRequest,
  handoffRequest,
  replyAddressRequest,
  transcriptResponse,
  visitorMessageRequest,
  visitorSessionResponse,
} from '@askwell/core/protocol/schemas';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireVisitor } from '../http/visitor-authentication.ts';
import { conversationParameters, visitorSecurity } from './parameters.ts';
import { defineRoute, emptyBody, json, jsonBody, noContent } from './route-definition.ts';

/** Sessions and conversations of visitors. */
export function visitorRoutes(app: OpenAPIHono<RequestEnv>): void {
  const visitor = { tags: ['Conversations'], security: visitorSecurity, middleware: requireVisitor };
  const params = conversationParameters;

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.visitorSessions,
      operationId: 'openVisitorSession',
      summary: 'Open a visitor session',
      description: 'Makes an anonymous visitor. The token works only on pages of the origin that asked for it.',
      tags: ['Visitor sessions'],
      request: { body: jsonBody(emptyBody) },
      responses: { 201: json('The session; its token is shown only here.', visitorSessionResponse) },
    }),
    async (c) => c.json(await c.var.services.sessions.open(c.req.header('origin') ?? ''), 201),
  );

  app.openapi(
    defineRoute({
      method: 'delete',
      path: routes.currentVisitorSession,
      operationId: 'endVisitorSession',
      summary: 'End the visitor session',
      description: 'The token is worthless from then on, and open event streams end.',
      ...visitor,
      tags: ['Visitor sessions'],
      responses: { 204: noContent },
    }),
    async (c) => {
      await c.var.services.sessions.end(c.get('visitor'));
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.conversations,
      operationId: 'listConversations',
      summary: "List the visitor's conversations",
      ...visitor,
      responses: { 200: json('The newest first.', conversationListResponse) },
    }),
    async (c) => c.json(await c.var.services.conversations.listOfVisitor(c.get('visitor').visitorId), 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.conversations,
      operationId: 'openConversation',
      summary: 'Open a conversation',
      description: 'The client makes the id, so that trying again is safe.',
      ...visitor,
      request: { body: jsonBody(openConversationRequest) },
      responses: {
        200: json('It was open already.', conversationResponse),
        201: json('It is open now.', conversationResponse),
      },
    }),
    async (c) => {
      const { visitorId } = c.get('visitor');
      const { conversation, created } = await c.var.services.conversations.open(visitorId, c.req.valid('json'));
      return c.json({ conversation }, created ? 201 : 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.conversation,
      operationId: 'getConversation',
      summary: 'Read a conversation with its messages',
      ...visitor,
      request: { params },
      responses: { 200: json('The conversation.', transcriptResponse) },
    }),
    async (c) => {
      const { conversationId } = c.req.valid('param');
      const { conversations, loops } = c.var.services;
      const transcript = await conversations.transcriptForVisitor(c.get('visitor').visitorId, conversationId);
      return c.json({ ...transcript, replyAddress: await loops.replyAddresses.of(conversationId) }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.messages,
      operationId: 'sendMessage',
      summary: 'Send a message',
      description:
        'Answers once the message is stored for good. The client makes the `clientId`; sending the same again gives the ' +
        'stored message, and the same id with other content is refused. The bot answers afterwards, in the event stream.',
      ...visitor,
      request: { params, body: jsonBody(visitorMessageRequest) },
      responses: {
        200: json('It had been stored by an earlier try.', messageResponse),
        201: json('It is stored now.', messageResponse),
      },
    }),
    async (c) => {
      const { conversationId } = c.req.valid('param');
      const { visitorId } = c.get('visitor');
      const { created, ...sent } = await c.var.services.conversations.sendAsVisitor(
        visitorId,
        conversationId,
        c.req.valid('json'),
      );
      return c.json(sent, created ? 201 : 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.handoff,
      operationId: 'requestHandoff',
      summary: 'Ask for a person',
      ...visitor,
      request: { params, body: jsonBody(handoffRequest) },
      responses: { 200: json('The conversation waits for a person, or is with one.', conversationResponse) },
    }),
    async (c) => {
      const { conversationId } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const conversation = await c.var.services.conversations.requestHandoff(
        c.get('visitor').visitorId,
        conversationId,
        reason,
      );
      return c.json({ conversation }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'put',
      path: routes.replyAddress,
      operationId: 'leaveReplyAddress',
      summary: 'Leave an e-mail address',
      description:
        'For what is answered when the customer is gone. Agents see it; it is in no event, list or export. The latest ' +
        'one counts.',
      ...visitor,
      request: { params, body: jsonBody(replyAddressRequest) },
      responses: { 204: noContent },
    }),
    async (c) => {
      const { conversationId } = c.req.valid('param');
      const { email } = c.req.valid('json');
      await c.var.services.loops.replyAddresses.leave(c.get('visitor').visitorId, conversationId, email);
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute({
      method: 'delete',
      path: routes.replyAddress,
      operationId: 'withdrawReplyAddress',
      summary: 'Withdraw the e-mail address',
      description: 'It is forgotten, and what waits to be sent there with it; also when none was left.',
      ...visitor,
      request: { params },
      responses: { 204: noContent },
    }),
    async (c) => {
      const { conversationId } = c.req.valid('param');
      await c.var.services.loops.replyAddresses.withdraw(c.get('visitor').visitorId, conversationId);
      return c.body(null, 204);
    },
  );
}
