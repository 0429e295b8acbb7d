import { maskPersonalData } from '@askwell/core/lint';
import { routes } from '@askwell/core/protocol';
import {
  answerListResponse,
  answerReplayResponse,
  answerResponse,
  whatIfRequest,
  whatIfResponse,
} from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import type { AnswerRecord } from '../services/learning/answer-receipt-service.ts';
import { pageQuery, staffSecurity } from './parameters.ts';
import { defineRoute, emptyBody, json, jsonBody } from './route-definition.ts';

const share = z.coerce.number().min(0).max(1).optional();
const time = z.coerce.number().int().nonnegative().optional();

const answerQuery = z.strictObject({
  ...pageQuery,
  kind: z.enum(['answer', 'clarify', 'handoff', 'small-talk']).optional(),
  articleId: z.string().max(200).optional().meta({ description: 'What answered, or the first choice.' }),
  provider: z.string().max(100).optional(),
  rating: z.enum(['helpful', 'not-helpful', 'unrated']).optional(),
  least: share.meta({ description: 'Least confidence, 0 to 1.' }),
  most: share.meta({ description: 'Most confidence, 0 to 1.' }),
  since: time.meta({ description: 'Milliseconds since 1970, inclusive.' }),
  until: time.meta({ description: 'Milliseconds since 1970, exclusive.' }),
  conversationId: z.string().max(100).optional(),
});

const params = z.object({ answerId: z.string().max(100) });

/** What the bot decided: lists, receipts, replays and what-if. */
export function staffAnswerRoutes(app: OpenAPIHono<RequestEnv>): void {
  const reader = { tags: ['Answers'], security: staffSecurity, middleware: requireStaff('answers.read') };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffAnswers,
      operationId: 'listAnswers',
      summary: 'List what the bot decided',
      description: 'Answers, clarifications, handoffs and small talk.',
      ...reader,
      request: { query: answerQuery },
      responses: { 200: json('The newest first.', answerListResponse) },
    }),
    async (c) => {
      const { limit, after, ...filter } = c.req.valid('query');
      const { items, next } = await c.var.services.answerReceipts.list(filter, limit, after);
      return c.json({ answers: items.map(summaryOf), next }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffAnswer,
      operationId: 'getAnswer',
      summary: 'Read the receipt of a decision, and why it was made',
      ...reader,
      request: { params },
      responses: { 200: json('The receipt and what each feature contributed.', answerResponse) },
    }),
    async (c) => {
      const { answer, citations, explanation } = await c.var.services.answerReceipts.get(c.req.valid('param').answerId);
      const { questionMessageId, context, locale, decision, thresholds, versions, decidedAt } = answer;
      return c.json(
        {
          answer: summaryOf(answer),
          ratingReason: answer.ratingReason === null ? null : maskPersonalData(answer.ratingReason),
          receipt: {
            questionMessageId,
            context: [...context],
            locale,
            decision,
            thresholds,
            versions,
            citations,
            decidedAt,
          },
          explanation: explanation && { ...explanation, contributions: [...explanation.contributions] },
        },
        200,
      );
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffAnswerReplay,
      operationId: 'replayAnswer',
      summary: 'Decide the same question again',
      description: 'With what is published, learned and calibrated now. Customers see nothing of it.',
      ...reader,
      request: { params, body: jsonBody(emptyBody) },
      responses: { 200: json('What was decided, what would be, and what changed.', answerReplayResponse) },
    }),
    async (c) => c.json(await c.var.services.answerReceipts.replay(c.req.valid('param').answerId), 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffWhatIf,
      operationId: 'whatIf',
      summary: 'Decide past questions again with other thresholds or another model',
      description:
        'One page of the log, the newest questions first; ask on with `next` and add the counts up. Nothing changes for ' +
        'customers. A request that is aborted stops the work.',
      ...reader,
      middleware: requireStaff('answers.what-if'),
      request: { body: jsonBody(whatIfRequest) },
      responses: { 200: json('The page.', whatIfResponse) },
    }),
    async (c) => {
      const { thresholds, model, days, limit, after } = c.req.valid('json');
      const page = await c.var.services.whatIf.page(
        { thresholds, model },
        { days, limit, after },
        { signal: c.req.raw.signal },
      );
      const changes = page.changes.map((change) => ({ ...change, question: maskPersonalData(change.question) }));
      return c.json({ ...page, changes }, 200);
    },
  );
}

function summaryOf(answer: AnswerRecord) {
  const { id, conversationId, messageId, locale, decision, rating, decidedAt } = answer;
  return {
    id,
    conversationId,
    messageId,
    question: maskPersonalData(answer.question),
    locale,
    kind: decision.kind,
    articleId:
      decision.kind === 'answer'
        ? (decision.passages[0]?.articleId ?? null)
        : decision.kind === 'clarify'
          ? (decision.choices[0]?.articleId ?? null)
          : null,
    provider: decision.provider,
    confidence: decision.confidence,
    rating,
    decidedAt,
  };
}
