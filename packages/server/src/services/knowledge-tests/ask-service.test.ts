import { classifyQuestion } from '@askwell/core/answers';
import type { TestingClient } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { accountArticles, answersOf, examplesOf, vagueQuestion } from '../../../test/learning.ts';
import { refusal, TestReviewer } from '../../../test/reviewers.ts';
import { TestServer, type TestAgent } from '../../../test/server.ts';
import { testingClient } from '../../../test/testing-client.ts';

const kettle = `---
title: Descale the kettle
questions: [How do I get limescale out of the kettle?]
---

## Steps

1. Fill the kettle with vinegar and water and boil it.
`;

describe.each(engines)('asking the bot on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let staff: TestAgent;
  let editor: TestingClient;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    for (const [file, text] of Object.entries(accountArticles)) await folder.write(file, text);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell, 'bulb', 2);
    staff = await server.agent('Sam', 'supervisor');
    editor = await testingClient(server, 'Eve', 'editor');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  it('shows the answer, what it rests on and why, and leaves no trace', async () => {
    const asked = await editor.ask({ question: 'I forgot my password', locale: 'en' });
    expect(asked.decision).toMatchObject({ kind: 'answer', provider: 'knowledge' });
    expect(asked.decision.confidence).toBeGreaterThanOrEqual(asked.thresholds.answer);
    expect(asked.reply).toMatchObject({
      kind: 'answer',
      citation: { articleId: 'reset-password', heading: 'Steps', draft: false },
    });
    expect(asked.reply.kind === 'answer' && asked.reply.citation.blocks.length).toBeGreaterThan(0);
    expect(asked.ranking[0]).toMatchObject({ articleId: 'reset-password', features: { wording: 1 } });
    expect(asked.ranking.length).toBeLessThanOrEqual(8);
    expect(asked.explanation!.contributions.length).toBeGreaterThan(0);
    expect(1 / (1 + Math.exp(-asked.explanation!.logOdds))).toBeCloseTo(asked.decision.confidence);
    expect(asked.readWith).toBeNull();
    expect((await answersOf(staff)).answers).toEqual([]);
    expect(await examplesOf(staff)).toEqual([]);
  });

  it('asks back, hands over and makes small talk as it would with customers', async () => {
    const question = await vagueQuestion(server.askwell);
    expect((await editor.ask({ question, locale: 'en' })).reply).toMatchObject({ kind: 'clarify' });
    const unknown = await editor.ask({ question: 'What is the airspeed of a swallow?', locale: 'en' });
    expect(unknown.reply).toEqual({ kind: 'handoff', reason: 'no-answer' });
    const person = await editor.ask({ question: 'I want to talk to a human', locale: 'en' });
    expect(person.reply).toEqual({ kind: 'handoff', reason: 'requested' });
    expect(person.explanation).toBeNull();
    expect((await editor.ask({ question: 'hello', locale: 'en' })).reply).toEqual({
      kind: 'small-talk',
      intent: 'greeting',
    });
  });

  it('reads a follow-up with the question before it, and says so', async () => {
    const context = ['How do I delete my account?'];
    const followUp = await editor.ask({ question: 'and for a company?', locale: 'en', context });
    expect(followUp.readWith).toBe(context[0]);
    const alone = await editor.ask({ question: 'How do I reset my password?', locale: 'en', context });
    expect(alone.readWith).toBeNull();
  });

  it('classifies the question with the words that decided', async () => {
    const question = 'This is urgent: the lamp is broken and I am angry';
    const { classification } = await editor.ask({ question, locale: 'en' });
    expect(classification).toEqual(classifyQuestion(question));
    expect(classification.because.length).toBeGreaterThan(0);
  });

  it('takes drafts for published while it is asked, and only then', async () => {
    const ana = await TestReviewer.join(server, 'Ana', 'editor');
    const { review } = await ana.createDraft({ articleId: 'descale-kettle', locale: 'en', text: kettle });
    const question = 'How do I get limescale out of the kettle?';
    const before = await editor.ask({ question, locale: 'en' });
    expect(before.ranking.map(({ articleId }) => articleId)).not.toContain('descale-kettle');
    const tried = await editor.ask({ question, locale: 'en', drafts: [review.id] });
    expect(tried.reply).toMatchObject({ kind: 'answer', citation: { articleId: 'descale-kettle', draft: true } });
    expect(tried.ranking[0]).toMatchObject({ articleId: 'descale-kettle' });
    const published = await editor.ask({ question: 'I forgot my password', locale: 'en', drafts: [review.id] });
    expect(published.reply).toMatchObject({ kind: 'answer', citation: { articleId: 'reset-password', draft: false } });
    expect((await editor.ask({ question, locale: 'en' })).decision).toEqual(before.decision);
    const visitor = await server.visitor();
    const hits = await visitor.get(`/api/v1/knowledge/search?q=limescale+kettle&locale=en`);
    expect(JSON.stringify(await hits.json())).not.toContain('descale-kettle');
  });

  it('refuses what is no question, and drafts that are not there', async () => {
    expect(await refusal(editor.ask({ question: '  ', locale: 'en' }))).toBe('invalid-request');
    expect(await refusal(editor.ask({ question: 'x'.repeat(1_001), locale: 'en' }))).toBe('invalid-request');
    expect(await refusal(editor.ask({ question: 'hello', locale: 'en', drafts: ['rev_none'] }))).toBe('not-found');
  });
});
