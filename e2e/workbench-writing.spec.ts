import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { AskwellCommand } from './server/askwell-command.ts';

test.describe.configure({ mode: 'serial' });

const askwell = new AskwellCommand();
test.beforeAll(() => askwell.start());
test.afterAll(() => askwell.dispose());

let signedIn: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>> | undefined;

const days = [
  {
    locale: 'en',
    scheme: 'dark',
    explorer: /^Explorer/,
    title: 'Approve a goodwill refund',
    words: 'See [the rules](return-polcy) first.',
    text: /^Text of “Approve a goodwill/,
    saved: 'Saved',
    published: 'Published',
    inReview: 'In review',
    preview: 'Preview',
    problems: /^[1-9]\d* errors?, /,
  },
  {
    locale: 'zh-CN',
    scheme: 'light',
    explorer: /^资源管理器/,
    title: 'goodwill-refund',
    words: '请先看[规则](return-polcy)。',
    text: /“.*”的正文$/,
    saved: '已保存',
    published: '已发布',
    inReview: '审核中',
    preview: '预览',
    problems: /^[1-9]\d* 个错误，/,
  },
] as const;

for (const day of days) {
  test(`an article is found, edited, put right and submitted by keyboard alone in ${day.locale}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({
      locale: day.locale,
      colorScheme: day.scheme,
      viewport: { width: 1280, height: 800 },
      ...(signedIn ? { storageState: { cookies: signedIn.cookies, origins: [] } } : {}),
    });
    const page = await context.newPage();
    const noise = noiseOf(page);
    await page.goto(signedIn ? new URL('./', askwell.workbench).href : askwell.workbench);
    await expect(page.getByRole('tab', { name: day.explorer })).toBeVisible();
    signedIn ??= await context.storageState();

    // Find it.
    if (day.locale === 'en') {
      await page.keyboard.press('Control+p');
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.type(day.title);
      await expect(page.getByRole('option', { name: new RegExp(day.title) }).first()).toBeVisible();
      await page.keyboard.press('Enter');
    } else {
      await page.goto(`${new URL('./', askwell.workbench).href}#/edit/${day.title}/${day.locale}`);
    }
    const text = page.getByRole('textbox', { name: day.text });
    await expect(text).toBeVisible();
    await expect(page.getByText(day.published).first()).toBeVisible();
    if (day.locale === 'en') await expect(text).toBeFocused();
    else await text.focus();
    await expectAccessible(page);

    // Edit it: the first change makes a draft, and it saves itself.
    await page.keyboard.press('Control+End');
    await page.keyboard.type(`\n${day.words}`);
    await expect(page.getByText(day.saved, { exact: true })).toBeVisible();
    await page.reload();
    await text.focus();
    // What is out of sight is not on the page.
    await page.keyboard.press('Control+End');
    await expect(text).toContainText('return-polcy');

    // Put right what the linter underlines.
    await expect(page.getByRole('button', { name: day.problems })).toBeVisible();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+.');
    await expect(page.getByRole('option').first()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.type('return-policy');
    await page.keyboard.press('Enter');
    await expect(text).toContainText('(return-policy)');
    await expect(text).not.toContainText('return-polcy');
    await expect(page.getByRole('button', { name: day.problems })).toHaveCount(0);
    await expect(text).toBeFocused();

    // See it as readers will.
    await page.keyboard.press('Control+k');
    await page.keyboard.press('v');
    await expect(page.getByRole('document', { name: day.preview }).getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);

    // Hand it over.
    await expect(page.getByText(day.saved, { exact: true })).toBeVisible();
    await page.keyboard.press('Control+Shift+Enter');
    await expect(page.getByText(day.inReview).first()).toBeVisible();
    await expectAccessible(page);
    expect(noise).toEqual([]);
    await context.close();
  });
}

test('a new article begins with its sections, and its front matter is filled in by a form', async ({ browser }) => {
  const context = await browser.newContext({
    locale: 'en',
    colorScheme: 'dark',
    viewport: { width: 1280, height: 800 },
    ...(signedIn ? { storageState: { cookies: signedIn.cookies, origins: [] } } : {}),
  });
  const page = await context.newPage();
  const noise = noiseOf(page);
  if (!signedIn) {
    await page.goto(askwell.workbench);
    await expect(page.getByRole('tab', { name: /^Explorer/ })).toBeVisible();
  }
  await page.goto(`${new URL('./', askwell.workbench).href}#/new-article`);
  await page.getByRole('textbox', { name: 'Title' }).fill('Clean the drip tray');
  await expect(page.getByRole('textbox', { name: /^Address/ })).toHaveValue('clean-the-drip-tray');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  const text = page.getByRole('textbox', { name: /^Text of “Clean the drip tray”/ });
  await expect(text).toContainText('## Steps');
  await page.getByRole('button', { name: 'Details' }).press('Enter');
  const tags = page.getByRole('combobox', { name: 'Tags' });
  await tags.fill('care');
  await expect(page.getByRole('listbox', { name: 'Tags' }).getByRole('option').first()).toBeVisible();
  await expectAccessible(page);
  await tags.press('Enter');
  await expect(page.getByRole('button', { name: /^Remove “Cleaning/ })).toBeVisible();
  await page.getByRole('spinbutton', { name: /^Confirm again/ }).fill('120');
  await page.getByRole('spinbutton', { name: /^Confirm again/ }).press('Tab');
  await page.getByRole('button', { name: 'YAML' }).press('Enter');
  await expect(text).toContainText('verifyEveryDays: 120');
  await expect(text).toContainText('tags: [care');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(noise).toEqual([]);
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
