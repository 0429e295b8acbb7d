import { routes } from '@askwell/core/protocol';
import {
  feedbackTaskResponse,
  resolveTaskRequest,
  taskKindSchema,
  taskListResponse,
  taskStateSchema,
} from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { demand, requireStaff } from '../http/staff-authentication.ts';
import { pageQuery, staffSecurity } from './parameters.ts';
import { defineRoute, json, jsonBody } from './route-definition.ts';

const taskQuery = z.strictObject({
  ...pageQuery,
  of: z
    .enum(['me', 'everybody'])
    .default('me')
    .meta({ description: 'Whose tasks; those of everybody need the permission `tasks.read-all`.' }),
  kind: taskKindSchema.optional(),
  state: taskStateSchema.default('open'),
  articleId: z.string().max(200).optional(),
});
const taskParameters = z.object({ taskId: z.string().max(100) });

/** What people must do, whatever it comes from. */
export function taskRoutes(app: OpenAPIHono<RequestEnv>): void {
  const common = { tags: ['Tasks'], security: staffSecurity };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffTasks,
      operationId: 'listTasks',
      summary: 'List what is to be done: reviews, confirmations, feedback',
      ...common,
      middleware: requireStaff('tasks.read'),
      request: { query: taskQuery },
      responses: { 200: json('What is overdue first, then by deadline; last what has none.', taskListResponse) },
    }),
    async (c) => {
      const { limit, after, ...filter } = c.req.valid('query');
      const { member } = c.get('staff');
      if (filter.of === 'everybody') demand(member.role, 'tasks.read-all');
      const { items, next } = await c.var.services.loops.tasks.list(member, filter, limit, after);
      return c.json({ tasks: items, next }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffResolveTask,
      operationId: 'resolveTask',
      summary: 'End a task of the kind `article-feedback`',
      description:
        'The feedback that it was about is resolved with it. Other tasks end when the review is decided or the article confirmed.',
      ...common,
      middleware: requireStaff('tasks.resolve'),
      request: { params: taskParameters, body: jsonBody(resolveTaskRequest) },
      responses: { 200: json('It is done.', feedbackTaskResponse) },
    }),
    async (c) => {
      const { taskId } = c.req.valid('param');
      const { member } = c.get('staff');
      const task = await c.var.services.loops.feedbackTasks.resolve(member, taskId, c.req.valid('json'));
      return c.json({ task }, 200);
    },
  );
}
