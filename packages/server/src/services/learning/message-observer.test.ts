import { path, routes, type InboxItem, type StaffTranscript } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { StreamReader, TestServer } from '../../../test/server.ts';

describe.each(engines)('kinds of questions on $engine', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start(engine);
  });
  afterAll(() => server.stop());

  it('are told to staff with the words that decided, and never to the customer', async () => {
    const visitor = await server.visitor();
    const agent = await server.agent('Ada');
    const staffStream = new StreamReader(await agent.get(routes.staffEvents));
    await staffStream.next();
    const visitorStream = new StreamReader(await visitor.get(routes.events));
    await visitorStream.next();
    const conversationId = await visitor.open();
    await visitor.askForPerson(conversationId);
    await visitor.say(conversationId, 'My card was stolen, block it immediately!');
    server.clock.advance(1_000);
    await visitor.say(conversationId, '你们太差了，我要投诉');

    const transcript = (await (
      await agent.get(path(routes.staffConversation, { conversationId }))
    ).json()) as StaffTranscript;
    expect(transcript.classifications).toMatchObject([
      { messageId: transcript.messages[1]!.id, type: 'fault', urgency: 'urgent', sentiment: 'neutral' },
      { messageId: transcript.messages[2]!.id, type: 'complaint', sentiment: 'negative' },
    ]);
    expect(transcript.classifications![0]!.because).toContainEqual({
      word: 'immediately',
      speaksFor: 'urgency',
      weight: 3,
    });
    const { items } = (await (await agent.get(routes.staffInbox)).json()) as { items: InboxItem[] };
    expect(items.find(({ conversation }) => conversation.id === conversationId)).toMatchObject({
      classification: { type: 'complaint', sentiment: 'negative' },
    });

    const told = await staffStream.events(7);
    expect(told.filter(({ type }) => type === 'question.classified')).toMatchObject([
      { classification: { type: 'fault', urgency: 'urgent' }, conversation: { id: conversationId } },
      { classification: { type: 'complaint' } },
    ]);
    expect((await visitorStream.events(5)).map(({ type }) => type)).not.toContain('question.classified');
    await staffStream.cancel();
    await visitorStream.cancel();
    expect(JSON.stringify(await visitor.transcript(conversationId))).not.toContain('classification');
  });
});
