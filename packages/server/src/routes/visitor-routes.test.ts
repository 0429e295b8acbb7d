import { newId } from '@askwell/core/base';
import { path, routes } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../test/engines.ts';
import { TestServer, type TestVisitor } from '../../test/server.ts';

const shop = 'https://shop.example';
const blog = 'https://blog.example';
const day = 24 * 60 * 60_000;

describe.each(engines)('visitors on $engine', (engine) => {
  let server: TestServer;
  let visitor: TestVisitor;
  let other: TestVisitor;
  beforeAll(async () => {
    server = await TestServer.start(engine, { origins: [shop, blog] });
    visitor = await server.visitor(shop);
    other = await server.visitor(shop);
  });
  afterAll(() => server.stop());

  it('see their own conversations and no others, without learning that they exist', async () => {
    const own = await visitor.open();
    const conversationId = await other.open();
    const nobodys = newId('cnv', 1);
    const listed = (await (await visitor.get(routes.conversations)).json()) as { conversations: { id: string }[] };
    expect(listed.conversations.map(({ id }) => id)).toEqual([own]);
    const requests: ((id: string) => Promise<Response>)[] = [
      (id) => visitor.get(path(routes.conversation, { conversationId: id })),
      (id) => visitor.say(id, 'let me in'),
      (id) => visitor.askForPerson(id),
    ];
    for (const request of requests) {
      const [foreign, missing] = await Promise.all([request(conversationId), request(nobodys)]);
      expect(foreign.status).toBe(404);
      expect(await foreign.text()).toBe(await missing.text());
    }
    expect((await other.transcript(conversationId)).messages).toEqual([]);
  });

  it('cannot open a conversation under the id of another', async () => {
    const id = await other.open();
    expect((await visitor.post(routes.conversations, { id, locale: 'en' })).status).toBe(409);
  });

  it('need a token that is theirs, alive and used on the origin that made it', async () => {
    const { authorization = '' } = visitor.headers;
    const ask = (headers: Record<string, string>) => server.request(routes.conversations, { headers });
    expect((await ask({ authorization, origin: shop })).status).toBe(200);
    expect((await ask({ authorization })).status).toBe(200); // same-origin reads carry no Origin
    const refusals = await Promise.all([
      ask({ origin: shop }),
      ask({ authorization, origin: blog }),
      ask({ authorization: 'Bearer 0000000000000000000000000000000000000000000', origin: shop }),
      ask({ authorization: authorization.replace('Bearer', 'Basic'), origin: shop }),
    ]);
    expect(refusals.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  });

  it('are forgotten after 30 days without use, and not before', async () => {
    const rare = await server.visitor(shop);
    server.clock.advance(20 * day);
    expect((await rare.get(routes.conversations)).status).toBe(200);
    server.clock.advance(20 * day);
    expect((await rare.get(routes.conversations)).status).toBe(200);
    server.clock.advance(31 * day);
    expect((await rare.get(routes.conversations)).status).toBe(401);
  });

  it('end their session for good', async () => {
    const leaving = await server.visitor(shop);
    expect((await leaving.delete(routes.currentVisitorSession)).status).toBe(204);
    expect((await leaving.get(routes.conversations)).status).toBe(401);
    expect((await leaving.delete(routes.currentVisitorSession)).status).toBe(401);
  });

  it('leave no token in the database', async () => {
    const token = visitor.headers['authorization']!.slice('Bearer '.length);
    const database = await server.database.open();
    const rows = await database.read.selectFrom('visitor_sessions').selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
    await database.close();
  });
});
