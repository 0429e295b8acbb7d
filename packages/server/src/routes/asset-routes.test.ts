import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from '../../test/server.ts';
import { pagePolicy } from '../http/security-headers.ts';

describe('built files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'askwell-assets-'));
  let server: TestServer;
  beforeAll(async () => {
    mkdirSync(join(folder, 'chunks'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Workbench</title>');
    writeFileSync(join(folder, 'loader.js'), 'void 0;');
    writeFileSync(join(folder, 'chunks', 'panel-DfG3_x9a.js'), 'void 0;');
    server = await TestServer.start(undefined, { assets: { widget: folder, workbench: folder, demo: folder } });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('come as pages with the strict policy of pages', async () => {
    const page = await server.request('/demo/');
    expect(page.headers.get('content-security-policy')).toBe(pagePolicy);
    expect(page.headers.get('cache-control')).toBe('no-cache');
  });

  it('leave a stored page its policy when nothing changed', async () => {
    const etag = (await server.request('/demo/')).headers.get('etag') ?? '';
    const again = await server.request('/demo/', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(again.headers.has('content-security-policy')).toBe(false);
  });

  it('come as scripts without the headers of documents', async () => {
    const { headers } = await server.request('/widget/loader.js');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(
      ['content-security-policy', 'referrer-policy', 'x-frame-options'].filter((name) => headers.has(name)),
    ).toEqual([]);
  });

  it('are kept for a year when their name tells their content, and asked about otherwise', async () => {
    const chunk = await server.request('/widget/chunks/panel-DfG3_x9a.js');
    expect(chunk.headers.get('cache-control')).toContain('immutable');
    expect((await server.request('/widget/loader.js')).headers.get('cache-control')).toBe('no-cache');
  });

  it('can be embedded by any site when they are the widget, and by none otherwise', async () => {
    expect((await server.request('/widget/loader.js')).headers.get('access-control-allow-origin')).toBe('*');
    expect((await server.request('/demo/')).headers.has('access-control-allow-origin')).toBe(false);
  });

  it('give the workbench for every place inside it', async () => {
    expect(await (await server.request('/workbench/articles/returns')).text()).toContain('<title>Workbench</title>');
  });

  it('never leave their folder', async () => {
    for (const path of ['/demo/../package.json', '/demo/%2e%2e/package.json', '/demo/..%2fpackage.json']) {
      expect((await server.request(path)).status, path).toBeGreaterThanOrEqual(400);
    }
  });
});
