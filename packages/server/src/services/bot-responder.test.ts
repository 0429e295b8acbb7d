import { path, routes } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../test/engines.ts';
import { eventually, TestServer, type TestVisitor } from '../../test/server.ts';
import { writeKnowledge } from '../../test/knowledge.ts';

describe.each(engines)('the bot on $engine', (engine) => {
  let server: TestServer;
  let visitor: TestVisitor;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    visitor = await server.visitor();
    await folder.indexed(server.askwell);
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  const fromBot = (type: string) => (message: { author: { kind: string }; content: { type: string } }) =>
    message.author.kind === 'bot' && message.content.type === type;

  it('answers with the section of the article, its revision and who reviewed it', async () => {
    const id = await visitor.open();
    await visitor.say(id, 'How do I descale the Ember espresso machine?');
    const { content } = await eventually(visitor, id, fromBot('answer'));
    expect(content).toMatchObject({
      citations: [
        {
          articleId: 'descale-ember',
          locale: 'en',
          revision: 1,
          title: 'Descale the Ember espresso machine',
          reviewer: 'Li Na',
          reviewedAt: '2026-09-01',
          verifiedUntil: '2026-12-30',
        },
      ],
    });
    expect(content.type === 'answer' && JSON.stringify(content.citations[0]!.blocks)).toContain('citric acid');
  });

  it('keeps a receipt of every answer', async () => {
    const id = await visitor.open();
    await visitor.say(id, 'How do I descale the Ember espresso machine?');
    const answer = await eventually(visitor, id, fromBot('answer'));
    const database = await server.database.open();
    const receipts = await database.read
      .selectFrom('answer_receipts')
      .selectAll()
      .where('conversation_id', '=', id)
      .execute();
    expect(receipts).toMatchObject([
      { message_id: answer.id, article_id: 'descale-ember', revision: 1, reviewer: 'Li Na' },
    ]);
    await database.close();
  });

  it('offers a person when it finds nothing, and records the question', async () => {
    const id = await visitor.open();
    await visitor.say(id, 'What is the airspeed velocity of an unladen swallow?');
    const { content } = await eventually(visitor, id, fromBot('handoff-offer'));
    expect(content).toEqual({ type: 'handoff-offer', reason: 'no-answer' });
    const database = await server.database.open();
    const gaps = await database.read
      .selectFrom('unanswered_questions')
      .selectAll()
      .where('conversation_id', '=', id)
      .execute();
    expect(gaps).toMatchObject([
      { conversation_id: id, locale: 'en', question: expect.stringContaining('swallow') as string },
    ]);
    await database.close();
  });

  it('fetches a person when it is asked for one', async () => {
    const id = await visitor.open();
    await visitor.say(id, 'I want to talk to a human');
    await eventually(visitor, id, ({ content }) => content.type === 'notice' && content.notice === 'handoff-requested');
    expect((await visitor.transcript(id)).conversation).toMatchObject({ state: 'queued', handoffReason: 'requested' });
  });

  it('answers a choice from the article that was chosen', async () => {
    const id = await visitor.open('zh-CN');
    const content = { type: 'choice', articleId: 'descale-ember', locale: 'zh-CN', text: '给 Ember 咖啡机除垢' };
    await visitor.post(path(routes.messages, { conversationId: id }), { clientId: 'chosen-it', content });
    const answer = await eventually(visitor, id, fromBot('answer'));
    expect(answer.content).toMatchObject({
      confidence: 1,
      citations: [{ locale: 'zh-CN', title: '给 Ember 咖啡机除垢' }],
    });
  });

  it('says nothing while a person owns the conversation', async () => {
    const id = await visitor.open();
    await visitor.askForPerson(id);
    await visitor.say(id, 'How do I descale the Ember espresso machine?');
    await server.askwell.close();
    server.askwell = await server.startAnother();
    expect((await visitor.transcript(id)).messages.map(({ author }) => author.kind)).toEqual(['system', 'visitor']);
  });

  it('answers after a restart what it owed before a crash, once, with several servers starting', async () => {
    const id = await visitor.open();
    await visitor.say(id, 'hello');
    const answered = await eventually(visitor, id, fromBot('small-talk'));
    // A crash between the question's commit and the answer's: the answer is not there, the debt is.
    const database = await server.database.open();
    await server.askwell.close();
    const [question] = (
      await database.read.selectFrom('messages').selectAll().where('conversation_id', '=', id).execute()
    ).toSorted((a, b) => a.seq - b.seq);
    await database.write(async (writer) => {
      await writer.deleteFrom('events').where('message_id', '=', answered.id).execute();
      await writer.deleteFrom('messages').where('id', '=', answered.id).execute();
      await writer.updateTable('conversations').set({ last_seq: 1 }).where('id', '=', id).execute();
      const debt = { message_id: question!.id, conversation_id: id, created_at: question!.created_at };
      await writer.insertInto('pending_answers').values(debt).execute();
    });
    const [first, second] = await Promise.all([server.startAnother(), server.startAnother()]);
    server.askwell = first;
    await eventually(visitor, id, fromBot('small-talk'));
    await second.close();
    const after = await visitor.transcript(id);
    expect(after.messages.map(({ seq, author }) => [seq, author.kind])).toEqual([
      [1, 'visitor'],
      [2, 'bot'],
    ]);
    expect(await database.read.selectFrom('pending_answers').selectAll().execute()).toEqual([]);
    await database.close();
  });
});
