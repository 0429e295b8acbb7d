import { type LoopsClient, type StaffRole, type StreamEvent, routes } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { loopsClient } from '../../../test/loops-client.ts';
import { TestReviewer } from '../../../test/reviewers.ts';
import { StreamReader, TestServer, type TestAgent } from '../../../test/server.ts';

describe.each(engines)('cases on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let agent: TestAgent;
  let mei: LoopsClient;
  let editor: LoopsClient;
  beforeAll(async () => {
    folder = await writeKnowledge();
    server = await TestServer.start(engine);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell);
    agent = await server.agent('Mei', 'agent');
    mei = loopsClient(server, agent);
    editor = await member('Edda', 'editor');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  async function member(name: string, role: StaffRole): Promise<LoopsClient> {
    return loopsClient(server, await server.agent(name, role));
  }

  async function solved(...replies: string[]): Promise<string> {
    const visitor = await server.visitor();
    const conversationId = await visitor.open();
    await visitor.askForPerson(conversationId);
    await visitor.say(conversationId, 'The grinder hums but does not turn. My order is 100234987.');
    await agent.accept(conversationId);
    for (const reply of replies) await agent.say(conversationId, reply);
    await visitor.say(conversationId, 'It turns again, thank you Mei!');
    await agent.resolve(conversationId);
    return conversationId;
  }

  it('are made of resolved conversations, masked, once', async () => {
    const conversationId = await solved('Hello!', 'Please do this:\n1. Unplug it\n2. Turn the ring by hand');
    const { case: one } = await mei.createCase(conversationId);
    expect(one).toMatchObject({
      conversationId,
      state: 'draft',
      title: 'The grinder hums but does not turn',
      problem: 'The grinder hums but does not turn. My order is [number].',
      process: ['Please do this:', 'Unplug it', 'Turn the ring by hand'],
      feedback: 'It turns again, thank you [name]!',
      links: [],
    });
    expect((await mei.createCase(conversationId)).case).toEqual(one);
    expect((await editor.cases()).map(({ id }) => id)).toEqual([one.id]);

    const { case: changed } = await editor.changeCase(one.id, {
      title: 'Grinder hums: call Mei at mei.lin@post.example',
      feedback: null,
      state: 'kept',
    });
    expect(changed).toMatchObject({ state: 'kept', title: 'Grinder hums: call [name] at [email]', feedback: null });
    expect(changed.process).toEqual(one.process);
    expect(await editor.cases({ state: 'discarded' })).toEqual([]);
  });

  it('become articles and wordings, linked both ways', async () => {
    const staff = await server.agent('Sam', 'supervisor');
    const stream = new StreamReader(await staff.get(routes.staffEvents));
    await stream.next();
    const { case: one } = await mei.createCase(await solved('Turn the ring by hand, then start it.'));
    const { case: linked, draft } = await mei.generaliseCase(one.id, { as: 'article', category: 'guide/coffee' });
    expect(draft).toMatchObject({ articleId: 'the-grinder-hums-but-does-not-turn', locale: 'en' });
    expect(draft!.source).toContain('## Steps\n\n1. Turn the ring by hand, then start it.');
    expect(linked).toMatchObject({ state: 'kept', links: [{ kind: 'article', targetId: draft!.reviewId }] });
    // The id of another draft or article is not taken a second time.
    const second = await editor.generaliseCase(one.id, { as: 'case' });
    expect(second.draft!.articleId).toBe('the-grinder-hums-but-does-not-turn-2');
    await expect(editor.generaliseCase(one.id, { as: 'case', articleId: 'descale-ember' })).rejects.toMatchObject({
      status: 409,
    });

    await expect(mei.generaliseCase(one.id, { as: 'wording', articleId: 'descale-ember' })).rejects.toMatchObject({
      status: 403,
    });
    const { case: taught } = await editor.generaliseCase(one.id, { as: 'wording', articleId: 'descale-ember' });
    expect(taught.links.map(({ kind }) => kind).toSorted()).toEqual(['article', 'case', 'wording']);
    expect((await mei.cases({ articleId: 'descale-ember' })).map(({ id }) => id)).toEqual([one.id]);
    expect(await mei.cases({ articleId: 'return-order' })).toEqual([]);
    const seen: StreamEvent[] = [];
    while (!seen.some(({ type }) => type === 'learned-example.approved')) seen.push(...(await stream.events(1)));
    await stream.cancel();
    expect(seen).toContainEqual(expect.objectContaining({ type: 'case.changed', caseId: one.id }));
  });

  it('keep what several people correct at once', async () => {
    const { case: one } = await mei.createCase(await solved('Turn the ring by hand, then start it.'));
    const corrections = { title: 'The grinder hums', result: 'It turns.', problem: 'It only hums.' };
    await Promise.all([
      ...Object.entries(corrections).map(([field, text]) => editor.changeCase(one.id, { [field]: text })),
      mei.generaliseCase(one.id, { as: 'article', articleId: 'humming-grinder' }),
    ]);
    const after = (await editor.cases()).find(({ id }) => id === one.id);
    expect(after).toMatchObject({ ...corrections, process: one.process, state: 'kept' });
    // Whoever discarded it has decided.
    await editor.changeCase(one.id, { state: 'discarded' });
    await mei.generaliseCase(one.id, { as: 'case', articleId: 'humming-grinder-case' });
    expect(await editor.cases({ state: 'discarded' })).toMatchObject([{ id: one.id }]);
  });

  it('are found from the article that a draft of them became, and name it', async () => {
    const { case: one } = await mei.createCase(await solved('Turn the ring by hand, then start it again.'));
    const { draft } = await mei.generaliseCase(one.id, {
      as: 'article',
      articleId: 'grinder-hums',
      category: 'guide/coffee',
      tags: ['care'],
    });
    const key = { articleId: 'grinder-hums', locale: 'en' };
    const ana = await TestReviewer.join(server, 'Ana', 'editor');
    const ben = await TestReviewer.join(server, 'Ben', 'reviewer');
    const { review } = await ana.act(draft!.reviewId!, { type: 'submit' });
    await ben.act(review.id, { type: 'approve', draftVersion: review.draftVersion });
    let { effect } = await ana.gate(review.id);
    while (effect.state === 'measuring') effect = await ana.effect(effect.id);
    expect((await ana.act(review.id, { type: 'publish' })).review.state).toBe('published');

    const found = await mei.cases({ articleId: key.articleId });
    expect(found).toMatchObject([{ id: one.id, links: [{ kind: 'article', ...key, targetId: review.id }] }]);
    // The published text came by the review that the case names, and the case by the conversation.
    const { revisions } = await ana.revisions(key);
    expect(revisions).toMatchObject([{ number: 1, reviewId: review.id }]);
    expect(found[0]!.conversationId).toBe(one.conversationId);
  });

  it('need a resolved conversation with a problem and an answer, and a role that may read it', async () => {
    const visitor = await server.visitor();
    const conversationId = await visitor.open();
    await expect(mei.createCase(conversationId)).rejects.toMatchObject({ status: 409 });
    await visitor.askForPerson(conversationId);
    await agent.accept(conversationId);
    await agent.resolve(conversationId);
    await expect(mei.createCase(conversationId)).rejects.toMatchObject({ status: 409 });
    await expect(editor.createCase(conversationId)).rejects.toMatchObject({ status: 403 });
    await expect(mei.createCase('cnv_00000000000000000000')).rejects.toMatchObject({ status: 404 });
    expect((await visitor.get(routes.staffCases)).status).toBe(401);
    const statuses = async (role: StaffRole) => {
      const one = await server.agent(`Case-${role}`, role);
      const create = await one.post(routes.staffCases, { conversationId });
      return [(await one.get(routes.staffCases)).status, create.status];
    };
    expect(await statuses('editor')).toEqual([200, 403]);
    expect(await statuses('reviewer')).toEqual([200, 403]);
    expect(await statuses('supervisor')).toEqual([200, 409]);
    expect(await statuses('admin')).toEqual([200, 409]);
  });
});
