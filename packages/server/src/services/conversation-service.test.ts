import { newId } from '@askwell/core/base';
import { path, routes, type InboxItem } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../test/engines.ts';
import { eventually, TestServer, type TestAgent, type TestVisitor } from '../../test/server.ts';

describe.each(engines)('conversations on $engine', (engine) => {
  let server: TestServer;
  let visitor: TestVisitor;
  let mei: TestAgent;
  let tomas: TestAgent;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    visitor = await server.visitor();
    mei = await server.agent('Mei');
    tomas = await server.agent('Tomas');
  });
  afterAll(() => server.stop());

  const status = async (response: Promise<Response>) => (await response).status;

  it('open under the id of the client, and opening again gives the same', async () => {
    const id = await visitor.open();
    const again = await visitor.post(routes.conversations, { id, locale: 'en' });
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ conversation: { id, state: 'bot', lastSeq: 0 } });
  });

  it('number messages without gaps, also when they come at once', async () => {
    const id = await visitor.open();
    await visitor.askForPerson(id);
    const sent = await Promise.all(Array.from({ length: 20 }, (_, number) => visitor.say(id, `line ${number}`)));
    expect(sent.map((response) => response.status)).toEqual(Array(20).fill(201));
    const { messages, conversation } = await visitor.transcript(id);
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    expect(conversation.lastSeq).toBe(21);
  });

  it('store a message once, however often it is sent', async () => {
    const id = await visitor.open();
    await visitor.askForPerson(id);
    const sent = await Promise.all(Array.from({ length: 8 }, () => visitor.say(id, 'once', 'same-client-id')));
    expect(sent.filter((response) => response.status === 201)).toHaveLength(1);
    expect(sent.filter((response) => response.status === 200)).toHaveLength(7);
    const stored = await Promise.all(
      sent.map(async (response) => ((await response.json()) as { message: unknown }).message),
    );
    for (const message of stored) expect(message).toEqual(stored[0]);
    expect((await visitor.transcript(id)).messages.filter(({ content }) => content.type === 'text')).toHaveLength(1);
  });

  it('refuse another message under the same client id', async () => {
    const id = await visitor.open();
    await visitor.say(id, 'one', 'the-client-id');
    const other = await visitor.say(id, 'two', 'the-client-id');
    expect(other.status).toBe(409);
    expect(await other.json()).toMatchObject({ type: 'urn:askwell:problem:message-conflict' });
  });

  it('go from the customer to an agent and back', async () => {
    const id = await visitor.open();
    await visitor.askForPerson(id);
    expect(await status(visitor.askForPerson(id))).toBe(200);
    expect(await status(mei.accept(id))).toBe(200);
    expect(await status(visitor.say(id, 'My parcel is lost.'))).toBe(201);
    expect(await status(mei.say(id, 'I am looking into it.'))).toBe(201);
    expect(await status(tomas.say(id, 'Me too.'))).toBe(409);
    expect(await status(tomas.resolve(id))).toBe(409);
    expect(await status(mei.resolve(id))).toBe(200);
    expect(await status(mei.say(id, 'One more thing.'))).toBe(409);
    await visitor.say(id, 'hello');
    await eventually(visitor, id, ({ content }) => content.type === 'small-talk');
    const { messages, conversation } = await visitor.transcript(id);
    expect(messages.map(({ content }) => (content.type === 'notice' ? content.notice : content.type))).toEqual([
      'handoff-requested',
      'agent-joined',
      'text',
      'text',
      'resolved',
      'reopened',
      'text',
      'small-talk',
    ]);
    expect(conversation).toMatchObject({ state: 'bot', assignee: null, handoffReason: null });
  });

  it('belong to exactly one of many agents who accept at once', async () => {
    const id = await visitor.open();
    await visitor.askForPerson(id);
    const answers = await Promise.all([mei, tomas, mei, tomas, mei, tomas].map((agent) => agent.accept(id)));
    const winners = answers.filter((answer) => answer.ok);
    expect(winners).toHaveLength(3); // one agent, who asked three times
    const refused = (await answers.find((answer) => !answer.ok)!.json()) as { type: string; detail: string };
    expect(refused.type).toBe('urn:askwell:problem:already-accepted');
    const { conversation, messages } = await visitor.transcript(id);
    expect(refused.detail).toContain(conversation.assignee?.name);
    expect(
      messages.filter(({ content }) => content.type === 'notice' && content.notice === 'agent-joined'),
    ).toHaveLength(1);
  });

  it('tell customers no more of an agent than the name', async () => {
    const id = await visitor.open();
    await visitor.askForPerson(id);
    await mei.accept(id);
    await mei.say(id, 'Hello.');
    expect(JSON.stringify(await visitor.transcript(id))).not.toContain('@');
    const page = await visitor.get(`${routes.eventsPoll}?after=0.0`);
    expect(await page.text()).not.toContain('@');
  });

  it('show agents what waits, with its last message and page', async () => {
    const id = newId('cnv', 1);
    const page = { url: 'https://shop.example/cart', title: 'Cart' };
    await visitor.post(routes.conversations, { id, locale: 'en', visitorName: 'Ana', page });
    await visitor.askForPerson(id);
    await visitor.say(id, 'Anybody there?');
    const { items, cursor } = (await (await mei.get(routes.staffInbox)).json()) as {
      items: InboxItem[];
      cursor: string;
    };
    const item = items.find(({ conversation }) => conversation.id === id);
    expect(item).toMatchObject({
      conversation: { state: 'queued', visitorName: 'Ana' },
      lastMessage: { content: { text: 'Anybody there?' }, author: { kind: 'visitor', name: 'Ana' } },
      page,
    });
    expect(cursor).toMatch(/^\d+\.\d+$/);
    const transcript = await mei.get(path(routes.staffConversation, { conversationId: id }));
    expect(await transcript.json()).toMatchObject({ page, messages: [{ seq: 1 }, { seq: 2 }] });
  });
});
