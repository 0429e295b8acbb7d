import { routes, path, type KnowledgeGap, type LoopsClient, type StreamEvent } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { loopsClient } from '../../../test/loops-client.ts';
import { eventually, StreamReader, TestServer, type TestAgent, type TestVisitor } from '../../../test/server.ts';

const day = 24 * 60 * 60_000;

describe.each(engines)('knowledge gaps on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let editor: LoopsClient;
  let agent: TestAgent;
  beforeAll(async () => {
    folder = await writeKnowledge();
    server = await TestServer.start(engine);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell);
    editor = loopsClient(server, await server.agent('Edda', 'editor'));
    agent = await server.agent('Mei', 'agent');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  async function ask(text: string, locale = 'en'): Promise<{ visitor: TestVisitor; conversationId: string }> {
    server.clock.advance(1_000);
    const visitor = await server.visitor();
    const conversationId = await visitor.open(locale);
    await visitor.say(conversationId, text);
    await eventually(visitor, conversationId, ({ author }) => author.kind === 'bot');
    return { visitor, conversationId };
  }

  const find = async (text: string, state: KnowledgeGap['state'] = 'open') =>
    (await editor.gaps({ state })).find((gap) => gap.examples.some((example) => example.includes(text)));

  it('put near-duplicate questions together, mask who asked, and keep their id', async () => {
    await ask('Is there a showroom in Hamburg? Write to anna.berg@post.example');
    const first = await find('showroom');
    expect(first).toMatchObject({
      state: 'open',
      count: 1,
      locale: 'en',
      unanswered: 1,
      weeks: [0, 0, 0, 0, 0, 0, 0, 1],
    });
    expect(first?.text).toBe('Is there a showroom in Hamburg? Write to [email]');

    server.clock.advance(7 * day);
    await ask('a showroom in Hamburg?');
    await ask('Is there a showroom in hamburg');
    await ask('你们有学生优惠吗', 'zh-CN');
    const gap = await find('showroom');
    expect(gap).toMatchObject({ id: first!.id, count: 3, weeks: [0, 0, 0, 0, 0, 0, 1, 2] });
    expect((await editor.gaps({ locale: 'zh-CN' })).map(({ text }) => text)).toEqual(['你们有学生优惠吗']);
    expect(await editor.gaps({ limit: 1 })).toMatchObject([{ id: gap!.id }]);
  });

  it('are the same for every server on the database, and after a restart', async () => {
    const here = await editor.gaps();
    const other = await server.startAnother();
    try {
      const there = await other.services.loops.gaps.list({ limit: 100 });
      expect(there).toEqual(here);
      // What one of them takes in, the other one knows.
      await ask('showroom Hamburg opening hours');
      expect(await other.services.loops.gaps.list({ limit: 100 })).toEqual(await editor.gaps());
    } finally {
      await other.close();
    }
  });

  it('take in each question once, however many look at the same time', async () => {
    await Promise.all(['Is oat milk vegan?', 'is oat milk vegan', 'oat milk: is it vegan?'].map((text) => ask(text)));
    const lists = await Promise.all(Array.from({ length: 5 }, () => editor.gaps()));
    for (const list of lists) expect(list).toEqual(lists[0]);
    const oat = lists[0]!.filter(({ text }) => text.includes('oat milk'));
    expect(oat.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  it('are ignored with a reason, opened again, and merged', async () => {
    await ask('Which beans suit a moka pot?');
    await ask('stovetop brewer bean advice');
    const [moka, stovetop] = [(await find('moka pot'))!, (await find('stovetop'))!];
    const { gap: ignored } = await editor.ignoreGap(moka.id, 'We close it next year.');
    expect(ignored).toMatchObject({ state: 'ignored', reason: 'We close it next year.' });
    expect(await find('moka pot')).toBeUndefined();
    expect((await editor.reopenGap(moka.id)).gap).toMatchObject({ state: 'open', reason: null });

    const { gap: merged } = await editor.mergeGap(moka.id, stovetop.id);
    expect(merged).toMatchObject({ id: stovetop.id, count: 2 });
    expect((await editor.gap(moka.id)).id).toBe(stovetop.id);
    expect(await find('moka pot')).toMatchObject({ id: stovetop.id });
    // And so does what is asked later.
    await ask('which beans suit a moka pot');
    expect(await editor.gap(stovetop.id)).toMatchObject({ count: 3 });
    await expect(editor.mergeGap(stovetop.id, stovetop.id)).rejects.toMatchObject({ status: 400 });
    await expect(editor.gap('gap_none')).rejects.toMatchObject({ status: 404 });
  });

  it('also come from answers that did not help, until the customer says otherwise', async () => {
    const { visitor, conversationId } = await ask('How do I descale the Ember espresso machine?');
    const answer = await eventually(visitor, conversationId, ({ content }) => content.type === 'answer');
    const address = path(routes.answerFeedback, { conversationId, messageId: answer.id });
    expect((await visitor.post(address, { rating: 'not-helpful' })).status).toBe(200);
    expect(await find('descale')).toMatchObject({ count: 1, ratedBadly: 1, unanswered: 0 });
    await visitor.post(address, { rating: 'helpful' });
    expect(await find('descale')).toBeUndefined();
    await visitor.post(address, { rating: 'not-helpful' });
    expect(await find('descale')).toMatchObject({ state: 'open', count: 1 });
    await visitor.post(address, { rating: 'helpful' });
  });

  it('become a draft with the agent’s reply, close on publication, and tell who asked', async () => {
    const question = 'Do you engrave initials?';
    const asker = await ask(question);
    await asker.visitor.askForPerson(asker.conversationId);
    await agent.accept(asker.conversationId);
    await agent.say(asker.conversationId, 'Hello!');
    await agent.say(asker.conversationId, 'Yes, up to 12 letters. Call me at +49 171 1234567, Mei.');
    await agent.resolve(asker.conversationId);
    const silent = await ask('do you engrave initials');

    const gap = (await find('engrave'))!;
    expect((await editor.gap(gap.id)).evidence).toMatchObject([
      { conversationId: asker.conversationId, text: 'Yes, up to 12 letters. Call me at [phone], [name].' },
    ]);
    const stream = new StreamReader(await silent.visitor.get(routes.events));
    await stream.next();
    const { gap: drafted, draft } = await editor.draftGap(gap.id, { articleId: 'engraving', tags: ['care'] });
    expect(drafted).toMatchObject({ state: 'drafted', articleId: 'engraving', askers: 2, told: 0 });
    expect(draft.source).toContain('1. Yes, up to 12 letters. Call me at \\[phone\\], \\[name\\].');
    expect(draft.source).toContain('title: "Do you engrave initials?"');
    expect(draft.reviewId).toMatch(/^rvw_/);
    await expect(editor.draftGap(gap.id)).rejects.toMatchObject({ status: 409 });

    await folder.write('guide/engraving.en.md', draft.source);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    const events: StreamEvent[] = await stream.events(2);
    await stream.cancel();
    expect(events).toMatchObject([
      { type: 'message.created', message: { author: { kind: 'system' }, content: { notice: 'question-answered' } } },
      { type: 'message.created', message: { author: { kind: 'bot' }, content: { type: 'answer' } } },
    ]);
    await eventually(asker.visitor, asker.conversationId, ({ content }) => content.type === 'answer');
    expect(await editor.gap(gap.id)).toMatchObject({ state: 'closed', askers: 2, told: 2 });

    // Nobody is told twice, whatever is published again.
    await folder.write('guide/engraving.en.md', `${draft.source}\nMore.\n`);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell, 'engrave initials more');
    const { messages } = await asker.visitor.transcript(asker.conversationId);
    expect(
      messages.filter(({ content }) => content.type === 'notice' && content.notice === 'question-answered'),
    ).toHaveLength(1);
  });

  it('are closed with an article that is there, and open again when they are asked again', async () => {
    const { visitor, conversationId } = await ask('warehouse access opening code please');
    const gap = (await find('warehouse access'))!;
    await expect(editor.closeGap(gap.id, { articleId: 'none', locale: 'en' })).rejects.toMatchObject({ status: 400 });
    const { gap: closed } = await editor.closeGap(gap.id, { articleId: 'return-order', locale: 'en' });
    expect(closed).toMatchObject({ state: 'closed', told: 1 });
    await eventually(visitor, conversationId, ({ content }) => content.type === 'answer');
    await ask('warehouse access opening code');
    expect(await editor.gap(gap.id)).toMatchObject({ state: 'open', count: 2, told: 1, askers: 2 });
    // An internal article is nothing to tell customers.
    const { gap: internal } = await editor.closeGap(gap.id, { articleId: 'door-code', locale: 'en' });
    expect(internal).toMatchObject({ state: 'closed', told: 1, askers: 2 });
  });

  it('are for staff, and to be managed by editors', async () => {
    const [gap] = await editor.gaps();
    const visitor = await server.visitor();
    for (const who of [visitor, { get: (address: string) => server.request(address) }])
      expect((await who.get(routes.staffGaps)).status).toBe(401);
    const mei = loopsClient(server, agent);
    expect((await mei.gaps())[0]?.id).toBe(gap!.id);
    await expect(mei.ignoreGap(gap!.id)).rejects.toMatchObject({ status: 403 });
    await expect(mei.mergeGap(gap!.id, 'gap_x')).rejects.toMatchObject({ status: 403 });
    expect((await mei.draftGap(gap!.id)).gap.state).toBe('drafted');
  });
});
