import { defaultThresholds } from '@askwell/core/answers';
import {
  path,
  routes,
  type AnswerDetails,
  type AnswerReplay,
  type StaffRole,
  type WhatIfPage,
} from '@askwell/core/protocol';
import { tokenizerVersion } from '@askwell/core/search';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { accountArticles, answersOf, askBot, decides, rate, vagueQuestion } from '../../../test/learning.ts';
import { eventually, TestServer, type TestAgent, type TestVisitor } from '../../../test/server.ts';

describe.each(engines)('what the bot decided on $engine', (engine) => {
  let server: TestServer;
  let visitor: TestVisitor;
  let editor: TestAgent;
  let vague: string;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    for (const [file, text] of Object.entries(accountArticles)) await folder.write(file, text);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell, 'bulb', 2);
    visitor = await server.visitor();
    editor = await server.agent('Eve', 'editor');
    await askBot(visitor, 'How do I descale the Ember espresso machine?', 'answer');
    server.clock.advance(1_000);
    vague = await vagueQuestion(server.askwell);
    await askBot(visitor, vague, 'clarify');
    server.clock.advance(1_000);
    await askBot(visitor, 'What is the airspeed of a swallow of anna.berg@gmail.com?', 'handoff-offer');
    server.clock.advance(1_000);
    const id = await visitor.open();
    await visitor.say(id, 'I want to talk to a human');
    await eventually(visitor, id, ({ content }) => content.type === 'notice');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  const details = async (answerId: string) =>
    (await (await editor.get(path(routes.staffAnswer, { answerId }))).json()) as AnswerDetails;
  const firstOf = async (kind: string) => (await answersOf(editor, `?kind=${kind}`)).answers[0]!;

  it('is kept for answers, clarifications and handoffs, the newest first', async () => {
    const { answers, next } = await answersOf(editor);
    expect(next).toBeNull();
    expect(answers).toMatchObject([
      { kind: 'handoff', provider: 'small-talk', messageId: null },
      { kind: 'handoff', provider: 'knowledge', question: 'What is the airspeed of a swallow of …?', articleId: null },
      { kind: 'clarify', provider: 'knowledge', question: vague },
      { kind: 'answer', provider: 'knowledge', articleId: 'descale-ember', locale: 'en', rating: null },
    ]);
  });

  it('is listed by kind, article, confidence, time and rating, in pages', async () => {
    const [requested, unknown, clarified, answered] = (await answersOf(editor)).answers;
    const ids = async (query: string) => (await answersOf(editor, query)).answers.map(({ id }) => id);
    expect(await ids('?kind=handoff')).toEqual([requested!.id, unknown!.id]);
    expect(await ids('?articleId=descale-ember')).toEqual([answered!.id]);
    expect(await ids('?provider=small-talk')).toEqual([requested!.id]);
    expect(await ids(`?until=${clarified!.decidedAt}`)).toEqual([answered!.id]);
    expect(await ids(`?since=${clarified!.decidedAt}&kind=clarify`)).toEqual([clarified!.id]);
    expect(await ids(`?conversationId=${answered!.conversationId}`)).toEqual([answered!.id]);
    expect(await ids('?least=0.5&kind=answer')).toEqual([answered!.id]);
    expect(await ids('?most=0.1&kind=answer')).toEqual([]);
    const first = await answersOf(editor, '?limit=3');
    expect(first.answers).toHaveLength(3);
    expect(await ids(`?limit=3&after=${first.next}`)).toEqual([answered!.id]);
    const { messages } = await visitor.transcript(answered!.conversationId);
    await rate(visitor, { conversationId: answered!.conversationId, message: messages[1]! }, 'helpful');
    expect(await ids('?rating=helpful')).toEqual([answered!.id]);
    expect(await ids('?rating=unrated')).not.toContain(answered!.id);
    expect((await editor.get(`${routes.staffAnswers}?least=2`)).status).toBe(400);
  });

  it('is explained by its receipt: source, versions, and what each feature contributed', async () => {
    const { answer, receipt, explanation } = await details((await firstOf('answer')).id);
    expect(receipt).toMatchObject({
      locale: 'en',
      context: [],
      decision: { kind: 'answer', confidence: answer.confidence },
      thresholds: defaultThresholds,
      versions: { index: expect.stringMatching(/^\d+\.\d+$/) as string, tokenizer: tokenizerVersion, model: 0 },
      citations: [{ articleId: 'descale-ember', revision: 1, reviewer: 'Li Na', verifiedUntil: '2026-12-30' }],
    });
    const { bias, logOdds, contributions } = explanation!;
    expect(bias + contributions.reduce((sum, one) => sum + one.contribution, 0)).toBeCloseTo(logOdds, 8);
    expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(answer.confidence, 8);
    const handedOver = await details((await answersOf(editor, '?provider=small-talk')).answers[0]!.id);
    expect(handedOver).toMatchObject({ explanation: null, receipt: { citations: [] } });
    expect((await editor.get(path(routes.staffAnswer, { answerId: 'ans_none' }))).status).toBe(404);
  });

  it('names the question before that a follow-up was read with', async () => {
    const { conversationId } = await askBot(visitor, 'How do I delete my account?', 'answer');
    server.clock.advance(1_000);
    await visitor.say(conversationId, 'and the password?');
    await eventually(visitor, conversationId, ({ seq, author }) => seq === 4 && author.kind === 'bot');
    const { answers } = await answersOf(editor, `?conversationId=${conversationId}`);
    const { messages } = await visitor.transcript(conversationId);
    expect((await details(answers[0]!.id)).receipt).toMatchObject({
      questionMessageId: messages[2]!.id,
      context: [messages[0]!.id],
    });
  });

  it('is decided again, and says what changed', async () => {
    const question = 'my keycode for the shop slipped my mind';
    const { conversationId } = await askBot(visitor, question, 'handoff-offer');
    const { answers } = await answersOf(editor, `?conversationId=${conversationId}`);
    const replay = async () => {
      const response = await editor.post(path(routes.staffAnswerReplay, { answerId: answers[0]!.id }));
      return (await response.json()) as AnswerReplay;
    };
    expect(await replay()).toMatchObject({ before: { kind: 'handoff' }, now: { kind: 'handoff' }, changes: [] });
    const label = { question, locale: 'en', articleId: 'reset-password' };
    expect((await editor.post(routes.staffLearnedExamples, label)).status).toBe(201);
    await decides(server.askwell, question, 'reset-password');
    const { now, ...then } = await replay();
    expect(then).toMatchObject({ before: { kind: 'handoff' }, changes: ['kind'] });
    expect(now.kind === 'answer' && now.passages[0]?.articleId).toBe('reset-password');
  });

  it('would have been decided in another way with other thresholds, page after page', async () => {
    const whatIf = async (body: object) => {
      const response = await editor.post(routes.staffWhatIf, body);
      return { status: response.status, page: (await response.json()) as WhatIfPage };
    };
    const { page: same } = await whatIf({});
    expect(same).toMatchObject({ questions: same.total, changes: [], next: null });
    expect(same.after).toEqual(same.before);
    expect(same.before.answered).toBeGreaterThanOrEqual(2);
    expect(same.before).toMatchObject({ judged: expect.any(Number) as number });

    const { page: strict } = await whatIf({ thresholds: { answer: 1, clarify: 1 } });
    expect(strict.after).toMatchObject({ answered: 0, clarified: 0, confidence: 0 });
    expect(strict.after.handedOver).toBe(same.total - strict.after.smallTalk);
    expect(strict.changes.length).toBe(same.before.answered + same.before.clarified);
    expect(JSON.stringify(strict)).not.toContain('@gmail');

    const pages = { questions: 0, answered: 0 };
    for (let after: string | null | undefined; after !== null;) {
      const { page }: { page: WhatIfPage } = await whatIf({ limit: 2, ...(after === undefined ? {} : { after }) });
      pages.questions += page.questions;
      pages.answered += page.before.answered;
      after = page.next;
    }
    expect(pages).toEqual({ questions: same.questions, answered: same.before.answered });
    expect((await whatIf({ model: 99 })).status).toBe(404);
    expect((await whatIf({ thresholds: { answer: 2, clarify: 0 } })).status).toBe(400);
    expect((await whatIf({ limit: 10_000 })).status).toBe(400);
  });

  it('tells progress while it replays, and stops when it is told to', async () => {
    const { whatIf } = server.askwell.services;
    const seen: number[] = [];
    const result = await whatIf.run({}, { days: 30 }, { onProgress: ({ done }) => seen.push(done) });
    expect(seen.at(-1)).toBe(result.questions);
    expect((await whatIf.run({}, { days: 30, most: 2 })).questions).toBe(2);
    const stop = new AbortController();
    const work = whatIf.run({}, { days: 30 }, { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(work).rejects.toThrow('enough');
  });

  it('is read by all staff, replayed in bulk by editors', async () => {
    const allowed: Record<StaffRole, readonly [answers: number, whatIf: number]> = {
      editor: [200, 200],
      reviewer: [200, 200],
      agent: [200, 403],
      supervisor: [200, 200],
      admin: [200, 200],
    };
    for (const [role, expected] of Object.entries(allowed)) {
      const member = await server.agent(`Read-${role}`, role as StaffRole);
      const statuses = [await member.get(routes.staffAnswers), await member.post(routes.staffWhatIf, {})];
      expect(
        statuses.map(({ status }) => status),
        role,
      ).toEqual(expected);
    }
    expect((await visitor.get(routes.staffAnswers)).status).toBe(401);
  });
});
