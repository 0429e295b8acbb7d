import { routes } from '@askwell/core/protocol';
import { eventPageResponse, streamEventSchema } from '@askwell/core/protocol/schemas';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { requireStaff } from '../http/staff-authentication.ts';
import type { RequestEnv } from '../http/request-context.ts';
import { requireVisitor } from '../http/visitor-authentication.ts';
import { eventStream, eventStreamHeaders, pollEvents } from '../realtime/event-responses.ts';
import { pollQuery, staffSecurity, streamHeaders, streamQuery, visitorSecurity } from './parameters.ts';
import { defineRoute, json } from './route-definition.ts';

const streamDescription =
  'A `text/event-stream`. It begins with a greeting `{}` whose id is the cursor; each event has its cursor as id, and ' +
  '`Last-Event-ID` goes on exactly behind it. A comment every 20 seconds shows that the stream is alive.';

const pollDescription =
  'For clients behind something that holds streams back. Ask again with the cursor of the answer.';

/** The event log as a stream and by long polling, each for visitors and for staff. */
export function eventRoutes(app: OpenAPIHono<RequestEnv>): void {
  const visitor = { tags: ['Events'], security: visitorSecurity, middleware: requireVisitor };
  const member = { tags: ['Events'], security: staffSecurity, middleware: requireStaff('events.follow') };
  const streamRequest = { query: streamQuery, headers: streamHeaders };
  const streamResponses = {
    200: {
      description: 'The stream. Its data are JSON of this shape.',
      content: { 'text/event-stream': { schema: streamEventSchema } },
    },
  };
  const pollResponses = { 200: json('Events, or none after waiting.', eventPageResponse) };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.events,
      operationId: 'streamEvents',
      summary: "Follow the visitor's conversations",
      description: streamDescription,
      ...visitor,
      request: streamRequest,
      responses: streamResponses,
    }),
    async (c) => {
      const after = c.req.valid('header')['last-event-id'] ?? c.req.valid('query').after;
      const { feed, followers } = c.var.services;
      const follower = await followers.ofVisitor(c.get('visitor'), after);
      return c.body(eventStream(feed, follower), 200, eventStreamHeaders);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.eventsPoll,
      operationId: 'pollEvents',
      summary: "Wait for the next events of the visitor's conversations",
      description: pollDescription,
      ...visitor,
      request: { query: pollQuery },
      responses: pollResponses,
    }),
    async (c) => {
      const { after, wait } = c.req.valid('query');
      const follower = await c.var.services.followers.ofVisitor(c.get('visitor'), after);
      return c.json(await pollEvents(follower, after === undefined ? 0 : wait * 1_000, c.req.raw.signal), 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffEvents,
      operationId: 'streamStaffEvents',
      summary: 'Follow everything staff may see',
      description: streamDescription,
      ...member,
      request: streamRequest,
      responses: streamResponses,
    }),
    async (c) => {
      const after = c.req.valid('header')['last-event-id'] ?? c.req.valid('query').after;
      const { feed, followers } = c.var.services;
      const follower = await followers.ofStaff(c.get('staff'), after);
      return c.body(eventStream(feed, follower), 200, eventStreamHeaders);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffEventsPoll,
      operationId: 'pollStaffEvents',
      summary: 'Wait for the next events staff may see',
      description: pollDescription,
      ...member,
      request: { query: pollQuery },
      responses: pollResponses,
    }),
    async (c) => {
      const { after, wait } = c.req.valid('query');
      const follower = await c.var.services.followers.ofStaff(c.get('staff'), after);
      return c.json(await pollEvents(follower, after === undefined ? 0 : wait * 1_000, c.req.raw.signal), 200);
    },
  );
}
