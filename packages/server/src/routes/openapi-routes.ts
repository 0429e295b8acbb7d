import { routes } from '@askwell/core/protocol';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import type { RequestEnv } from '../http/request-context.ts';
import { pagePolicy } from '../http/security-headers.ts';
import type { OpenApiDocument } from '../reference/openapi-document.ts';
import { referencePage } from '../reference/reference-page.ts';
import { referenceStyle } from '../reference/reference-style.ts';

/** Serves the description of the API, for machines and for people; to be called when its routes are registered. */
export function openApiRoutes(app: OpenAPIHono<RequestEnv>, name: string): void {
  const registry = app.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'visitorToken', {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of a visitor session, as `Authorization: Bearer <token>`.',
  });
  registry.registerComponent('securitySchemes', 'staffCookie', {
    type: 'apiKey',
    in: 'cookie',
    name: 'askwell.session_token',
    description: 'The cookie that signing in as staff sets.',
  });
  const documentAt = (mountPath: string) =>
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: `${name} API`, version: '1' },
      servers: [{ url: mountPath || '/' }],
    });

  app.get(routes.openapi, compress(), (c) => {
    const mountPath = c.req.path.slice(0, -routes.openapi.length);
    return c.json(documentAt(mountPath), 200, { 'cache-control': 'no-cache' });
  });

  app.get(routes.reference, compress(), (c) => {
    c.header('content-security-policy', pagePolicy);
    c.header('cache-control', 'no-cache');
    return c.html(referencePage(documentAt('') as unknown as OpenApiDocument, name));
  });

  app.get(`${routes.reference}.css`, compress(), (c) =>
    c.body(referenceStyle, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }),
  );
}
