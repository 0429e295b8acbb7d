import { routes } from '@askwell/core/protocol';
import {
  answerEffectSchema,
  gateResponse,
  localeSchema,
  measureEffectRequest,
  reviewActionRequest,
  reviewListResponse,
  reviewResponse,
  reviewStateSchema,
} from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import type { MeasuredEffect } from '../services/reviews/answer-effect-service.ts';
import { staffSecurity } from './parameters.ts';
import { defineRoute, json, jsonBody } from './route-definition.ts';

const params = z.object({ reviewId: z.string().max(64) });
const effectParams = z.object({ effectId: z.string().max(64) });

const listQuery = z.strictObject({
  state: reviewStateSchema.optional(),
  articleId: z.string().max(128).optional(),
  locale: localeSchema.optional(),
  author: z.string().max(64).optional(),
});

/** What becomes of drafts: the review, the publish gate, publication. */
export function reviewRoutes(app: OpenAPIHono<RequestEnv>): void {
  const common = { tags: ['Reviews'], security: staffSecurity };
  const reader = { ...common, middleware: requireStaff('knowledge.read') };
  const writer = { ...common, middleware: requireStaff('reviews.write') };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffReviews,
      operationId: 'listReviews',
      summary: 'List reviews',
      ...reader,
      request: { query: listQuery },
      responses: { 200: json('By latest change, at most 500.', reviewListResponse) },
    }),
    async (c) => {
      const { state, articleId, locale, author } = c.req.valid('query');
      const reviews = await c.var.services.reviews.list({
        ...(state === undefined ? {} : { states: [state] }),
        ...(articleId === undefined ? {} : { articleId }),
        ...(locale === undefined ? {} : { locale }),
        ...(author === undefined ? {} : { author }),
      });
      return c.json({ reviews }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffReview,
      operationId: 'getReview',
      summary: 'Read a review with its draft and comments',
      ...reader,
      request: { params },
      responses: { 200: json('The review.', reviewResponse) },
    }),
    async (c) => c.json(await c.var.services.reviews.view(c.req.valid('param').reviewId), 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffReviewActions,
      operationId: 'actOnReview',
      summary: 'Do something to a review',
      description:
        'Who may do what in which state is one table; see the guide on reviews. Submitting and publishing run the ' +
        'linter, publishing the tests and the answer effect as well: `gate-closed` names what is in the way, ' +
        '`gate-pending` asks to try again because the effect is still being measured.',
      ...writer,
      request: { params, body: jsonBody(reviewActionRequest) },
      responses: { 200: json('The review afterwards.', reviewResponse) },
    }),
    async (c) => {
      const { reviews } = c.var.services;
      const { reviewId } = c.req.valid('param');
      await reviews.act(c.get('staff').member, reviewId, c.req.valid('json'));
      return c.json(await reviews.view(reviewId), 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffReviewGate,
      operationId: 'getPublishGate',
      summary: 'What stands between a draft and its readers',
      description:
        "What the linter finds, and what becomes of answers: of the articles' own questions and of the last that " +
        'customers asked. Waits at most 5 seconds; while `effect.state` is `measuring`, ask again.',
      ...reader,
      request: { params },
      responses: { 200: json('The findings.', gateResponse) },
    }),
    async (c) => {
      const { reviews, gate } = c.var.services;
      const stored = await reviews.find(c.req.valid('param').reviewId);
      const { draftVersion, diagnostics, lintErrors, effect } = await gate.view(stored, c.get('staff').member.id);
      const accepted = stored.review.regressionsAccepted?.draftVersion === draftVersion;
      const { report } = effect;
      const open = lintErrors === 0 && report !== null && (report.regressions.length === 0 || accepted);
      return c.json(
        {
          draftVersion,
          open,
          lintErrors,
          diagnostics: [...diagnostics],
          effect: toEffect(effect),
        },
        200,
      );
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffAnswerEffects,
      operationId: 'measureAnswerEffect',
      summary: 'Measure what several drafts do to answers together',
      description: 'It goes on beside the request: read the answer effect until its state is `measured`.',
      ...writer,
      request: { body: jsonBody(measureEffectRequest) },
      responses: { 202: json('The measurement.', answerEffectSchema) },
    }),
    async (c) => {
      const { reviews, effects } = c.var.services;
      const ids = [...new Set(c.req.valid('json').reviewIds)];
      const stored = await Promise.all(ids.map((id) => reviews.find(id)));
      return c.json(toEffect(await effects.measure(stored, c.get('staff').member.id)), 202);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffAnswerEffect,
      operationId: 'getAnswerEffect',
      summary: 'Read a measurement',
      ...reader,
      request: { params: effectParams },
      responses: { 200: json('The measurement, with its report once it is done.', answerEffectSchema) },
    }),
    async (c) => {
      return c.json(toEffect(await c.var.services.effects.find(c.req.valid('param').effectId)), 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'delete',
      path: routes.staffAnswerEffect,
      operationId: 'stopAnswerEffect',
      summary: 'Stop a measurement',
      description: 'It counts as failed, and is made anew when it is asked for. One that is over stays as it is.',
      ...writer,
      request: { params: effectParams },
      responses: { 200: json('The measurement.', answerEffectSchema) },
    }),
    async (c) => c.json(toEffect(await c.var.services.effects.stop(c.req.valid('param').effectId)), 200),
  );
}

function toEffect({ id, state, createdAt, finishedAt, progress, report }: MeasuredEffect) {
  return { id, state, createdAt, finishedAt, progress, report };
}
