import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { AskwellCommand } from './server/askwell-command.ts';

test.describe.configure({ mode: 'serial' });

const askwell = new AskwellCommand();
test.beforeAll(() => askwell.start());
test.afterAll(() => askwell.dispose());

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };

for (const [locale, colorScheme, viewport] of [
  ['en', 'light', desktop],
  ['zh-CN', 'dark', phone],
] as const) {
  test(`the shop and its widget are accessible in ${locale}, ${colorScheme}, ${viewport.width} px wide`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ locale, colorScheme, viewport, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const noise = noiseOf(page);
    await page.goto(locale === 'en' ? askwell.demo : new URL('zh-CN.html', askwell.demo).href);
    await expectAccessible(page);

    const [question, source, person] =
      locale === 'en'
        ? ['Can I clean out the limescale with white vinegar?', /Descale the Ember One/, /^Talk to a person/]
        : ['E-04 水箱已经装好了还是报错', /显示 E-04/, /^转人工|人工/];
    await page.locator('askwell-widget').getByRole('button').first().click();
    await expectAccessible(page);
    const composer = page.locator('askwell-widget').getByRole('textbox');
    await composer.fill(question);
    await expect(page.getByRole('button', { name: source }).first()).toBeVisible();
    await expectAccessible(page);
    await composer.press('Enter');
    const citation = page.getByRole('log').getByRole('button', { name: source }).last();
    await expect(citation).toBeVisible();
    await expectAccessible(page);
    await citation.click();
    await expect(page.getByRole('heading', { name: source }).first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: person }).click();
    await expectAccessible(page);
    expect(noise).toEqual([]);
    await context.close();
  });
}

test('the workbench is accessible in both themes and both languages', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en', colorScheme: 'dark', viewport: desktop });
  const page = await context.newPage();
  const noise = noiseOf(page);
  await page.goto(askwell.workbench);
  await expect(page.getByRole('tab', { name: /^Explorer/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('treeitem', { name: /^Policies|^Policy/ }).click();
  await page.keyboard.press('Control+p');
  await page.keyboard.type('descale');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Descale the Ember One/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('tab', { name: /^Inbox/ }).click();
  await page
    .getByRole('treeitem', { name: /waiting for/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: /^Accept Conversation Ctrl/ })).toBeVisible();
  await expectAccessible(page);

  const light = await browser.newContext({
    locale: 'zh-CN',
    colorScheme: 'light',
    viewport: phone,
    storageState: await context.storageState(),
  });
  const small = await light.newPage();
  await small.goto(page.url());
  await expect(small.getByRole('log', { name: /./ }).first()).toBeAttached();
  await expectAccessible(small);
  expect(noise).toEqual([]);
});

test('before a click the widget is one request, a dozen nodes and nothing stored', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(askwell.demo, { waitUntil: 'networkidle' });
  await expect(page.locator('askwell-widget').getByRole('button').first()).toBeVisible();
  expect(requests.filter((path) => !path.startsWith('/demo/'))).toEqual(['/widget/loader.js']);
  expect(await context.cookies()).toEqual([]);
  const left = await page.evaluate(() => {
    const nodesOf = (root: Element | ShadowRoot): number =>
      [...root.children].reduce(
        (sum, one) => sum + 1 + nodesOf(one) + (one.shadowRoot ? nodesOf(one.shadowRoot) : 0),
        0,
      );
    const widget = document.querySelector('askwell-widget');
    const nodes = widget?.shadowRoot ? 1 + nodesOf(widget) + nodesOf(widget.shadowRoot) : 0;
    return { nodes, stored: localStorage.length + sessionStorage.length };
  });
  expect(left.stored).toBe(0);
  expect(left.nodes).toBeGreaterThan(0);
  expect(left.nodes).toBeLessThanOrEqual(12);
  await context.close();
});

test('the API reference can be read without scripts', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${askwell.url}/api/reference`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('/api/v1/conversations/{conversationId}/messages').first()).toBeVisible();
  await context.close();
});

/** WCAG 2.2 A and AA, as far as rules can tell. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
  expect(found).toEqual([]);
}

/** What the pages complain about in the console. */
function noiseOf(page: Page): string[] {
  const noise: string[] = [];
  page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
  return noise;
}
