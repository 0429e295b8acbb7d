import { routes } from '@askwell/core/protocol';
import { publishedArticleSchema, searchResponse, widgetConfigurationResponse } from '@askwell/core/protocol/schemas';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { articleParameters, localeQuery, searchQuery } from './parameters.ts';
import { defineRoute, json } from './route-definition.ts';

const tags = ['Knowledge'];

/** What everybody may read: articles for customers, and what the widget starts with. */
export function knowledgeRoutes(app: OpenAPIHono<RequestEnv>): void {
  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.widgetConfiguration,
      operationId: 'getWidgetConfiguration',
      summary: 'What the widget shows before anything is asked',
      tags,
      request: { query: localeQuery },
      responses: { 200: json('The configuration.', widgetConfigurationResponse) },
    }),
    async (c) => c.json(await c.var.services.knowledge.widgetConfiguration(c.req.valid('query').locale), 200),
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.search,
      operationId: 'searchKnowledge',
      summary: 'Search the articles for customers',
      description: 'Search as you type: quick, forgiving, with the matching places marked.',
      tags,
      request: { query: searchQuery },
      responses: { 200: json('The best first.', searchResponse) },
    }),
    (c) => {
      const { q, locale, limit } = c.req.valid('query');
      return c.json({ hits: c.var.services.knowledge.search({ text: q, locale, limit, readership: 'customer' }) }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.article,
      operationId: 'getArticle',
      summary: 'Read an article',
      description:
        'An old id gives the article that has its place, which says so in `redirectedFrom`; `Content-Location` is its own address.',
      tags,
      request: { params: articleParameters, query: localeQuery },
      responses: { 200: json('The article, in the nearest language there is.', publishedArticleSchema) },
    }),
    async (c) => {
      const { articleId } = c.req.valid('param');
      const article = await c.var.services.knowledge.article(articleId, c.req.valid('query').locale, 'customer');
      // Relative to the address that was asked for, so that it is right wherever Askwell is mounted.
      if (article.redirectedFrom !== undefined) c.header('content-location', encodeURIComponent(article.articleId));
      return c.json(article, 200);
    },
  );
}
