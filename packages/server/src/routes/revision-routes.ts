import { routes } from '@askwell/core/protocol';
import {
  archiveRequest,
  archiveResponse,
  blameResponse,
  decisionListResponse,
  decisionVerdictResponse,
  diffResponse,
  localeSchema,
  revisionListResponse,
  revisionResponse,
} from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { articleParameters, staffSecurity } from './parameters.ts';
import { defineRoute, json, jsonBody } from './route-definition.ts';

const exactLocale = z.strictObject({ locale: localeSchema.meta({ description: 'The language, exactly.' }) });
const number = z.coerce.number().int().positive();

const decisionQuery = z.strictObject({
  articleId: z.string().max(128).optional(),
  after: z.coerce.number().int().nonnegative().default(0).meta({ description: 'Entries after this one.' }),
  limit: z.coerce.number().int().min(1).max(500).default(100).meta({ description: 'Most entries, 1 to 500.' }),
});

/** What was published and decided before. */
export function revisionRoutes(app: OpenAPIHono<RequestEnv>): void {
  const security = staffSecurity;
  const reader = { tags: ['Revisions'], security, middleware: requireStaff('knowledge.read') };
  const writer = { tags: ['Revisions'], security, middleware: requireStaff('reviews.write') };
  const decisions = { tags: ['Decisions'], security, middleware: requireStaff('decisions.read') };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffRevisions,
      operationId: 'listRevisions',
      summary: 'List what was ever published of an article',
      ...reader,
      request: { params: articleParameters, query: exactLocale },
      responses: { 200: json('The newest first; `published` is null for an archived article.', revisionListResponse) },
    }),
    async (c) => {
      const { articleId } = c.req.valid('param');
      const { revisions, published } = await c.var.services.revisions.list(articleId, c.req.valid('query').locale);
      return c.json({ revisions, published }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffRevision,
      operationId: 'getRevision',
      summary: 'Read a revision',
      ...reader,
      request: { params: articleParameters.extend({ revision: number }), query: exactLocale },
      responses: { 200: json('The revision with its text.', revisionResponse) },
    }),
    async (c) => {
      const { articleId, revision } = c.req.valid('param');
      return c.json(await c.var.services.revisions.find(articleId, c.req.valid('query').locale, revision), 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffDiff,
      operationId: 'diffRevisions',
      summary: 'What changed between two revisions',
      ...reader,
      request: { params: articleParameters, query: exactLocale.extend({ from: number, to: number }) },
      responses: { 200: json('Word by word, and in hunks.', diffResponse) },
    }),
    async (c) => {
      const { locale, from, to } = c.req.valid('query');
      return c.json(await c.var.services.revisions.diff(c.req.valid('param').articleId, locale, from, to), 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffBlame,
      operationId: 'blameArticle',
      summary: 'Who wrote each line of the newest revision',
      ...reader,
      request: { params: articleParameters, query: exactLocale },
      responses: { 200: json('Line by line.', blameResponse) },
    }),
    async (c) => {
      const { articleId } = c.req.valid('param');
      return c.json({ lines: await c.var.services.revisions.blame(articleId, c.req.valid('query').locale) }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffArchive,
      operationId: 'archiveArticle',
      summary: 'Archive a published article, at once or at a set time',
      description:
        'Also one that came by an import. Its revisions stay; an import brings it back only when its file changes.',
      ...writer,
      request: { params: articleParameters, body: jsonBody(archiveRequest) },
      responses: { 200: json('Whether it is archived, or when it will be.', archiveResponse) },
    }),
    async (c) => {
      const { locale, reason, at } = c.req.valid('json');
      const { archive } = c.var.services;
      const { member } = c.get('staff');
      const key = { articleId: c.req.valid('param').articleId, locale };
      if (at === undefined) await archive.archive(member, key, reason);
      else await archive.schedule(member, key, reason, at);
      return c.json({ archived: at === undefined, at: at ?? null }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'delete',
      path: routes.staffArchive,
      operationId: 'unscheduleArchive',
      summary: 'Keep an article that was to be archived',
      ...writer,
      request: { params: articleParameters, query: exactLocale },
      responses: { 200: json('It stays; also when nothing was scheduled.', archiveResponse) },
    }),
    async (c) => {
      const { articleId } = c.req.valid('param');
      const key = { articleId, locale: c.req.valid('query').locale };
      await c.var.services.archive.unschedule(c.get('staff').member, key);
      return c.json({ archived: false, at: null }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffDecisions,
      operationId: 'listDecisions',
      summary: 'Read the decision log',
      description:
        'Each entry carries the hash of the one before. Keep `head` somewhere else as well: only then is it seen when ' +
        'the end of the log was cut off.',
      ...decisions,
      request: { query: decisionQuery },
      responses: { 200: json('The oldest first.', decisionListResponse) },
    }),
    async (c) => {
      const { articleId, after, limit } = c.req.valid('query');
      const filter = { ...(articleId === undefined ? {} : { articleId }), after, limit };
      const { entries, head } = await c.var.services.decisions.list(filter);
      return c.json({ decisions: entries, head: head ?? null }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffDecisionsVerify,
      operationId: 'verifyDecisions',
      summary: 'Recompute the whole decision log',
      ...decisions,
      responses: { 200: json('Intact, or the first entry that is not as it was written.', decisionVerdictResponse) },
    }),
    async (c) => {
      const { verdict, head } = await c.var.services.decisions.verify();
      const broken = verdict.intact ? {} : { seq: verdict.seq, reason: verdict.reason };
      return c.json({ intact: verdict.intact, head: head ?? null, ...broken }, 200);
    },
  );
}
