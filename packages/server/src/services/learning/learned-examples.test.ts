import { path, routes, type LearnedExample, type StaffRole } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { accountArticles, askBot, decides, examplesOf, fromBot, rate, vagueQuestion } from '../../../test/learning.ts';
import { eventually, StreamReader, TestServer, type TestAgent, type TestVisitor } from '../../../test/server.ts';

describe.each(engines)('learning from people on $engine', (engine) => {
  let server: TestServer;
  let visitor: TestVisitor;
  let editor: TestAgent;
  let agent: TestAgent;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    for (const [file, text] of Object.entries(accountArticles)) await folder.write(file, text);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell, 'account password', 1);
    visitor = await server.visitor();
    editor = await server.agent('Eve', 'editor');
    agent = await server.agent('Ada', 'agent');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  const about = async (question: string): Promise<LearnedExample | undefined> =>
    (await examplesOf(editor)).find((example) => example.question === question);
  const decide = (id: string, decision: 'approve' | 'reject' | 'remove', body = {}, by = editor) => {
    const route = {
      approve: routes.staffApproveExample,
      reject: routes.staffRejectExample,
      remove: routes.staffRemoveExample,
    }[decision];
    return by.post(path(route, { exampleId: id }), body);
  };
  const problemOf = async (response: Response) => [response.status, (await response.json()) as unknown];

  it('takes what a visitor says of an answer, once, and anew when the visitor changes their mind', async () => {
    const asked = await askBot(visitor, 'How do I delete my account please?', 'answer');
    const reader = new StreamReader(await visitor.get(routes.events));
    await reader.next();
    expect(await (await rate(visitor, asked, 'not-helpful', 'It is a company.')).json()).toMatchObject({
      feedback: { messageId: asked.message.id, rating: 'not-helpful', reason: 'It is a company.' },
    });
    expect((await rate(visitor, asked, 'not-helpful', 'It is a company.')).status).toBe(200);
    expect(await about('How do I delete my account please?')).toMatchObject({ helpful: false, count: 1 });
    expect((await rate(visitor, asked, 'helpful')).status).toBe(200);
    expect(await reader.events(2)).toMatchObject([
      { type: 'answer.rated', messageId: asked.message.id, rating: 'not-helpful' },
      { type: 'answer.rated', messageId: asked.message.id, rating: 'helpful' },
    ]);
    await reader.cancel();
    // What was learned from the first word went with it.
    expect((await examplesOf(editor)).filter(({ question }) => question.includes('please'))).toMatchObject([
      {
        articleId: 'delete-account',
        locale: 'en',
        helpful: true,
        state: 'candidate',
        sources: [{ source: 'helpful', actor: `visitor:${visitor.id}`, messageId: asked.message.id }],
      },
    ]);
  });

  it('takes feedback on answers of the bot in one’s own conversations only', async () => {
    const asked = await askBot(visitor, 'I forgot my password', 'answer');
    const stranger = await server.visitor();
    expect((await rate(stranger, asked, 'helpful')).status).toBe(404);
    const { messages } = await visitor.transcript(asked.conversationId);
    expect((await rate(visitor, { ...asked, message: messages[0]! }, 'helpful')).status).toBe(404);
    expect((await rate(visitor, asked, 'great')).status).toBe(400);
  });

  it('lets nothing into the bot before an editor approves it, then in every process at once, until it is removed', async () => {
    const question = 'my keycode for the shop slipped my mind';
    const other = await server.startAnother();
    const everywhere = async (articleId: string | undefined) => {
      await decides(server.askwell, question, articleId);
      await decides(other, question, articleId);
    };
    await everywhere(undefined);
    const { conversationId } = await askBot(visitor, question, 'handoff-offer');
    await visitor.askForPerson(conversationId);
    await agent.accept(conversationId);
    await agent.say(conversationId, 'Hello, one moment please.');
    await agent.say(
      conversationId,
      'Open the sign-in page and choose Forgot password, then follow the link in the e-mail.',
    );
    const candidate = await about(question);
    expect(candidate).toMatchObject({
      articleId: 'reset-password',
      state: 'candidate',
      sources: [{ source: 'agent', actor: `staff:${agent.id}`, conversationId }],
    });
    await everywhere(undefined);

    const stream = new StreamReader(await editor.get(routes.staffEvents));
    await stream.next();
    expect(await (await decide(candidate!.id, 'approve')).json()).toMatchObject({
      example: { state: 'approved', decidedBy: editor.id },
    });
    expect(await stream.events(1)).toMatchObject([
      { type: 'learned-example.approved', exampleId: candidate!.id, articleId: 'reset-password', locale: 'en' },
    ]);
    await stream.cancel();
    await everywhere('reset-password');
    expect((await decide(candidate!.id, 'approve')).status).toBe(200);
    expect(await problemOf(await decide(candidate!.id, 'reject'))).toMatchObject([
      409,
      { type: 'urn:askwell:problem:not-possible' },
    ]);
    const restarted = await server.startAnother();
    await decides(restarted, question, 'reset-password');
    await restarted.close();

    expect((await decide(candidate!.id, 'remove')).status).toBe(200);
    await everywhere(undefined);
    await other.close();
  });

  it('learns a chosen clarification, but no choice that was not offered', async () => {
    const question = await vagueQuestion(server.askwell);
    const { conversationId, message } = await askBot(visitor, question, 'clarify');
    const choices = message.content.type === 'clarify' ? message.content.choices : [];
    const choose = (articleId: string, clientId: string) =>
      visitor.post(path(routes.messages, { conversationId }), {
        clientId,
        content: { type: 'choice', articleId, locale: 'en', text: articleId },
      });
    await choose('descale-ember', 'not-offered-1');
    await choose(choices[1]!.articleId, 'offered-choice');
    await eventually(visitor, conversationId, fromBot('answer'));
    const learned = (await examplesOf(editor, '?source=clarification')).filter((one) => one.question === question);
    expect(learned).toMatchObject([{ articleId: choices[1]!.articleId, helpful: true, count: 1 }]);
  });

  it('counts near-duplicates as one, masks personal data, and keeps small talk out', async () => {
    for (const text of ['my brew box of anna.berg@gmail.com tastes odd', 'My brew boxes of li.na@qq.com taste odd!']) {
      const conversationId = await visitor.open();
      await visitor.say(conversationId, text);
      await eventually(visitor, conversationId, ({ author }) => author.kind === 'bot');
      await visitor.askForPerson(conversationId);
      await agent.accept(conversationId);
      await agent.say(conversationId, 'Thank you!');
      await agent.say(conversationId, 'See https://shop.example/help/articles/descale-ember');
    }
    const learned = await examplesOf(editor, '?articleId=descale-ember&source=agent');
    expect(learned).toMatchObject([{ question: 'my brew box of … tastes odd', count: 2 }]);
    expect(learned[0]!.sources).toHaveLength(2);
    expect(JSON.stringify(await examplesOf(editor))).not.toContain('@');
  });

  it('takes an editor’s own label at once, corrected if need be', async () => {
    const label = { question: 'wipe my profile from your files', locale: 'en', articleId: 'reset-password' };
    const labelled = await editor.post(routes.staffLearnedExamples, label);
    expect(labelled.status).toBe(201);
    const { example } = (await labelled.json()) as { example: LearnedExample };
    expect(example).toMatchObject({ state: 'approved', count: 1, sources: [{ source: 'editor' }] });
    await decides(server.askwell, label.question, 'reset-password');
    // The wrong article loses it, the right one gets it.
    expect((await decide(example.id, 'approve', { articleId: 'delete-account' })).status).toBe(200);
    await decides(server.askwell, label.question, 'delete-account');
    expect((await decide(example.id, 'approve', { articleId: null })).status).toBe(200);
    await decides(server.askwell, label.question, undefined);

    const refused = (body: object) => editor.post(routes.staffLearnedExamples, body).then(problemOf);
    expect(await refused({ ...label, articleId: 'nowhere' })).toMatchObject([400, { errors: [{ path: 'articleId' }] }]);
    expect(await refused({ ...label, question: '???' })).toMatchObject([400, { errors: [{ path: 'question' }] }]);
    expect(await refused({ ...label, questionMessageId: 'msg_none' })).toMatchObject([404, {}]);
  });

  it('decides on many, and one that is refused leaves the others alone', async () => {
    const ids: string[] = [];
    for (const question of ['where does the machine chalk up', 'chalk in the machine tank']) {
      const body = { question, locale: 'en', articleId: 'descale-ember' };
      const { example } = (await (await editor.post(routes.staffLearnedExamples, body)).json()) as {
        example: LearnedExample;
      };
      ids.push(example.id);
    }
    const removed = await editor.post(routes.staffRemoveExamples, { ids: [...ids, 'lex_nobody'] });
    expect(await removed.json()).toMatchObject({
      examples: [{ state: 'removed' }, { state: 'removed' }],
      refused: [{ id: 'lex_nobody', detail: expect.stringContaining('lex_nobody') as string }],
    });
    expect(await (await editor.post(routes.staffApproveExamples, { ids })).json()).toMatchObject({
      examples: [{ state: 'approved' }, { state: 'approved' }],
      refused: [],
    });
    expect((await editor.post(routes.staffRejectExamples, { ids: [] })).status).toBe(400);
  });

  it('lists page after page, the most frequent first, each once', async () => {
    const seen: string[] = [];
    const counts: number[] = [];
    for (let after: string | null = ''; after !== null;) {
      const query: string = `?limit=2${after === '' ? '' : `&after=${after}`}`;
      const page = (await (await editor.get(`${routes.staffLearnedExamples}${query}`)).json()) as {
        examples: LearnedExample[];
        next: string | null;
      };
      seen.push(...page.examples.map(({ id }) => id));
      counts.push(...page.examples.map(({ count }) => count));
      after = page.next;
    }
    expect(seen).toEqual((await examplesOf(editor, '?limit=100')).map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect((await editor.get(`${routes.staffLearnedExamples}?after=x`)).status).toBe(400);
  });

  it('is seen by all staff and decided by editors', async () => {
    const [example] = await examplesOf(editor, '?state=approved');
    const allowed: Record<StaffRole, readonly [read: number, decide: number]> = {
      editor: [200, 200],
      reviewer: [200, 200],
      agent: [200, 403],
      supervisor: [200, 200],
      admin: [200, 200],
    };
    for (const [role, expected] of Object.entries(allowed)) {
      const member = await server.agent(`Learn-${role}`, role as StaffRole);
      const read = await member.get(path(routes.staffLearnedExample, { exampleId: example!.id }));
      const approved = await decide(example!.id, 'approve', {}, member);
      expect([read.status, approved.status], role).toEqual(expected);
    }
    expect((await visitor.get(routes.staffLearnedExamples)).status).toBe(401);
  });
});
