import { createRoute, type RouteConfig, z } from '@hono/zod-openapi';
import { problemSchema } from '@askwell/core/protocol/schemas';

type Responses = RouteConfig['responses'];

/** A JSON answer of a route. */
export function json<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } };
}

/** A JSON body of a request; nothing else is accepted. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

export const noContent = { description: 'Done.' };

const problem = { description: 'Refused.', content: { 'application/problem+json': { schema: problemSchema } } };

/** A route of the API, with the problems that every one of them may answer. */
export function defineRoute<const Config extends RouteConfig & { readonly responses: Responses }>(config: Config) {
  return createRoute({ ...config, responses: { ...config.responses, default: problem } });
}

/** The empty object that commands without arguments send. */
export const emptyBody = z.strictObject({});
