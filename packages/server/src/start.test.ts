import { routes } from '@askwell/core/protocol';
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StreamReader } from '../test/server.ts';
import { startAskwell, type RunningAskwell } from './index.ts';

const logger = pino({ level: 'silent' });

describe('a started server', () => {
  let dataDir: string;
  let running: RunningAskwell | undefined;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'askwell-start-'));
  });
  afterEach(async () => {
    await running?.close();
    running = undefined;
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = async (options = {}) =>
    (running = await startAskwell({ dataDir, port: 0, handleSignals: false, logger, ...options }));

  async function openStream(url: string): Promise<StreamReader> {
    const session = await fetch(url + routes.visitorSessions, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const { token } = (await session.json()) as { token: string };
    const reader = new StreamReader(
      await fetch(url + routes.events, { headers: { authorization: `Bearer ${token}` } }),
    );
    expect(await reader.next()).toEqual({});
    return reader;
  }

  it('streams over HTTP, and closing it ends the streams', async () => {
    const { url, close } = await start();
    const reader = await openStream(url);
    await close();
    expect(await reader.next()).toBeUndefined();
    await expect(fetch(url + routes.health)).rejects.toThrow('fetch failed');
  });

  it('says which port is taken', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    await expect(startAskwell({ dataDir: join(dataDir, 'b'), port, handleSignals: false, logger })).rejects.toThrow(
      `Port ${port} is taken`,
    );
  });

  it('serves built files: hashed ones for ever, the others asked for again, pages under the policy', async () => {
    const folder = join(dataDir, 'built');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Workbench</title>');
    writeFileSync(join(folder, 'loader.js'), 'export {};');
    writeFileSync(join(folder, 'assets', 'panel-DfG3_x9a.js'), 'export {};');
    const { url } = await start({ assets: { widget: folder, workbench: folder } });
    const get = (address: string) => fetch(url + address, { redirect: 'manual' });

    const loader = await get('/widget/loader.js');
    expect(loader.headers.get('content-type')).toContain('javascript');
    expect(loader.headers.get('cache-control')).toBe('no-cache');
    expect(loader.headers.get('access-control-allow-origin')).toBe('*');
    expect((await get('/widget/assets/panel-DfG3_x9a.js')).headers.get('cache-control')).toContain('immutable');
    expect((await get('/widget/missing.js')).status).toBe(404);
    expect((await get('/widget/%2e%2e/%2e%2e/askwell.db')).status).toBe(404);
    expect((await get('/demo/')).status).toBe(404);
    expect((await get('/workbench')).headers.get('location')).toBe('/workbench/');

    for (const address of ['/workbench/', '/workbench/inbox/some/conversation']) {
      const page = await get(address);
      expect(await page.text(), address).toContain('<title>Workbench</title>');
      expect(page.headers.get('content-security-policy')).toContain('trusted-types lit-html askwell');
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('runs as a process of its own that reads its environment, and ends in order on SIGTERM', async () => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const child = spawn(process.execPath, ['--conditions=@askwell/source', '--import', 'tsx', main], {
      env: { ...process.env, PORT: '0', ASKWELL_DATA_DIR: dataDir, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    let url = '';
    for await (const line of createInterface(child.stdout)) {
      const entry = JSON.parse(line) as { url?: string };
      if (entry.url === undefined) continue;
      url = entry.url;
      break;
    }
    const reader = await openStream(url);
    child.kill('SIGTERM');
    expect(await reader.next()).toBeUndefined();
    expect(await ended).toBe(0);
  });
});
