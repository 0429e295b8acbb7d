import { path, routes, type EventPage } from '@askwell/core/protocol';
import { streamEventSchema } from '@askwell/core/protocol/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../test/engines.ts';
import { StreamReader, TestServer, type TestAgent, type TestVisitor } from '../../test/server.ts';

describe.each(engines)('event streams on $engine', (engine) => {
  let server: TestServer;
  let visitor: TestVisitor;
  let agent: TestAgent;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    visitor = await server.visitor();
    agent = await server.agent();
  });
  afterAll(() => server.stop());

  const stream = async (client: TestVisitor | TestAgent, cursor?: string) => {
    const route = client === agent ? routes.staffEvents : routes.events;
    const response = await client.get(route, cursor === undefined ? {} : { 'last-event-id': cursor });
    expect(response.status).toBe(200);
    return new StreamReader(response);
  };

  async function queued(texts: readonly string[] = []): Promise<string> {
    const id = await visitor.open();
    await visitor.askForPerson(id);
    for (const text of texts) await visitor.say(id, text);
    return id;
  }

  it('greet with the cursor, then carry what happens from then on', async () => {
    await queued(['before']);
    const reader = await stream(visitor);
    expect(await reader.next()).toEqual({});
    expect(reader.cursor).toMatch(/^\d+\.\d+$/);
    const id = await visitor.open();
    await visitor.askForPerson(id);
    const events = await reader.events(3);
    expect(events.map(({ type }) => type)).toEqual(['conversation.opened', 'handoff.requested', 'message.created']);
    for (const event of events) expect(streamEventSchema.parse(event)).toEqual(event);
    expect(events[2]).toMatchObject({ conversation: { id, state: 'queued', lastSeq: 1 }, message: { seq: 1 } });
    await reader.cancel();
  });

  it('go on exactly where a client stopped, at every event', async () => {
    const id = await queued();
    const { cursor } = await visitor.transcript(id);
    for (const text of ['one', 'two', 'three', 'four']) await visitor.say(id, text);
    const whole = await (await stream(visitor, cursor)).events(4);
    for (const [index, event] of whole.entries()) {
      const rest = await (await stream(visitor, event.cursor)).events(whole.length - index - 1);
      expect(rest).toEqual(whole.slice(index + 1));
    }
    const byQuery = new StreamReader(await visitor.get(`${routes.events}?after=${whole[1]!.cursor}`));
    expect(await byQuery.events(2)).toEqual(whole.slice(2));
  });

  it('show both sides the same, whoever writes', async () => {
    const id = await queued();
    const [ofVisitor, ofAgent] = await Promise.all([stream(visitor), stream(agent)]);
    await agent.accept(id);
    await visitor.say(id, 'hello?');
    await agent.say(id, 'hello!');
    await agent.resolve(id);
    // What kind of question it is, only staff hear.
    const heard = (await ofAgent.events(7)).filter(({ type }) => type !== 'question.classified');
    expect(await ofVisitor.events(6)).toEqual(heard);
    await Promise.all([ofVisitor.cancel(), ofAgent.cancel()]);
  });

  it('carry nothing of other visitors', async () => {
    const other = await server.visitor();
    const reader = await stream(other);
    await queued(['secret']);
    const own = await other.open();
    expect(await reader.events(1)).toMatchObject([{ type: 'conversation.opened', conversation: { id: own } }]);
    await reader.cancel();
  });

  it('end when the session ends, and not those of others', async () => {
    const leaving = await server.visitor();
    const [first, second, staying] = await Promise.all([stream(leaving), stream(leaving), stream(visitor)]);
    await leaving.delete(routes.currentVisitorSession);
    const drained = async (reader: StreamReader) => {
      while (await reader.next());
      return 'ended';
    };
    expect(await Promise.all([drained(first), drained(second)])).toEqual(['ended', 'ended']);
    await queued();
    expect(await staying.events(3)).toHaveLength(3);
    await staying.cancel();
  });

  it('refuse what is no cursor, and who is not signed in', async () => {
    expect((await visitor.get(routes.events, { 'last-event-id': 'yesterday' })).status).toBe(400);
    expect((await visitor.get(`${routes.eventsPoll}?after=1`)).status).toBe(400);
    expect((await server.request(routes.events)).status).toBe(401);
    expect((await visitor.get(routes.staffEvents)).status).toBe(401);
  });

  describe('polled', () => {
    const poll = async (query: string) =>
      (await (await visitor.get(`${routes.eventsPoll}?${query}`)).json()) as EventPage;

    it('tell where they begin, at once', async () => {
      expect(await poll('')).toEqual({ events: [], cursor: expect.stringMatching(/^\d+\.\d+$/) as string });
    });

    it('give what came, and the cursor behind it', async () => {
      const id = await queued();
      const { cursor } = await visitor.transcript(id);
      await visitor.say(id, 'one');
      const page = await poll(`after=${cursor}&wait=25`);
      expect(page.events).toMatchObject([{ type: 'message.created', message: { content: { text: 'one' } } }]);
      expect(await poll(`after=${page.cursor}&wait=0`)).toMatchObject({ events: [] });
    });

    it('wait for what comes', async () => {
      const id = await queued();
      const { cursor } = await visitor.transcript(id);
      const waiting = poll(`after=${cursor}&wait=25`);
      await visitor.say(id, 'late');
      expect((await waiting).events).toMatchObject([{ message: { content: { text: 'late' } } }]);
    });
  });

  it('end when the server closes', async () => {
    const closing = await TestServer.start(engine);
    const guest = await closing.visitor();
    const reader = new StreamReader(await guest.get(routes.events));
    const address = path(routes.eventsPoll, {});
    const { cursor } = (await (await guest.get(address)).json()) as EventPage;
    const polled = guest.get(`${address}?after=${cursor}&wait=25`);
    await reader.next();
    await closing.stop();
    expect(await reader.next()).toBeUndefined();
    expect((await polled).status).toBe(200);
  });
});
