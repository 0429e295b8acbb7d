import { routes, type Calibration, type StaffRole } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { accountArticles, answersOf, askBot, rate } from '../../../test/learning.ts';
import { TestServer, type TestAgent } from '../../../test/server.ts';

const wordings = {
  'reset-password': [
    'forgot my password',
    'new password please',
    'password lost',
    'change password',
    'password does not work',
    'cannot remember password',
    'reset the password',
    'password recovery',
  ],
  'delete-account': [
    'delete account',
    'remove my account',
    'erase account',
    'get rid of my account',
    'account removal',
    'delete everything about me',
    'how to delete',
    'leave for good',
  ],
  'close-account': [
    'close the company account',
    'shut down our business account',
    'company leaves',
    'owner closes account',
    'end a company account',
    'firm account closing',
    'company wants to close',
    'close it',
  ],
  'descale-ember': [
    'descale machine',
    'chalk in the Ember',
    'citric acid',
    'clean the espresso machine',
    'lime in the machine',
    'Ember blinks',
    'decalcify',
    'descaling',
  ],
} as const;

describe.each(engines)('calibrating on $engine', (engine) => {
  let server: TestServer;
  let supervisor: TestAgent;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    for (const [file, text] of Object.entries(accountArticles)) await folder.write(file, text);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell, 'account password', 1);
    supervisor = await server.agent('Sue', 'supervisor');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  const tests = [
    ...Object.entries(wordings).flatMap(([articleId, questions]) =>
      questions.map((question) => ({ question, locale: 'en', articleId })),
    ),
    ...[
      'open a company in Peru',
      'a joke about the settings',
      'order a machine',
      'link two sign-in pages',
      'account of the cup',
    ].map((question) => ({ question, locale: 'en', articleId: null })),
  ];
  const calibrate = async (body: object, by = supervisor) => {
    const response = await by.post(routes.staffCalibrations, body);
    return { status: response.status, body: (await response.json()) as { calibration: Calibration; current: number } };
  };
  const confidenceOf = async (question: string) =>
    (await server.askwell.services.answers.ask(question, 'en')).decision.confidence;
  const use = (version: number) => supervisor.post(routes.staffCurrentCalibration, { version });

  it('refuses too few labelled questions and says how to get more', async () => {
    const { status, body } = await calibrate({});
    expect(status).toBe(409);
    expect(body).toMatchObject({ type: 'urn:askwell:problem:too-few-questions' });
    expect((body as unknown as { detail: string }).detail).toMatch(
      /There are \d+ labelled questions; calibrating needs 30/,
    );
  });

  it('fits a model, reports how reliable it is, and answers by it only when told to', async () => {
    const question = 'forgot my password';
    const before = await confidenceOf(question);
    const tried = await calibrate({ tests });
    expect(tried).toMatchObject({
      status: 201,
      body: { current: 0, calibration: { version: null, outOfScope: 5, bySource: { examples: 0, feedback: 0 } } },
    });
    const { calibration } = tried.body;
    expect(calibration.questions).toBeGreaterThanOrEqual(37);
    for (const { calibrationError, brier, accuracy } of [calibration.before, calibration.after]) {
      for (const share of [calibrationError, brier, accuracy]) expect(share).toSatisfy((n: number) => n >= 0 && n <= 1);
    }
    expect(calibration.after.accuracy).toBe(calibration.before.accuracy);
    expect(await confidenceOf(question)).toBe(before);

    expect((await calibrate({ tests, apply: true })).body).toMatchObject({ current: 1, calibration: { version: 1 } });
    const after = await confidenceOf(question);
    expect(after).not.toBe(before);

    const other = await server.startAnother();
    expect((await other.services.answers.ask(question, 'en')).decision.confidence).toBe(after);
    expect(await (await supervisor.get(routes.staffCalibrations)).json()).toMatchObject({
      current: 1,
      calibrations: [{ version: 1, createdBy: `staff:${supervisor.id}` }],
    });

    // Receipts name the model; past ones are explained by theirs.
    const visitor = await server.visitor();
    await askBot(visitor, question, 'answer');
    const [answer] = (await answersOf(supervisor)).answers;
    expect(answer!.confidence).toBe(after);

    expect((await use(0)).status).toBe(200);
    expect(await confidenceOf(question)).toBe(before);
    while ((await other.services.answers.ask(question, 'en')).decision.confidence !== before)
      await new Promise((resolve) => setImmediate(resolve));
    await other.close();
    expect((await use(7)).status).toBe(404);
  });

  it('counts approved examples and feedback, each wording once', async () => {
    const visitor = await server.visitor();
    for (const question of ['How do I delete my account?', 'I forgot my password']) {
      await rate(visitor, await askBot(visitor, question, 'answer'), 'helpful'); // both are questions of the articles
    }
    await rate(visitor, await askBot(visitor, 'delete my old account in the app', 'answer'), 'not-helpful');
    await rate(visitor, await askBot(visitor, 'please descale that Ember machine', 'answer'), 'helpful');
    const editor = await server.agent('Eve', 'editor');
    await editor.post(routes.staffLearnedExamples, {
      question: 'vanish from the settings forever',
      locale: 'en',
      articleId: 'delete-account',
    });
    await editor.post(routes.staffLearnedExamples, { question: 'who is the pope', locale: 'en', articleId: null });
    const { calibration } = (await calibrate({ tests })).body;
    expect(calibration).toMatchObject({ bySource: { examples: 2, feedback: 2 }, outOfScope: 6 });
  });

  it('runs one at a time, and is for supervisors', async () => {
    const [first, second] = await Promise.all([calibrate({ tests }), calibrate({ tests })]);
    expect(new Set([first.status, second.status])).toEqual(new Set([201, 409]));
    const allowed: Record<StaffRole, readonly [list: number, calibrate: number]> = {
      editor: [200, 403],
      reviewer: [200, 403],
      agent: [403, 403],
      supervisor: [200, 201],
      admin: [200, 201],
    };
    for (const [role, expected] of Object.entries(allowed)) {
      const member = await server.agent(`Cal-${role}`, role as StaffRole);
      const list = await member.get(routes.staffCalibrations);
      expect([list.status, (await calibrate({ tests }, member)).status], role).toEqual(expected);
    }
  });
});
