import { routes, type KnowledgeTestEntry, type TestingClient } from '@askwell/core/protocol';
import { mostTestsPerRun } from '@askwell/core/protocol/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { accountArticles } from '../../../test/learning.ts';
import { refusal } from '../../../test/reviewers.ts';
import { TestServer, type TestAgent } from '../../../test/server.ts';
import { testingClient } from '../../../test/testing-client.ts';

const regression = `- { locale: en, question: "forgot the password", article: reset-password }
- { locale: en, question: "I forgot my password", article: delete-account }
- { locale: en, question: "What is the airspeed of a swallow?", article: null }
- { locale: en, question: "and for a company?", context: ["How do I delete my account?"], decision: clarify }
- { locale: en, question: "what is the code of the warehouse door", audience: internal, article: door-code }
`;

describe.each(engines)('the knowledge tests on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let editor: TestingClient;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    for (const [file, text] of Object.entries(accountArticles)) await folder.write(file, text);
    await folder.write('tests/regression.yaml', regression);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell, 'bulb', 2);
    editor = await testingClient(server, 'Eve', 'editor');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  const find = async (question: string, kind: KnowledgeTestEntry['source']['kind'] = 'file') => {
    const { tests } = await editor.tests();
    return tests.find((test) => test.question === question && test.source.kind === kind)!;
  };

  it('are the questions of the articles and those of the folder', async () => {
    const { tests, total } = await editor.tests();
    expect(total).toBe(tests.length);
    expect(tests.filter(({ source }) => source.kind === 'file')).toHaveLength(5);
    expect(await find('I forgot my password', 'article')).toMatchObject({
      locale: 'en',
      expect: { article: 'reset-password' },
      title: 'Reset your password',
      source: { file: 'reset-password.en', line: 0 },
    });
    expect(await find('and for a company?')).toMatchObject({
      context: ['How do I delete my account?'],
      expect: { decision: 'clarify' },
      title: null,
      source: { file: 'tests/regression.yaml', line: 4 },
    });
    expect(new Set(tests.map(({ id }) => id)).size).toBe(tests.length);
  });

  it('pass and fail, and a failure tells what ranked instead with its numbers', async () => {
    const good = await find('forgot the password');
    const bad = await find('I forgot my password');
    const none = await find('What is the airspeed of a swallow?');
    const internal = await find('what is the code of the warehouse door');
    const { results, missing, thresholds } = await editor.run([good, bad, none, internal].map(({ id }) => id));
    expect(missing).toEqual([]);
    expect(thresholds.answer).toBeGreaterThan(thresholds.clarify);
    expect(results.map(({ id, passed }) => [id, passed])).toEqual([
      [good.id, true],
      [bad.id, false],
      [none.id, true],
      [internal.id, true],
    ]);
    expect(results[0]).toMatchObject({ failure: null, ranking: [], decision: { kind: 'answer' } });
    const failure = results[1]!;
    expect(failure.failure).toMatchObject({ code: 'wrong-article' });
    expect(failure.ranking[0]).toMatchObject({ articleId: 'reset-password', title: 'Reset your password' });
    expect(failure.ranking[0]!.features['wording']).toBe(1);
    expect(failure.duration).toBeGreaterThanOrEqual(0);
  });

  it('keep their ids when lines move, and are other tests when the article is published anew', async () => {
    const before = await find('forgot the password');
    await folder.write('tests/regression.yaml', `# moved down\n\n${regression}`);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    const moved = await find('forgot the password');
    expect(moved.id).toBe(before.id);
    expect(moved.source.line).toBe(before.source.line + 2);
    const { tests } = await editor.tests();
    await folder.write(
      'account/delete-account.en.md',
      accountArticles['account/delete-account.en.md']!.replace('How do I delete', 'How can I delete'),
    );
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    const gone = tests.find(({ question, source }) => question.includes('delete') && source.kind === 'article')!;
    expect((await editor.run([gone.id, before.id])).missing).toEqual([gone.id]);
    expect(await find('How can I delete my account?', 'article')).toBeDefined();
  });

  it('are refused when there are none of them, too many or somebody may not', async () => {
    expect(await refusal(editor.run(['nothing']))).toBe('not-found');
    expect(await refusal(editor.run([]))).toBe('invalid-request');
    const many = Array.from({ length: mostTestsPerRun + 1 }, (_, number) => String(number));
    expect(await refusal(editor.run(many))).toBe('invalid-request');
    const visitor = await server.visitor();
    for (const route of [routes.staffRunKnowledgeTests, routes.staffAsk]) {
      expect((await visitor.post(route, {})).status).toBe(401);
    }
    expect((await visitor.get(routes.staffKnowledgeTests)).status).toBe(401);
    const agent: TestAgent = await server.agent('Aki', 'agent');
    expect((await agent.get(routes.staffKnowledgeTests)).status).toBe(200);
  });

  it('are described', async () => {
    const document = (await (await server.request(routes.openapi)).json()) as {
      paths: Record<string, Record<string, { security?: object[] }>>;
    };
    const described = [
      ['get', routes.staffKnowledgeTests],
      ['post', routes.staffRunKnowledgeTests],
      ['post', routes.staffAsk],
      ['post', routes.staffWhatIfQuestions],
    ] as const;
    for (const [method, route] of described) {
      expect(document.paths[route]?.[method]?.security, route).toEqual([{ staffCookie: [] }]);
    }
  });
});
