import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { BuiltFile } from './bundle.ts';

/** As strict as a host page can be and still search. */
const policy = (worker: string): string =>
  `default-src 'none'; script-src 'self'; connect-src 'self'; worker-src ${worker}; ` +
  "require-trusted-types-for 'script'; trusted-types askwell-search";

export interface Served {
  readonly address: string;
  close(): void;
}

/** Serves `/worker` and `/page`, where workers are refused, with the built files and the snapshots, compressed. */
export async function serve(files: readonly BuiltFile[], snapshots: ReadonlyMap<string, Uint8Array>): Promise<Served> {
  const entry = files.find(({ name }) => /\bpage-[^/]*\.js$/.test(name))!.name;
  const bodies = new Map<string, { type: string; body: Uint8Array }>();
  for (const { name, content } of files) bodies.set(`/${name}`, { type: 'text/javascript', body: gzipSync(content) });
  for (const [name, bytes] of snapshots)
    bodies.set(`/${name}`, { type: 'application/octet-stream', body: gzipSync(bytes) });
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const found = bodies.get(path);
    if (found) {
      response.writeHead(200, { 'content-type': found.type, 'content-encoding': 'gzip' }).end(found.body);
    } else if (path === '/worker' || path === '/page') {
      response
        .writeHead(200, {
          'content-type': 'text/html',
          'content-security-policy': policy(path === '/worker' ? "'self'" : "'none'"),
        })
        .end(`<!doctype html><title>Search</title><script type="module" src="/${entry}"></script>`);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
