import { newId } from '@askwell/core/base';
import { createAskwell } from '@askwell/server';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandRun } from '../../test/command-run.ts';

let run: CommandRun;
beforeEach(async () => {
  run = await CommandRun.start();
  await run.write('reset.en.md', '# Reset your password\n\nChoose **Forgot password** on the sign-in page.\n');
  await run.write('delete.en.md', '# Delete your account\n\nOpen the settings and choose **Delete account**.\n');
});
afterEach(() => run.dispose());

/** Asks the bot as a customer does, and waits until everything is answered. */
async function askBot(...questions: string[]): Promise<void> {
  const askwell = createAskwell({ dataDir: join(run.base, 'data'), logger: pino({ level: 'silent' }) });
  await askwell.ready();
  const session = await askwell.app.request('/api/v1/visitor-sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { visitorId, token } = (await session.json()) as { visitorId: string; token: string };
  for (const text of questions) {
    const { conversations } = askwell.services;
    const id = newId('cnv', Date.now());
    await conversations.open(visitorId, { id, locale: 'en' });
    await conversations.sendAsVisitor(visitorId, id, { clientId: newId('cli', 0), content: { type: 'text', text } });
    for (let answered = false; !answered;) {
      const headers = { authorization: `Bearer ${token}` };
      const transcript = await askwell.app.request(`/api/v1/conversations/${id}`, { headers });
      answered = ((await transcript.json()) as { messages: unknown[] }).messages.length > 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  await askwell.close();
}

const whatIf = (...args: string[]) => run.askwell('what-if', ...args);

describe('askwell what-if', () => {
  it('tells what other thresholds would have made of past questions', async () => {
    await run.askwell('import', run.knowledge);
    await askBot('How do I reset my password?', 'Delete my account');
    const { code, out, err } = await whatIf('--answer', '1', '--clarify', '1');
    expect([code, err]).toEqual([0, 'Questions asked again: 2.\n']);
    expect(out).toMatch(/^2 past questions of the last 30 days\.\n/);
    expect(out).toMatch(/\nAnswered +2 +0\n/);
    expect(out).toMatch(/\nHanded over +0 +2\n/);
    expect(out).toContain('- "How do I reset my password?": answered with reset, then handed over\n');
    const { out: json } = await whatIf('--answer', '0.1', '--questions', '1', '--json');
    expect(JSON.parse(json)).toMatchObject({ version: 1, questions: 1, after: { answered: 1 }, changes: [] });
  });

  it('tells what another folder would have answered', async () => {
    await run.askwell('import', run.knowledge);
    await askBot('Where do I leave empty capsules?');
    await run.write('capsules.en.md', '# Where to leave empty capsules\n\nBring the empty capsules to a shop.\n');
    const { out } = await whatIf('--folder', run.knowledge);
    expect(out).toMatch(/\nAnswered +0 +1\n/);
    expect(out).toContain('then answered with capsules\n');
  });

  it('has nothing to compare where nobody asked', async () => {
    await run.askwell('import', run.knowledge);
    expect((await whatIf('--answer', '0.9')).out).toContain('Nobody asked the bot in the last 30 days');
  });

  it.each([
    [[], 'Nothing would be different. Give --answer, --clarify, --model or --folder.'],
    [['--answer', '70'], '--answer is "70". Write a number from 0 to 1.'],
    [['--clarify', 'often'], '--clarify is "often". Write a number from 0 to 1.'],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await whatIf(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it('names a model that does not exist', async () => {
    await run.askwell('import', run.knowledge);
    await askBot('How do I reset my password?');
    const { code, err } = await whatIf('--model', '4');
    expect([code, err]).toEqual([1, expect.stringContaining('There is no confidence model 4.')]);
  });
});
