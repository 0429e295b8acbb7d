import { routes } from '@askwell/core/protocol';
import {
  articleFeedbackOverview,
  articleFeedbackRequest,
  articleFeedbackResponse,
  articleReadingRequest,
  articleReportRequest,
  articleReportResponse,
  localeSchema,
  relatedArticlesResponse,
} from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { requireVisitor } from '../http/visitor-authentication.ts';
import { articleParameters, localeQuery, staffSecurity, visitorSecurity } from './parameters.ts';
import { defineRoute, json, jsonBody, noContent } from './route-definition.ts';

const overviewQuery = z.strictObject({ locale: localeSchema.optional() });

/** What readers say of articles and where they go on to, and what owners must do about it. */
export function articleFeedbackRoutes(app: OpenAPIHono<RequestEnv>): void {
  readerRoutes(app);
  staffRoutes(app);
}

function readerRoutes(app: OpenAPIHono<RequestEnv>): void {
  const visitor = { tags: ['Knowledge'], security: visitorSecurity, middleware: requireVisitor };

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.articleFeedback,
      operationId: 'rateArticle',
      summary: 'Say whether an article helped',
      description: 'The latest word of a session counts. What says why becomes a task of the owner.',
      ...visitor,
      request: { params: articleParameters, body: jsonBody(articleFeedbackRequest) },
      responses: { 200: json('It is stored.', articleFeedbackResponse) },
    }),
    async (c) => {
      const { articleId } = c.req.valid('param');
      const said = c.req.valid('json');
      const stored = await c.var.services.loops.articleFeedback.rate(c.get('visitor'), articleId, said);
      const { locale, helpful, reasons, text, updatedAt } = stored;
      const feedback = { articleId: stored.articleId, locale, helpful, reasons: [...reasons], text, updatedAt };
      return c.json({ feedback }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.articleReadings,
      operationId: 'readArticle',
      summary: 'Count that an article is read',
      description:
        'Once per session and article. What is stored is how often articles are read and gone on to, not by whom.',
      ...visitor,
      request: { params: articleParameters, body: jsonBody(articleReadingRequest) },
      responses: { 204: noContent },
    }),
    async (c) => {
      const { articleId } = c.req.valid('param');
      await c.var.services.loops.recommendations.read(c.get('visitor'), articleId, c.req.valid('json').locale);
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.relatedArticles,
      operationId: 'listRelatedArticles',
      summary: 'What readers of an article may want next',
      tags: ['Knowledge'],
      request: { params: articleParameters, query: localeQuery },
      responses: { 200: json('The best first.', relatedArticlesResponse) },
    }),
    async (c) => {
      const { articleId } = c.req.valid('param');
      const { locale } = c.req.valid('query');
      return c.json(await c.var.services.loops.recommendations.related(articleId, locale, 'customer'), 200);
    },
  );
}

function staffRoutes(app: OpenAPIHono<RequestEnv>): void {
  const common = { tags: ['Article feedback'], security: staffSecurity };
  const reader = { ...common, middleware: requireStaff('feedback.read') };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffArticleFeedback,
      operationId: 'getArticleFeedback',
      summary: 'What was said of an article',
      ...reader,
      request: { params: articleParameters, query: overviewQuery },
      responses: { 200: json('Counts, and what says more than a vote.', articleFeedbackOverview) },
    }),
    async (c) => {
      const { articleId } = c.req.valid('param');
      const { locale } = c.req.valid('query');
      return c.json(await c.var.services.loops.articleFeedback.overview(articleId, locale), 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffArticleFeedback,
      operationId: 'reportArticle',
      summary: 'Say that an article is wrong',
      ...common,
      middleware: requireStaff('feedback.report'),
      request: { params: articleParameters, body: jsonBody(articleReportRequest) },
      responses: { 201: json("It is the owner's task now.", articleReportResponse) },
    }),
    async (c) => {
      const { articleId } = c.req.valid('param');
      const { member } = c.get('staff');
      const reported = await c.var.services.loops.articleFeedback.report(member, articleId, c.req.valid('json'));
      return c.json(reported, 201);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffRelatedArticles,
      operationId: 'listRelatedStaffArticles',
      summary: 'What readers of an article may want next, internal articles too',
      ...reader,
      request: { params: articleParameters, query: localeQuery },
      responses: { 200: json('The best first.', relatedArticlesResponse) },
    }),
    async (c) => {
      const { articleId } = c.req.valid('param');
      const { locale } = c.req.valid('query');
      return c.json(await c.var.services.loops.recommendations.related(articleId, locale, 'staff'), 200);
    },
  );
}
