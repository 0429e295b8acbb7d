import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { routePath } from 'hono/route';
import type { RequestEnv } from '../http/request-context.ts';
import { pagePolicy } from '../http/security-headers.ts';
import type { AssetFolders } from '../options.ts';

/** Names that contain a hash of the content, as the bundler writes them: `panel-DfG3_x9a.js`. */
const hashedName = /-[\w-]{8,}\.\w+$/;

const year = 31_536_000;

/** Serves built files. A file's place below the mount path does not matter to it: its addresses are relative. */
export function assetRoutes(app: OpenAPIHono<RequestEnv>, assets: AssetFolders): void {
  if (assets.widget) {
    // Scripts that other sites embed: any page may load them, and module scripts are loaded with CORS.
    app.use('/widget/*', async (c, next) => {
      await next();
      c.header('access-control-allow-origin', '*');
      c.header('cross-origin-resource-policy', 'cross-origin');
    });
    serveFolder(app, 'widget', assets.widget);
  }
  if (assets.demo) serveFolder(app, 'demo', assets.demo);
  if (assets.workbench) {
    serveFolder(app, 'workbench', assets.workbench);
    // Every address of the workbench that is no file is a place inside it.
    app.get(
      '/workbench/*',
      cacheHeaders,
      serveStatic({ root: assets.workbench, rewriteRequestPath: () => '/index.html' }),
    );
  }
}

function serveFolder(app: OpenAPIHono<RequestEnv>, name: string, root: string): void {
  app.get(`/${name}`, (c) => c.redirect(`${c.req.path}/`, 308));
  app.get(
    `/${name}/*`,
    cacheHeaders,
    compress(),
    etag(),
    serveStatic({ root, rewriteRequestPath: (path, c) => path.slice(mountedAt(c).length) || '/' }),
  );
}

/** The path at which the folder is reached, mount path included. */
function mountedAt(c: Context | undefined): string {
  return c ? routePath(c).replace(/\/\*$/, '') : '';
}

const cacheHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.ok) return;
  const page = c.res.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (page) c.header('content-security-policy', pagePolicy);
  // What has no hash in its name may change with the next deployment: browsers ask whether it did.
  c.header('cache-control', hashedName.test(c.req.path) && !page ? `public, max-age=${year}, immutable` : 'no-cache');
};
