import { VisitorClient, type LoopsClient } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { loopsClient } from '../../../test/loops-client.ts';
import { refusal, TestReviewer } from '../../../test/reviewers.ts';
import { eventually, TestServer, type TestVisitor } from '../../../test/server.ts';

describe.each(engines)('the address that a customer leaves on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let ana: TestReviewer;
  let loops: LoopsClient;
  beforeAll(async () => {
    folder = await writeKnowledge();
    server = await TestServer.start(engine);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell);
    ana = await TestReviewer.join(server, 'Ana', 'editor');
    loops = loopsClient(server, await server.agent('Edda', 'editor'));
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  const clientOf = (visitor: TestVisitor) =>
    new VisitorClient({
      baseUrl: 'http://askwell.example',
      headers: () => visitor.headers,
      fetch: (address, init) => server.request((address as string).replace('http://askwell.example', ''), init),
    });

  async function ask(text: string) {
    const visitor = await server.visitor();
    const conversationId = await visitor.open();
    await visitor.say(conversationId, text);
    await eventually(visitor, conversationId, ({ author }) => author.kind === 'bot');
    return { visitor, conversationId, client: clientOf(visitor) };
  }

  const pending = () => server.askwell.services.loops.replyAddresses.pending(100);
  const gapOf = async (words: string) => (await loops.gaps()).find(({ text }) => text.includes(words))!;
  const answered = ({ content }: { readonly content: { readonly type: string } }) => content.type === 'answer';

  it('is shown to them and to agents, and told nobody else', async () => {
    const { client, conversationId } = await ask('Do you repair grinders?');
    await client.leaveReplyAddress(conversationId, ' nora@post.example ');
    expect((await client.transcript(conversationId)).replyAddress).toBe('nora@post.example');
    await client.leaveReplyAddress(conversationId, 'nora@work.example');
    const agent = await server.agent('Mei', 'agent');
    const seen = (await (await agent.get(`/api/v1/staff/conversations/${conversationId}`)).json()) as object;
    expect(seen).toMatchObject({ replyAddress: 'nora@work.example' });
    expect(await (await agent.get('/api/v1/staff/conversations')).text()).not.toContain('nora@');
    const database = await server.database.open();
    const events = await database.read.selectFrom('events').selectAll().execute();
    await database.close();
    expect(JSON.stringify(events)).not.toContain('nora@');
  });

  it('must be one, and of their own conversation', async () => {
    const { client, conversationId } = await ask('Is there a loyalty card?');
    for (const email of ['nobody', 'a@b', 'two@post.example, three@post.example', `${'x'.repeat(250)}@post.example`]) {
      expect(await refusal(client.leaveReplyAddress(conversationId, email)), email).toBe('invalid-request');
    }
    const stranger = clientOf(await server.visitor());
    expect(await refusal(stranger.leaveReplyAddress(conversationId, 'eve@post.example'))).toBe('not-found');
    expect(await refusal(stranger.withdrawReplyAddress(conversationId))).toBe('not-found');
    expect((await client.transcript(conversationId)).replyAddress).toBeNull();
  });

  it('gets one message when an article answers, which waits until a channel sends it', async () => {
    const one = await ask('Do you sell gift vouchers?');
    const other = await ask('do you sell gift vouchers');
    await one.client.leaveReplyAddress(one.conversationId, 'one@post.example');
    const gap = await gapOf('gift vouchers');
    await loops.closeGap(gap.id, { articleId: 'return-order', locale: 'en' });
    for (const { visitor, conversationId } of [one, other]) await eventually(visitor, conversationId, answered);
    expect(await pending()).toMatchObject([
      {
        kind: 'question-answered',
        conversationId: one.conversationId,
        email: 'one@post.example',
        data: { gapId: gap.id, articleId: 'return-order', locale: 'en' },
      },
    ]);
    // Told once, also when the gap is opened and closed again.
    await loops.reopenGap(gap.id);
    await loops.closeGap(gap.id, { articleId: 'return-order', locale: 'en' });
    expect(await pending()).toHaveLength(1);
    // What waits goes where they want to have it by then.
    await one.client.leaveReplyAddress(one.conversationId, 'new@post.example');
    expect(await pending()).toMatchObject([{ email: 'new@post.example' }]);
  });

  it('still waits after a restart, and is forgotten with all that waits when it is withdrawn', async () => {
    const other = await server.startAnother();
    const [waiting] = await other.services.loops.replyAddresses.pending(100);
    await other.close();
    expect(waiting).toMatchObject({ email: 'new@post.example' });
    const { conversationId } = waiting!;
    const database = await server.database.open();
    const { visitor_id } = await database.read
      .selectFrom('conversations')
      .select('visitor_id')
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow();
    await server.askwell.services.loops.replyAddresses.withdraw(visitor_id, conversationId);
    const left = await database.read.selectFrom('reply_addresses').select('email').execute();
    await database.close();
    expect(await pending()).toEqual([]);
    expect(left).not.toContainEqual({ email: 'new@post.example' });
  });

  it('gets nothing of an article that is for staff', async () => {
    const { client, conversationId } = await ask('What is the code of the back door please?');
    await client.leaveReplyAddress(conversationId, 'curious@post.example');
    const gap = await gapOf('back door');
    await loops.closeGap(gap.id, { articleId: 'door-code', locale: 'en' });
    expect(await pending()).toEqual([]);
    expect((await ana.loops.gap(gap.id)).told).toBe(0);
  });
});
