import { maskPersonalData } from '@askwell/core/lint';
import { routes } from '@askwell/core/protocol';
import { askRequest, askResponse, weighQuestionsRequest, weighQuestionsResponse } from '@askwell/core/protocol/schemas';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { staffSecurity } from './parameters.ts';
import { defineRoute, json, jsonBody } from './route-definition.ts';

/** Trying out what the bot says: one question now, or past questions under any thresholds. */
export function askRoutes(app: OpenAPIHono<RequestEnv>): void {
  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffAsk,
      operationId: 'ask',
      summary: 'Ask the bot without being a customer',
      description:
        'What it would do and why: confidence and what made it, thresholds, ranking, classification. With `drafts` as if ' +
        'they were published. Nothing is stored and nothing is learned.',
      tags: ['Knowledge tests'],
      security: staffSecurity,
      middleware: requireStaff('knowledge.test'),
      request: { body: jsonBody(askRequest) },
      responses: { 200: json('What the bot would do.', askResponse) },
    }),
    async (c) => c.json(await c.var.services.ask.ask(c.req.valid('json'), c.req.raw.signal), 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffWhatIfQuestions,
      operationId: 'weighQuestions',
      summary: 'Past questions with the numbers that thresholds are compared with',
      description:
        'One page of the log, the newest questions first, decided by the bot as it is today. From these numbers the ' +
        'effect of any thresholds follows without asking again. A request that is aborted stops the work.',
      tags: ['Answers'],
      security: staffSecurity,
      middleware: requireStaff('answers.what-if'),
      request: { body: jsonBody(weighQuestionsRequest) },
      responses: { 200: json('The page.', weighQuestionsResponse) },
    }),
    async (c) => {
      const page = await c.var.services.whatIf.weigh(c.req.valid('json'), { signal: c.req.raw.signal });
      const questions = page.questions.map((one) => ({ ...one, question: maskPersonalData(one.question) }));
      return c.json({ ...page, questions }, 200);
    },
  );
}
