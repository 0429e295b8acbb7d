import { routes } from '@askwell/core/protocol';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeShop, createShop } from './shop.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'askwell-example-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const options = () => ({ dataDir, logger: pino({ level: 'silent' }) });

describe('Askwell inside another server', () => {
  it('answers below its path in a Hono app, and leaves the rest to the shop', async () => {
    const { app, askwell } = createShop(options());
    await askwell.ready();
    expect(await (await app.request('/')).text()).toBe('Welcome to the shop.');
    expect((await app.request(`/support${routes.ready}`)).status).toBe(200);
    const session = await app.request(`/support${routes.visitorSessions}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(session.status).toBe(201);
    expect((await app.request(routes.ready)).status).toBe(404);
    await askwell.close();
  });

  it('answers below its path in a plain Node server', async () => {
    const { server, askwell } = createNodeShop(options());
    await askwell.ready();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('Welcome to the shop.');
    expect((await fetch(`http://127.0.0.1:${port}/support${routes.ready}`)).status).toBe(200);
    server.close();
    await askwell.close();
  });
});
