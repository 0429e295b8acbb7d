import type { OpenAPIHono } from '@hono/zod-openapi';
import { problemResponse } from '../http/problem-responses.ts';
import type { RequestEnv } from '../http/request-context.ts';
import { AskwellProblem } from '../problem.ts';

/** Answers known addresses asked with another method; to be called when all routes are registered. */
export function refuseOtherMethods(app: OpenAPIHono<RequestEnv>): void {
  const methods = new Map<string, string[]>();
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue;
    const { path, method } = definition.route;
    methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()]);
  }
  for (const [path, allowed] of methods) {
    app.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) => {
      const list = allowed.join(', ');
      c.header('allow', list);
      return problemResponse(
        c,
        new AskwellProblem('method-not-allowed', `${c.req.method} is not possible here. Use ${list}.`),
      );
    });
  }
}
