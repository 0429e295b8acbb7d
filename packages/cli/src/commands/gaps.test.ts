import { newId } from '@askwell/core/base';
import { createAskwell } from '@askwell/server';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CommandRun } from '../../test/command-run.ts';

let run: CommandRun;
beforeEach(async () => {
  run = await CommandRun.start();
});
afterEach(() => run.dispose());

async function ask(...questions: string[]): Promise<void> {
  const askwell = createAskwell({ dataDir: join(run.base, 'data'), logger: pino({ level: 'silent' }) });
  await askwell.ready();
  const { visitorId } = (await (
    await askwell.app.request('/api/v1/visitor-sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
  ).json()) as { visitorId: string };
  const { conversations } = askwell.services;
  const id = newId('cnv', Date.now());
  await conversations.open(visitorId, { id, locale: 'en' });
  for (const text of questions)
    await conversations.sendAsVisitor(visitorId, id, { clientId: newId('cli', 0), content: { type: 'text', text } });
  for (;;) {
    const { messages } = await conversations.transcriptForVisitor(visitorId, id);
    if (messages.filter(({ author }) => author.kind === 'bot').length === questions.length) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await askwell.close();
}

it('askwell gaps lists what is asked most and answered least', async () => {
  expect((await run.askwell('gaps')).out).toBe('No open knowledge gaps.\n');
  await ask('Do you engrave initials?', 'do you engrave initials', 'Is oat milk vegan? Mail me: anna@post.example');
  const { code, out } = await run.askwell('gaps');
  expect(code).toBe(0);
  expect(out).toMatch(/^Do you engrave initials\?\n {2}asked 2 times, in en, last on \d{4}-\d\d-\d\d \(gap_\w+\)\n/);
  expect(out).toContain('Is oat milk vegan? Mail me: [email]');
  const json = JSON.parse((await run.askwell('gaps', '--format', 'json', '--limit', '1')).out) as { gaps: object[] };
  expect(json.gaps).toMatchObject([{ count: 2, state: 'open' }]);
  expect((await run.askwell('gaps', '--locale', 'zh-CN')).out).toBe('No open knowledge gaps.\n');
  expect(await run.askwell('gaps', '--state', 'gone')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--state is "gone". Write open, ignored, drafted, closed.') as string,
  });
});
