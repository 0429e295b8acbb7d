import { routes } from '@askwell/core/protocol';
import {
  articleKindSchema,
  articleListResponse,
  categoryTreeResponse,
  publishedArticleSchema,
  searchResponse,
} from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { articleParameters, localeQuery, searchQuery, staffSecurity } from './parameters.ts';
import { defineRoute, json } from './route-definition.ts';

/** The knowledge base as staff see it, internal articles included. */
export function staffKnowledgeRoutes(app: OpenAPIHono<RequestEnv>): void {
  const member = {
    tags: ['Knowledge for staff'],
    security: staffSecurity,
    middleware: requireStaff('knowledge.read'),
  };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffCategories,
      operationId: 'listCategories',
      summary: 'The tree of categories',
      ...member,
      request: { query: localeQuery },
      responses: { 200: json('The tree, named in the given language.', categoryTreeResponse) },
    }),
    async (c) => c.json({ categories: await c.var.services.knowledge.categoryTree(c.req.valid('query').locale) }, 200),
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffArticles,
      operationId: 'listArticles',
      summary: 'List all published articles in all languages',
      ...member,
      request: {
        query: z.strictObject({ kind: articleKindSchema.optional().meta({ description: 'Only of this kind.' }) }),
      },
      responses: { 200: json('By title.', articleListResponse) },
    }),
    async (c) => c.json({ articles: await c.var.services.knowledge.list(c.req.valid('query').kind) }, 200),
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffArticle,
      operationId: 'getStaffArticle',
      summary: 'Read an article, internal ones too',
      ...member,
      request: { params: articleParameters, query: localeQuery },
      responses: { 200: json('The article, in the nearest language there is.', publishedArticleSchema) },
    }),
    async (c) => {
      const { articleId } = c.req.valid('param');
      return c.json(await c.var.services.knowledge.article(articleId, c.req.valid('query').locale, 'staff'), 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffSearch,
      operationId: 'searchAllKnowledge',
      summary: 'Search all articles, internal ones too',
      ...member,
      request: { query: searchQuery },
      responses: { 200: json('The best first.', searchResponse) },
    }),
    (c) => {
      const { q, locale, limit } = c.req.valid('query');
      return c.json({ hits: c.var.services.knowledge.search({ text: q, locale, limit, readership: 'staff' }) }, 200);
    },
  );
}
