import { defaultThresholds, effectOfThresholds } from '@askwell/core/answers';
import type { TestingClient, WeighedQuestionEntry, WhatIfPage } from '@askwell/core/protocol';
import { routes } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { accountArticles, askBot, rate, vagueQuestion } from '../../../test/learning.ts';
import { refusal } from '../../../test/reviewers.ts';
import { eventually, TestServer, type TestAgent } from '../../../test/server.ts';
import { testingClient } from '../../../test/testing-client.ts';

describe.each(engines)('past questions weighed on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let editor: TestingClient;
  let staff: TestAgent;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    for (const [file, text] of Object.entries(accountArticles)) await folder.write(file, text);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell, 'bulb', 2);
    const visitor = await server.visitor();
    const liked = await askBot(visitor, 'How do I descale the Ember espresso machine?', 'answer');
    await rate(visitor, liked, 'helpful');
    server.clock.advance(1_000);
    await askBot(visitor, await vagueQuestion(server.askwell), 'clarify');
    server.clock.advance(1_000);
    await askBot(visitor, 'I forgot my password', 'answer');
    server.clock.advance(1_000);
    await askBot(visitor, 'What does anna.berg@gmail.com say of the airspeed of a swallow?', 'handoff-offer');
    server.clock.advance(1_000);
    const id = await visitor.open();
    await visitor.say(id, 'I want to talk to a human');
    await eventually(visitor, id, ({ content }) => content.type === 'notice');
    editor = await testingClient(server, 'Eve', 'editor');
    staff = await server.agent('Sam', 'supervisor');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  it('carry what is known of them, the newest first and masked', async () => {
    const { questions, total, thresholds, next } = await editor.weighQuestions();
    expect({ total, next, thresholds }).toEqual({ total: 5, next: null, thresholds: defaultThresholds });
    expect(questions).toMatchObject([
      { fixed: 'handoff', articleId: null },
      { question: expect.not.stringContaining('@') as string, fixed: null, right: null },
      { articleId: 'reset-password', canAnswer: true, right: null },
      { canClarify: true },
      { articleId: 'descale-ember', title: 'Descale the Ember espresso machine', right: true },
    ]);
  });

  it.each([
    [0, 0],
    [0.5, 0.3],
    [0.72, 0.42],
    [0.9, 0.9],
    [1, 0],
  ])('tell for %d and %d what deciding them again tells', async (answer, clarify) => {
    const response = await staff.post(routes.staffWhatIf, { thresholds: { answer, clarify } });
    const { after } = (await response.json()) as WhatIfPage;
    const effect = effectOfThresholds((await editor.weighQuestions()).questions, { answer, clarify });
    expect(effect).toMatchObject({
      answered: after.answered,
      clarified: after.clarified,
      handedOver: after.handedOver,
      smallTalk: after.smallTalk,
      judged: after.judged,
      right: after.right,
    });
    expect((effect.estimatedPrecision ?? 0) * effect.answered).toBeCloseTo(after.confidence);
  });

  it('come in pages that together are all', async () => {
    const all: WeighedQuestionEntry[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await editor.weighQuestions({ limit: 2, ...(after === undefined ? {} : { after }) });
      expect(page.total).toBe(5);
      all.push(...page.questions);
      after = page.next;
    }
    expect(all).toEqual((await editor.weighQuestions()).questions);
  });

  it('are not for agents', async () => {
    const agent = await testingClient(server, 'Aki', 'agent');
    expect(await refusal(agent.weighQuestions())).toBe('forbidden');
    expect(await refusal(editor.weighQuestions({ days: 0 }))).toBe('invalid-request');
  });
});
