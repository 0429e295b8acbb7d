import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { AskwellCommand } from './server/askwell-command.ts';
import { askAsCustomer, writeTestedFolder } from './workbench-testing/knowledge.ts';

test.describe.configure({ mode: 'serial' });

const askwell = new AskwellCommand();
const folder = writeTestedFolder();
const state = { cookies: [], origins: [] } as Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

const words = {
  en: {
    tests: 'Tests',
    count: /^\d+ tests, not run yet$/,
    ran: /\d+ of \d+ pass · /,
    row: 1,
    onlyFailed: 'Show Only Failed Tests',
    failing: /^I forgot my password, what now\?, failed$/,
    question: 'I forgot my password, what now?',
    why: 'Another article came first. The expected article ranks 2.',
    right: 'Reset your password',
    expected: 'Delete your account',
    ranking: 'Ranking',
    ask: 'Question',
    asked: 'how do I get a new password',
    answer: 'Answer',
    confidence: 'Confidence',
    copied: 'The test is in the clipboard. Paste it into a file of the folder “tests”.',
    copy: 'Copy as Test',
    threshold: 'Answer from',
    noChange: 'No question changes',
    change: /^\d+ questions? changes?$/,
    curve: 'Share of right answers against the share of questions that are answered',
    gap: /^(Is there|where is).*showroom/i,
    gapTitle: /showroom/i,
    replies: 'What people replied',
    drafted: /The draft “.*” has been created\./,
    writing: 'Being written',
    resultOfOne: /1 test in .*: 0 passed, 1 failed\./,
    results: /\d+ tests in .*: \d+ passed, 2 failed\./,
  },
  'zh-CN': {
    tests: '测试',
    count: /^\d+ 个测试，尚未运行$/,
    ran: /\d+ 个中通过 \d+ 个 · /,
    row: 2,
    onlyFailed: '仅显示失败的测试',
    failing: /^忘记密码了，账户该怎么办，失败$/,
    question: '忘记密码了，账户该怎么办',
    why: '另一篇文章排在前面。期望的文章排在第 2 位。',
    right: '重置密码',
    expected: '注销账户',
    ranking: '排名',
    ask: '问题',
    asked: '怎么设置新密码',
    answer: '回答',
    confidence: '置信度',
    copied: '测试已复制到剪贴板，可粘贴到“tests”文件夹的文件中。',
    copy: '复制为测试',
    threshold: '回答阈值',
    noChange: '没有问题发生变化',
    change: /^\d+ 个问题发生变化$/,
    curve: '正确率随回答比例变化的曲线',
    gap: /线下门店|实体店/,
    gapTitle: /线下门店|实体店/,
    replies: '人工回复',
    drafted: /草稿“.*”已创建。/,
    writing: '撰写中',
    resultOfOne: /1 个测试，用时 .*：通过 0 个，失败 1 个。/,
    results: /\d+ 个测试，用时 .*：通过 \d+ 个，失败 2 个。/,
  },
} as const;

test.beforeAll(async ({ browser }) => {
  expect((await askwell.run('import', folder)).stdout).toContain('4 imported');
  await askwell.start();
  await askAsCustomer(askwell.url, ['I forgot my password', 'password account', 'account', 'my account'], 'en');
  await askAsCustomer(askwell.url, ['Is there a showroom in London?', 'Is there a showroom?'], 'en');
  await askAsCustomer(askwell.url, ['忘记密码了怎么办', '账户', '有线下门店吗', '有没有线下门店'], 'zh-CN');
  // The link signs in once; both languages go on with what it gave.
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.goto(askwell.workbench);
  await expect(page.getByRole('tab', { name: /^Explorer/ })).toBeVisible();
  Object.assign(state, await context.storageState());
  await context.close();
});
test.afterAll(async () => {
  await askwell.dispose();
  rmSync(folder, { recursive: true, force: true });
});

for (const [locale, colorScheme] of [
  ['en', 'dark'],
  ['zh-CN', 'light'],
] as const) {
  const said = words[locale];

  test(`tests, asking, thresholds and a gap by keyboard in ${locale}`, async ({ browser }) => {
    const context = await browser.newContext({
      locale,
      colorScheme,
      reducedMotion: 'reduce',
      storageState: { ...state, origins: [] },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    const noise: string[] = [];
    page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.goto(`${askwell.url}/workbench/`);
    await expect(page.getByRole('tab').first()).toBeVisible();

    await test.step('run the tests and open the one that fails', async () => {
      await press('Control+;', 'Control+t');
      await expect(page.getByText(said.count)).toBeVisible();
      await expectAccessible(page);
      await press('Control+;', 'a');
      await expect(page.getByText(said.ran)).toBeVisible();
      await expect(page.getByRole('treeitem', { name: said.failing })).toBeVisible();
      await press('F1');
      await page.keyboard.type(said.onlyFailed);
      await press('Enter');
      await press('Control+;', 'Control+t', 'Home', ...Array.from({ length: said.row }, () => 'ArrowDown'));
      await expectAccessible(page);
      await press('Enter');
      const editor = page.getByRole('tabpanel', { name: said.question });
      await expect(editor.getByRole('heading', { name: said.question })).toBeVisible();
      await expect(editor.getByText(said.why)).toBeVisible();
      const ranking = editor.getByRole('table', { name: said.ranking });
      await expect(ranking.getByRole('row').nth(1)).toContainText(said.right);
      await expect(ranking.getByRole('row').nth(2)).toContainText(said.expected);
      await expectAccessible(page);
      // Once more, from the test itself.
      await press('Control+;', 'c', 'Control+;', 'Control+o');
      await expect(page.getByText(said.resultOfOne)).toBeVisible();
      await press('Control+;', 'a');
      await expect(page.getByText(said.results)).toBeVisible();
      await expectAccessible(page);
    });

    await test.step('ask the bot', async () => {
      await press('Control+k', 'Control+a');
      await expect(page.getByRole('textbox', { name: said.ask })).toBeFocused();
      await page.keyboard.type(said.asked);
      const editor = page.locator('askwell-ask-editor');
      await expect(editor.getByRole('status').getByText(said.answer, { exact: true })).toBeVisible();
      await expect(editor.getByRole('button', { name: new RegExp(said.right) }).first()).toBeVisible();
      await expect(editor.getByRole('meter', { name: said.confidence })).toBeVisible();
      await expectAccessible(page);
      await editor.getByRole('button', { name: said.copy }).press('Enter');
      await expect(page.getByText(said.copied)).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        `- question: "${said.asked}"\n  locale: ${locale}\n  article: reset-password\n`,
      );
    });

    await test.step('try other thresholds', async () => {
      await press('Control+;', 'w');
      const slider = page.getByRole('slider', { name: said.threshold });
      await expect(slider).toBeVisible();
      await slider.focus();
      await expect(page.getByRole('heading', { name: said.noChange })).toBeVisible();
      await press('Home');
      await expect(page.getByRole('heading', { name: said.change })).toBeVisible();
      await expect(page.getByRole('img', { name: said.curve })).toBeVisible();
      await expectAccessible(page);
    });

    await test.step('make a draft of a gap', async () => {
      await press('Control+k', 'Control+g');
      await expect(page.getByRole('treeitem', { name: said.gap }).first()).toBeVisible();
      await expectAccessible(page);
      await press('Home');
      const rows = page.locator('askwell-gaps-tree').getByRole('treeitem');
      const place = await rows.evaluateAll(
        (all, pattern) => all.findIndex((row) => new RegExp(pattern, 'i').test(row.getAttribute('aria-label') ?? '')),
        said.gap.source,
      );
      for (let row = 0; row < place; row++) await press('ArrowDown');
      await press('Enter');
      const editor = page.locator('askwell-gap-editor');
      await expect(editor.getByRole('heading', { name: said.gapTitle })).toBeVisible();
      await expect(editor.getByRole('heading', { name: said.replies })).toBeVisible();
      await expectAccessible(page);
      await press('Control+Enter');
      await expect(page.getByText(said.drafted)).toBeVisible();
      await expect(page).toHaveURL(/#\/edit\//);
      await expect(page.getByRole('treeitem', { name: new RegExp(`^${said.writing}`) })).toBeVisible();
    });
    expect(noise).toEqual([]);
    await context.close();
  });
}

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
