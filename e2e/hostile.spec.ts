import { newId } from '@askwell/core/base';
import { VisitorClient } from '@askwell/core/protocol';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolder, hasData } from './data.ts';
import { HostPage } from './host-page.ts';
import { AskwellCommand } from './server/askwell-command.ts';

test.describe.configure({ mode: 'serial', timeout: 600_000 });
// Thousands of pages: recording them would cost more than showing them.
test.use({ trace: 'off' });
test.skip(!hasData, `The hostile inputs are not at ${dataFolder}; set ASKWELL_DATA.`);

const askwell = new AskwellCommand();
const payloads = hasData ? readPayloads() : [];
const harm: string[] = [];
/** The link signs in once; later pages go on with its session. */
let staff: Awaited<ReturnType<BrowserContext['storageState']>> | undefined;

test.beforeAll(async () => {
  const folder = writeArticles(payloads);
  const imported = await askwell.run('import', folder, '--locale', 'en');
  expect(imported.stdout, imported.stderr).toContain(' imported');
  rmSync(folder, { recursive: true, force: true });
  await askwell.start();
});
test.afterAll(() => askwell.dispose());
test.afterEach(() => expect(harm.splice(0)).toEqual([]));

test('articles made of every payload, in the widget and in the workbench', async ({ browser }) => {
  const host = await HostPage.start(askwell.url, 'A shop');
  const customer = await watched(await browser.newContext(), host.url);
  const agent = await signedIn(browser);
  const articles = Array.from({ length: Math.ceil(payloads.length / perArticle) }, (_, index) => `hostile-${index}`);
  for (const id of articles) {
    await customer.evaluate(
      (article) => (document.querySelector('askwell-widget') as Widget).show('article', article),
      id,
    );
    await expect(customer.getByRole('heading', { name: 'Begin of ' + id })).toBeAttached();
    await agent.goto(`${askwell.url}/workbench/#/article/${id}/en`);
    await expect(agent.getByRole('heading', { name: 'Begin of ' + id })).toBeAttached();
  }
  expect(host.reports).toEqual([]);
  await host.close();
});

test('messages of every payload, in the widget and in the workbench', async ({ browser }) => {
  const host = await HostPage.start(askwell.url, 'A shop');
  const customer = await watched(await browser.newContext(), host.url);
  const agent = await signedIn(browser);
  await agent.getByRole('tab', { name: /^Inbox/ }).click();
  await customer.getByRole('button', { name: /^Ask a question/ }).click();
  await say(customer, ['<b>hello</b>']);
  await customer.getByRole('button', { name: /^Talk to a person/ }).click();
  await expect(customer.getByRole('button', { name: /^Waiting for a person/ })).toBeVisible();
  await say(customer, [...packed(payloads, 3_900), 'the last one']);
  await expect(customer.getByRole('log').getByText('the last one', { exact: true })).toBeVisible();
  await expect(customer.getByText('Sending…')).toHaveCount(0);
  await customer.reload();
  await expect(customer.getByRole('log').getByText('the last one', { exact: true })).toBeVisible();
  await agent
    .getByRole('treeitem', { name: /waiting for/ })
    .first()
    .click();
  await expect(agent.getByRole('log', { name: /^Messages/ }).getByText('the last one', { exact: true })).toBeVisible();
  expect(host.reports).toEqual([]);
  await host.close();
});

test('visitor names and page titles of every payload, in the workbench', async ({ browser }) => {
  const agent = await signedIn(browser);
  await agent.getByRole('tab', { name: /^Inbox/ }).click();
  const names = packed(payloads, 100);
  const titles = packed(payloads, 300);
  for (let first = 0; first < names.length; first += perInbox) {
    const round = names.slice(first, first + perInbox);
    const opened = await openConversations(round, titles.splice(0, perInbox));
    // The first round arrives live; later ones are read anew.
    await agent.goto(`${askwell.url}/workbench/`);
    await agent.reload();
    await expect(agent.getByRole('treeitem', { name: /waiting for/ }).first()).toBeVisible();
    for (const id of opened) {
      const read = agent.waitForResponse((response) => response.url().endsWith(id));
      await agent.evaluate((conversation) => (location.hash = `#/conversation/${conversation}`), id);
      await read;
    }
    await expect(agent.getByRole('log', { name: /^Messages/ })).toBeVisible();
    await agent.goto('about:blank');
  }
});

test('the title of the host page is a payload', async ({ browser }) => {
  for (const title of packed(payloads, 20_000)) {
    const host = await HostPage.start(askwell.url, title);
    const page = await watched(await browser.newContext(), host.url);
    await page.getByRole('button', { name: /^Ask a question/ }).click();
    await say(page, ['Hello']);
    await expect(page.getByText('Sending…')).toHaveCount(0);
    await page.context().close();
    expect(host.reports).toEqual([]);
    await host.close();
  }
});

interface Widget extends HTMLElement {
  show(view: 'article', id: string): void;
  ask(text: string): void;
}

const perArticle = 40;
const perInbox = 190; // an inbox lists the newest 200

function readPayloads(): string[] {
  const folder = join(dataFolder, 'hostile');
  return readdirSync(folder)
    .filter((file) => file.startsWith('xss-'))
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as (string | { payload: string })[])
    .map((entry) => (typeof entry === 'string' ? entry : entry.payload))
    .filter((text) => text.trim() !== '' && text.length < 4_000);
}

/** Articles whose titles, questions and bodies are payloads, under a heading to know them by. */
function writeArticles(texts: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'askwell-hostile-'));
  mkdirSync(join(folder, 'hostile'));
  const quote = (text: string) => text.replace(/^/gm, '> ');
  const quoted = (text: string) => JSON.stringify(text.replace(/\s+/g, ' ').slice(0, 190));
  for (let first = 0; first < texts.length; first += perArticle) {
    const [id, part] = [`hostile-${first / perArticle}`, texts.slice(first, first + perArticle)];
    const frontMatter = `title: ${quoted(part[0] ?? '')}\nquestions: [${part.slice(1, 9).map(quoted).join(', ')}]\n`;
    // A quote and a list item end whatever a payload left open, so that the next one is read as well.
    const body = part
      .map((text, index) => `## ${index}\n\n${quote(text)}\n\n- ${text.replaceAll('\n', ' ')}\n`)
      .join('\n');
    const source = `---\n${frontMatter}---\n\n## Begin of ${id}\n\n${body}\n\n## End\n\n${part[0]}\n`;
    writeFileSync(join(folder, 'hostile', `${id}.en.md`), source);
  }
  return folder;
}

/** Puts texts together, each cut at a limit, so that fewer places show all of them. */
function packed(texts: readonly string[], limit: number): string[] {
  const packs: string[] = [];
  for (const text of texts.map((whole) => whole.slice(0, limit))) {
    const pack = packs.at(-1);
    if (pack !== undefined && pack.length + text.length < limit) packs[packs.length - 1] = `${pack}\n${text}`;
    else packs.push(text);
  }
  return packs;
}

async function say(page: Page, texts: readonly string[]): Promise<void> {
  await page.evaluate((all) => {
    for (const text of all) (document.querySelector('askwell-widget') as Widget).ask(text);
  }, texts);
}

/** Opens conversations that wait for a person; gives the ids of those that have a title of their own. */
async function openConversations(names: readonly string[], titles: readonly string[]): Promise<string[]> {
  const { token } = await new VisitorClient({ baseUrl: askwell.url }).openSession();
  const client = new VisitorClient({ baseUrl: askwell.url, headers: () => ({ authorization: `Bearer ${token}` }) });
  const titled: string[] = [];
  await Promise.all(
    names.map(async (visitorName, index) => {
      const title = titles[index];
      const id = newId('cnv', Date.now());
      if (title !== undefined) titled.push(id);
      const page = {
        url: `https://shop.example/?${encodeURIComponent(title ?? '')}`.slice(0, 2_000),
        title: title ?? '',
      };
      await client.openConversation({ id, locale: 'en', visitorName, page });
      await client.requestHandoff(id, 'requested');
    }),
  );
  return titled;
}

async function signedIn(browser: Browser): Promise<Page> {
  const context = await browser.newContext(staff ? { storageState: staff } : {});
  const page = await watched(context, staff ? `${askwell.url}/workbench/` : askwell.workbench);
  await expect(page.getByRole('tab', { name: /^Inbox/ })).toBeVisible();
  staff ??= await context.storageState();
  return page;
}

/** A page on which nothing may run but our own code, and which tells when something tried to. */
async function watched(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.exposeFunction('tellHarm', (what: string) => harm.push(what));
  await page.addInitScript(() => {
    const tell = (what: string) => (window as unknown as { tellHarm(what: string): void }).tellHarm(what);
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'] as const) {
      Object.defineProperty(window, name, { value: () => tell(`${name}() was called`) });
    }
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      tell(`${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  page.on('dialog', (dialog) => {
    harm.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => harm.push(`error ${error.message}`));
  // Pictures of other sites are allowed in articles; here there is no network to load them from.
  await page.route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => {
      if (route.request().resourceType() !== 'image') harm.push(`request ${route.request().url()}`);
      return route.abort();
    },
  );
  await page.goto(address);
  return page;
}
