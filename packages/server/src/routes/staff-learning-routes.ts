import type { ExampleDecision } from '@askwell/core/answers';
import { routes } from '@askwell/core/protocol';
import {
  approveExampleRequest,
  decideExamplesRequest,
  decideExamplesResponse,
  exampleSourceSchema,
  exampleStateSchema,
  labelExampleRequest,
  learnedExampleListResponse,
  learnedExampleResponse,
  localeSchema,
} from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import type { ExampleWithSources } from '../services/learning/learned-example-service.ts';
import { pageQuery, staffSecurity } from './parameters.ts';
import { defineRoute, emptyBody, json, jsonBody } from './route-definition.ts';

const exampleQuery = z.strictObject({
  ...pageQuery,
  state: exampleStateSchema.optional(),
  source: exampleSourceSchema.optional(),
  articleId: z.string().max(200).optional(),
  locale: localeSchema.optional(),
  helpful: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .meta({ description: 'Whether the article answers the question.' }),
});

const params = z.object({ exampleId: z.string().max(100) });

/** Learned examples: what people taught the bot, and what editors make of it. */
export function staffLearningRoutes(app: OpenAPIHono<RequestEnv>): void {
  const common = { tags: ['Learning'], security: staffSecurity };
  const reader = { ...common, middleware: requireStaff('learning.read') };
  const editor = { ...common, middleware: requireStaff('learning.decide') };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffLearnedExamples,
      operationId: 'listLearnedExamples',
      summary: 'List learned examples',
      description: 'Questions that people connected with articles, near-duplicates as one, and who said so.',
      ...reader,
      request: { query: exampleQuery },
      responses: { 200: json('The most frequent first.', learnedExampleListResponse) },
    }),
    async (c) => {
      const { limit, after, ...filter } = c.req.valid('query');
      const { items, next } = await c.var.services.learnedExamples.list(filter, limit, after);
      return c.json({ examples: items.map(present), next }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffLearnedExamples,
      operationId: 'labelExample',
      summary: 'Say which article answers a question',
      description: "An editor's own label is approved at once.",
      ...editor,
      request: { body: jsonBody(labelExampleRequest) },
      responses: { 201: json('The bot uses it.', learnedExampleResponse) },
    }),
    async (c) => {
      const example = await c.var.services.learnedExamples.label(c.get('staff').member, c.req.valid('json'));
      return c.json({ example: present(example) }, 201);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffLearnedExample,
      operationId: 'getLearnedExample',
      summary: 'Read a learned example',
      ...reader,
      request: { params },
      responses: { 200: json('The example and where it comes from.', learnedExampleResponse) },
    }),
    async (c) => {
      const example = await c.var.services.learnedExamples.get(c.req.valid('param').exampleId);
      return c.json({ example: present(example) }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffApproveExample,
      operationId: 'approveLearnedExample',
      summary: 'Let the bot use a learned example',
      description: 'As it is, in better words, or for another article.',
      ...editor,
      request: { params, body: jsonBody(approveExampleRequest) },
      responses: { 200: json('The bot uses it.', learnedExampleResponse) },
    }),
    async (c) => {
      const { exampleId } = c.req.valid('param');
      const { member } = c.get('staff');
      const example = await c.var.services.learnedExamples.decide(member, exampleId, 'approve', c.req.valid('json'));
      return c.json({ example: present(example) }, 200);
    },
  );

  const single = [
    ['reject', routes.staffRejectExample, 'Refuse a candidate', 'It stays known, so that nobody is asked again.'],
    ['remove', routes.staffRemoveExample, 'Take a learned example out', 'The bot forgets it at once.'],
  ] as const;
  for (const [decision, path, summary, description] of single) {
    app.openapi(
      defineRoute({
        method: 'post',
        path,
        operationId: `${decision}LearnedExample`,
        summary,
        description,
        ...editor,
        request: { params, body: jsonBody(emptyBody) },
        responses: { 200: json('As it is now.', learnedExampleResponse) },
      }),
      async (c) => {
        const { exampleId } = c.req.valid('param');
        const example = await c.var.services.learnedExamples.decide(c.get('staff').member, exampleId, decision);
        return c.json({ example: present(example) }, 200);
      },
    );
  }

  const bulk: readonly (readonly [ExampleDecision, string])[] = [
    ['approve', routes.staffApproveExamples],
    ['reject', routes.staffRejectExamples],
    ['remove', routes.staffRemoveExamples],
  ];
  for (const [decision, path] of bulk) {
    app.openapi(
      defineRoute({
        method: 'post',
        path,
        operationId: `${decision}LearnedExamples`,
        summary: `${decision[0]!.toUpperCase()}${decision.slice(1)} many learned examples`,
        description: 'Each is decided on its own: one that is refused leaves the others alone.',
        ...editor,
        request: { body: jsonBody(decideExamplesRequest) },
        responses: { 200: json('What was decided, and what was refused and why.', decideExamplesResponse) },
      }),
      async (c) => {
        const { ids } = c.req.valid('json');
        const { decided, refused } = await c.var.services.learnedExamples.decideAll(
          c.get('staff').member,
          ids,
          decision,
        );
        return c.json({ examples: decided.map(present), refused }, 200);
      },
    );
  }
}

function present({ example, sources }: ExampleWithSources) {
  const { wordingKey: _, ...shown } = example;
  return { ...shown, sources: [...sources] };
}
