import { routes } from '@askwell/core/protocol';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from '../../test/server.ts';
import { createAskwell } from '../index.ts';

const shop = 'https://shop.example';

describe('the HTTP application', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start(undefined, { origins: [shop], name: 'Hearthlane' });
  });
  afterAll(() => server.stop());

  const raw = (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) => server.request(routes.visitorSessions, { method: 'POST', headers, body });

  /** The problem document of an answer that must be one. */
  async function problemOf(response: Response | Promise<Response>) {
    const answer = await response;
    const problem = (await answer.json()) as { type: string; status: number; detail: string };
    return { ...problem, mediaType: answer.headers.get('content-type'), httpStatus: answer.status };
  }

  const refusal = (status: number, code: string) => ({
    type: `urn:askwell:problem:${code}`,
    status,
    httpStatus: status,
    mediaType: 'application/problem+json',
  });

  describe('refuses with a problem document', () => {
    it('what is at no address, and what is asked with another method', async () => {
      expect(await problemOf(server.request('/api/v1/nothing'))).toMatchObject(refusal(404, 'not-found'));
      const put = await server.request(routes.conversations, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      expect(put.headers.get('allow')).toBe('GET, POST');
      expect(await problemOf(put)).toMatchObject(refusal(405, 'method-not-allowed'));
    });

    it.each([
      ['no JSON', '{"a":'],
      ['a NUL character', '{"a":"x\\u0000y"}'],
      ['half of a surrogate pair', '{"a":["\\ud800"]}'],
      ['a NUL in a key', '{"a\\u0000":1}'],
      ['a key "__proto__"', '{"__proto__":{"admin":true}}'],
      ['deep nesting', `${'['.repeat(40)}${']'.repeat(40)}`],
      ['an array', '[]'],
      ['null', 'null'],
      ['an unknown field', '{"admin":true}'],
    ])('a body with %s', async (_, body) => {
      const problem = await problemOf(raw(body));
      expect(problem).toMatchObject(refusal(400, 'invalid-request'));
      expect(problem.detail).not.toMatch(/zod|stack| at /i);
    });

    it('bytes that are not UTF-8', async () => {
      expect(await problemOf(raw(new Uint8Array([0x22, 0xff, 0x22])))).toMatchObject(refusal(400, 'invalid-request'));
    });

    it('a NUL in the address', async () => {
      expect(await problemOf(server.request('/api/v1/knowledge/search?q=a%00&locale=en'))).toMatchObject(
        refusal(400, 'invalid-request'),
      );
    });

    it('what is not JSON by its content type, also without a body', async () => {
      expect(await problemOf(raw('{}', { 'content-type': 'text/plain' }))).toMatchObject(
        refusal(415, 'unsupported-media-type'),
      );
      expect(await problemOf(server.request(routes.visitorSessions, { method: 'POST' }))).toMatchObject(
        refusal(415, 'unsupported-media-type'),
      );
    });

    it('a large body before it is parsed', async () => {
      expect(await problemOf(raw(`{"a":"${'x'.repeat(70_000)}"}`))).toMatchObject(refusal(413, 'too-large'));
    });

    it('query fields by name', async () => {
      const problem = await problemOf(server.request(`${routes.search}?q=x&locale=en&limit=900`));
      expect(problem).toMatchObject(refusal(400, 'invalid-request'));
      expect(problem).toMatchObject({ errors: [{ path: 'limit' }] });
    });
  });

  it('says nothing of what went wrong inside', async () => {
    const broken = await TestServer.start();
    await broken.askwell.close();
    const response = await broken.request(`${routes.search}?q=x&locale=en`);
    expect(response.status).toBe(503);
    await broken.database.dispose();
  });

  it('gives each answer a request id and the headers that disarm it in a browser', async () => {
    const { headers } = await server.request(routes.health);
    expect(headers.get('x-request-id')).toBeTruthy();
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  describe('lets pages of other origins in', () => {
    const search = (origin: string) => server.request(`${routes.search}?q=x&locale=en`, { headers: { origin } });

    it('only when they are named exactly', async () => {
      const allowed = await search(shop);
      expect(allowed.headers.get('access-control-allow-origin')).toBe(shop);
      expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
      for (const origin of ['https://shop.example.evil.test', 'http://shop.example', 'https://evil.test', 'null']) {
        const refused = await search(origin);
        expect(refused.headers.get('access-control-allow-origin')).toBeNull();
        expect(await problemOf(refused)).toMatchObject(refusal(403, 'origin-not-allowed'));
      }
    });

    it('and lets them read refusals', async () => {
      const refused = await server.request(routes.conversations, { headers: { origin: shop } });
      expect(refused.headers.get('access-control-allow-origin')).toBe(shop);
      expect(await problemOf(refused)).toMatchObject(refusal(401, 'not-signed-in'));
    });

    it('answers preflights, which browsers may keep', async () => {
      const { status, headers } = await server.request(routes.messages, {
        method: 'OPTIONS',
        headers: { origin: shop },
      });
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-headers')).toContain('authorization');
      expect(headers.get('access-control-max-age')).toBe('7200');
      expect(headers.get('vary')).toContain('Origin');
    });

    it('never to what staff do', async () => {
      const preflight = await server.request(routes.staffInbox, { method: 'OPTIONS', headers: { origin: shop } });
      expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
      const signIn = { email: 'a@b.example', password: 'x' };
      expect(await problemOf(server.post(routes.staffSignIn, signIn, { origin: shop }))).toMatchObject(
        refusal(403, 'origin-not-allowed'),
      );
    });
  });

  it.each(['*', 'shop.example', 'https://shop.example/', 'https://*.example'])(
    'refuses the origin option "%s"',
    (origin) => {
      expect(() => createAskwell({ origins: [origin] })).toThrow(/not exact/);
    },
  );

  it('describes every route', async () => {
    const document = (await (await server.request(routes.openapi)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; responses: object }>>;
      components: { schemas: object };
    };
    expect(document.openapi).toBe('3.1.0');
    const { openapi, reference, ...described } = routes;
    expect(Object.keys(document.paths).toSorted()).toEqual(Object.values(described).toSorted());
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    const text = JSON.stringify(document);
    const named = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!);
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining([...new Set(named)]));
    expect((await server.request(reference)).status).toBe(200);
    expect(openapi).toBe('/api/openapi.json');
  });

  it('explains it on a page without scripts', async () => {
    const response = await server.request(routes.reference);
    expect(response.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    const page = await response.text();
    expect(page).not.toMatch(/<script|style="|onclick/);
    for (const route of ['/messages', '/handoff', 'schema-StreamEvent']) expect(page).toContain(route);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!);
    for (const id of new Set(targets)) expect(page, `#${id}`).toContain(`id="${id}"`);
  });

  it('works below any path of another application', async () => {
    const parent = new Hono().route('/support', server.askwell.app);
    parent.get('/', (c) => c.text('the shop'));
    expect(await (await parent.request('/')).text()).toBe('the shop');
    const session = await parent.request(`/support${routes.visitorSessions}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(session.status).toBe(201);
    expect(await problemOf(parent.request('/support/api/v1/nothing'))).toMatchObject(refusal(404, 'not-found'));
    const document = (await (await parent.request('/support/api/openapi.json')).json()) as { servers: unknown };
    expect(document.servers).toEqual([{ url: '/support' }]);
  });

  it('tells whether it is alive and ready', async () => {
    expect(await (await server.request(routes.health)).json()).toEqual({ status: 'ok' });
    expect(await (await server.request(routes.ready)).json()).toEqual({ status: 'ok' });
  });
});
