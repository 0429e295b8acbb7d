import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { join } from 'node:path';
import { dataFolder, hasData } from './data.ts';
import { AskwellCommand } from './server/askwell-command.ts';

test.describe.configure({ mode: 'serial' });
test.skip(!hasData, `The real help centres are not at ${dataFolder}; set ASKWELL_DATA.`);

const askwell = new AskwellCommand();
test.afterAll(() => askwell.dispose());

test('both real help centres are imported, and importing again changes nothing', async () => {
  // Four of the 414 files say that they are drafts.
  for (const [folder, locale, files, stored] of [
    ['arduino-en', 'en', 414, 410],
    ['tidb-zh', 'zh-CN', 814, 814],
  ] as const) {
    const path = join(dataFolder, 'help-centers', folder);
    const first = await askwell.run('import', path, '--locale', locale);
    expect(first.stderr).toContain(`Files read: ${files}.`);
    expect(first.stdout).toContain(`${stored} imported, 0 updated, 0 unchanged, 0 refused`);
    const again = await askwell.run('import', path, '--locale', locale);
    expect(again.stdout).toContain(`0 imported, 0 updated, ${stored} unchanged, 0 refused`);
  }
});

test('a question is answered in each language, a person is reached, and nothing is lost', async ({ browser }) => {
  await askwell.start();
  const customer = await openShop(await browser.newContext({ locale: 'en' }), askwell.demo);

  await test.step('an English question is answered with its source', async () => {
    await ask(customer, 'How do I reset the password of my Arduino account?');
    await expectCitation(customer, 'Reset the password for your Arduino account');
  });

  await test.step('a Chinese question is answered with its source', async () => {
    await write(customer, '如何开启 TiDB 的慢查询日志');
    await expectCitation(customer, /慢查询/);
  });

  const agentContext = await browser.newContext({ locale: 'en' });
  const agent = await agentContext.newPage();
  await test.step('the customer asks for a person, an agent accepts', async () => {
    await customer.getByRole('button', { name: /^Talk to a person/ }).click();
    await expect(customer.getByRole('button', { name: /^Waiting for a person/ })).toBeVisible();
    await agent.goto(askwell.workbench);
    await agent.getByRole('tab', { name: /^Inbox/ }).click();
    await agent.getByRole('treeitem', { name: /waiting for/ }).click();
    await agent.getByRole('button', { name: /^Accept Conversation Ctrl/ }).click();
    await expect(customer.getByRole('button', { name: /^You are talking to/ })).toBeVisible();
  });

  await test.step('three messages go each way', async () => {
    for (const number of [1, 2, 3]) {
      await write(customer, `Question ${number} for a person`);
      await expect(agent.getByText(`Question ${number} for a person`).last()).toBeVisible();
      await reply(agent, `Answer ${number} of a person`);
      await expect(
        customer.getByRole('log', { name: /^Messages/ }).getByText(`Answer ${number} of a person`),
      ).toBeVisible();
    }
  });

  await test.step('both sides reload and see the same, in order, once', async () => {
    await customer.reload();
    await agent.reload();
    for (const page of [customer, agent]) await expectTranscript(page);
  });

  await test.step('the server is killed; what was written meanwhile arrives when it is back', async () => {
    await askwell.kill();
    await write(customer, 'Are you still there?');
    await askwell.start();
    await expect(agent.getByText('Are you still there?').last()).toBeVisible();
    await reply(agent, 'I am here.');
    await expect(customer.getByRole('log', { name: /^Messages/ }).getByText('I am here.')).toBeVisible();
    await expect(customer.getByRole('log', { name: /^Messages/ }).getByText('Are you still there?')).toHaveCount(1);
  });

  await test.step('the agent resolves, and the customer is told', async () => {
    await agent
      .getByRole('button', { name: /^Resolve/ })
      .last()
      .click();
    await expect(customer.getByRole('log', { name: /^Messages/ }).getByText('Conversation finished')).toBeVisible();
    await expect(customer.getByRole('button', { name: /^Talk to a person/ })).toBeVisible();
  });
});

async function openShop(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole('button', { name: /^Ask a question/ }).click();
  await write(page, question);
}

async function write(page: Page, text: string): Promise<void> {
  const composer = page.locator('askwell-widget').getByRole('textbox');
  await composer.fill(text);
  await composer.press('Enter');
  await expect(page.getByRole('log', { name: /^Messages/ }).getByText(text)).toBeVisible();
}

async function reply(page: Page, text: string): Promise<void> {
  const composer = page.locator('askwell-composer').getByRole('textbox');
  await composer.fill(text);
  await composer.press('Enter');
  await expect(page.getByText(text).last()).toBeVisible();
}

/** The newest answer names the article it quotes. */
async function expectCitation(page: Page, title: string | RegExp): Promise<void> {
  await expect(
    page
      .getByRole('log', { name: /^Messages/ })
      .getByRole('button', { name: title })
      .last(),
  ).toBeVisible();
}

async function expectTranscript(page: Page): Promise<void> {
  const log = page.getByRole('log', { name: /^Messages/ });
  await expect(log.getByText('Answer 3 of a person')).toBeVisible();
  const text = (await log.textContent()) ?? '';
  const said = [1, 2, 3].flatMap((number) => [`Question ${number} for a person`, `Answer ${number} of a person`]);
  const places = said.map((line) => text.indexOf(line));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  for (const line of said) expect(text.split(line)).toHaveLength(2);
}
