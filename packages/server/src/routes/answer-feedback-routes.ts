import { routes } from '@askwell/core/protocol';
import { answerFeedbackRequest, answerFeedbackResponse } from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireVisitor } from '../http/visitor-authentication.ts';
import { conversationParameters, visitorSecurity } from './parameters.ts';
import { defineRoute, json, jsonBody } from './route-definition.ts';

/** What visitors say of the bot's answers. */
export function answerFeedbackRoutes(app: OpenAPIHono<RequestEnv>): void {
  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.answerFeedback,
      operationId: 'rateAnswer',
      summary: 'Say whether an answer of the bot helped',
      description: 'Saying the same again changes nothing; the latest word counts.',
      tags: ['Conversations'],
      security: visitorSecurity,
      middleware: requireVisitor,
      request: {
        params: conversationParameters.extend({ messageId: z.string().max(100) }),
        body: jsonBody(answerFeedbackRequest),
      },
      responses: { 200: json('What counts now.', answerFeedbackResponse) },
    }),
    async (c) => {
      const { conversationId, messageId } = c.req.valid('param');
      const { visitorId } = c.get('visitor');
      const { rating, reason, updatedAt } = await c.var.services.answerFeedback.rate(
        visitorId,
        conversationId,
        messageId,
        c.req.valid('json'),
      );
      return c.json({ feedback: { messageId, rating, reason, updatedAt } }, 200);
    },
  );
}
