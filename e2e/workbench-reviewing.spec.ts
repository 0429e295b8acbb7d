import { AxeBuilder } from '@axe-core/playwright';
import { path, routes, type ReviewView } from '@askwell/core/protocol';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { AskwellCommand } from './server/askwell-command.ts';

test.describe.configure({ mode: 'serial' });

const askwell = new AskwellCommand();
test.beforeAll(() => askwell.start());
test.afterAll(() => askwell.dispose());

const desktop = { width: 1600, height: 950 };

/** What is read on the screen, by the language of the workbench and of the article. */
const words = {
  en: {
    reviews: 'Reviews',
    waiting: /^Brew a double espresso.*Waits for a decision/,
    requested: /^Brew a double espresso.*Changes requested/,
    noRegressions: 'No answer gets worse',
    effectDone: 'No answer changes.',
    comment: /^Comment on line/,
    suggest: 'Suggest what it should read',
    suggestion: 'The lines should read',
    apply: 'Apply suggestion',
    submit: 'Submit for Review',
    changesRequested: 'Changes requested',
    approved: 'Approved',
    published: 'Published',
    remark: 'Say how long, in seconds.',
    better: ' Wait twenty seconds.',
    reason: 'See the remark on the first step.',
    decision: 'Published',
  },
  'zh-CN': {
    reviews: '审核',
    waiting: /^.*等待审核/,
    requested: /^.*需要修改/,
    noRegressions: '没有回答变差',
    effectDone: '没有回答发生变化。',
    comment: /^评论第/,
    suggest: '建议改写',
    suggestion: '建议改为',
    apply: '采纳建议',
    submit: '提交审核',
    changesRequested: '需要修改',
    approved: '已批准',
    published: '已发布',
    remark: '请说明要等多少秒。',
    better: '请等待二十秒。',
    reason: '请看第一步的评论。',
    decision: '发布',
  },
} as const;

for (const locale of ['en', 'zh-CN'] as const) {
  test(`a change is reviewed, remarked on, approved and published by keyboard alone in ${locale}`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const text = words[locale];
    const signedIn = async (name: string, role: string): Promise<Page> => {
      const email = `${name}-${locale.toLowerCase()}@shop.example`;
      const added = await askwell.run(
        'user',
        'add',
        email,
        '--name',
        name,
        '--role',
        role,
        '--public-url',
        askwell.url,
      );
      const context = await browser.newContext({ locale, viewport: desktop, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(/http\S+/.exec(added.stdout)![0]);
      await expect(page.getByRole('tab', { name: new RegExp(`^${text.reviews}`) })).toBeVisible();
      return page;
    };
    const author = await signedIn('Ana', 'editor');
    const reviewer = await signedIn('Ben', 'reviewer');
    const { review, draft } = await submitDraft(author, locale, text.better);

    await test.step('the reviewer finds it, reads what changes and what it does to answers', async () => {
      await reviewer.keyboard.press('Control+Shift+G');
      const row = reviewer.getByRole('treeitem', { name: text.waiting });
      await expect(row).toBeVisible();
      await expect(reviewer.getByRole('tree', { name: text.reviews })).toBeFocused();
      await reviewer.keyboard.press('ArrowDown');
      await reviewer.keyboard.press('Enter');
      await expect(reviewer.getByText(text.noRegressions)).toBeVisible({ timeout: 60_000 });
      await expect(reviewer.getByText(text.effectDone)).toBeVisible();
      await expectAccessible(reviewer);
      await reviewer.keyboard.press('F7');
      await expect(reviewer.locator('askwell-text-diff .row:focus')).toContainText(text.better.trim());
    });

    await test.step('the reviewer remarks on the line, suggests, and asks for changes', async () => {
      await reviewer.keyboard.press('c');
      await expect(reviewer.getByRole('textbox', { name: text.comment })).toBeFocused();
      await reviewer.keyboard.type(text.remark);
      await tabTo(reviewer, reviewer.getByRole('checkbox', { name: text.suggest }));
      await reviewer.keyboard.press('Space');
      await expect(reviewer.getByRole('textbox', { name: text.suggestion })).toBeFocused();
      await reviewer.keyboard.press('Control+End');
      await reviewer.keyboard.type(' (20 s)');
      await expectAccessible(reviewer);
      await reviewer.keyboard.press('Control+Enter');
      await expect(reviewer.getByText(text.remark)).toBeVisible();
      await expect(reviewer.locator('askwell-text-diff .row:focus')).toBeVisible();
      await reviewer.keyboard.press('Control+Shift+Enter');
      await reviewer.keyboard.type(text.reason);
      await reviewer.keyboard.press('Control+Enter');
      await expect(stateOf(reviewer)).toHaveText(text.changesRequested);
    });

    await test.step('the author applies the suggestion and submits again', async () => {
      await author.keyboard.press('Control+Shift+G');
      await expect(author.getByRole('treeitem', { name: text.requested })).toBeVisible();
      await author.keyboard.press('ArrowDown');
      await author.keyboard.press('Enter');
      await expect(author.getByText(text.reason)).toBeVisible();
      await tabTo(author, author.getByRole('button', { name: text.apply }));
      await author.keyboard.press('Enter');
      await expect(author.locator('askwell-text-diff .row:focus')).toContainText('(20 s)');
      await expectAccessible(author);
      await tabTo(author, author.getByRole('button', { name: text.submit }), 'Shift+Tab');
      await author.keyboard.press('Enter');
    });

    await test.step('the reviewer approves what they now read', async () => {
      await expect(reviewer.locator('askwell-text-diff')).toContainText('(20 s)');
      await expect(reviewer.getByRole('button', { name: /Ctrl\+Enter/ }).first()).toBeVisible();
      await reviewer.keyboard.press('Control+Enter');
      await expect(stateOf(reviewer)).toHaveText(text.approved);
    });

    await test.step('the author publishes, and the decision is in the log', async () => {
      await expect(stateOf(author)).toHaveText(text.approved);
      await author.keyboard.press('Control+k');
      await author.keyboard.press('Control+p');
      await expect(stateOf(author)).toHaveText(text.published, { timeout: 60_000 });
      const { articleId } = review;
      const address = new URL(path(routes.staffArticle, { articleId }), askwell.url);
      address.searchParams.set('locale', locale);
      const response = await author.request.get(address.href);
      expect(JSON.stringify(await response.json())).toContain('(20 s)');
      await reviewer.goto(`${askwell.url}/workbench/#/decisions/${articleId}`);
      await expect(reviewer.getByRole('listitem').filter({ hasText: text.decision }).first()).toBeVisible();
      await expectAccessible(reviewer);
      await reviewer.goto(`${askwell.url}/workbench/#/compare/${articleId}/${locale}/1/2`);
      await expect(reviewer.locator('askwell-comparison-editor askwell-text-diff')).toContainText('(20 s)');
      await expectAccessible(reviewer);
      await reviewer.goto(`${askwell.url}/workbench/#/blame/${articleId}/${locale}`);
      await expect(reviewer.getByRole('rowheader', { name: /Ana/ }).first()).toBeVisible();
      await expectAccessible(reviewer);
    });
    expect(draft.baseRevision).toBe(1);
    await author.context().close();
    await reviewer.context().close();
  });
}

/** A draft whose first step says more than before, waiting for its reviewers. */
async function submitDraft(page: Page, locale: string, more: string): Promise<ReviewView> {
  const send = async (method: 'post' | 'put', address: string, data: object): Promise<ReviewView> => {
    const response = await page.request[method](askwell.url + address, { data, headers: { origin: askwell.url } });
    expect(response.ok(), await response.text()).toBe(true);
    return (await response.json()) as ReviewView;
  };
  const begun = await send('post', routes.staffDrafts, { articleId: 'brew-double-espresso', locale });
  const { id: reviewId } = begun.review;
  const text = begun.draft.text.replace(/^1\. .*$/m, (step) => step + more);
  await send('put', path(routes.staffReviewDraft, { reviewId }), { basedOn: begun.draft.version, text });
  return send('post', path(routes.staffReviewActions, { reviewId }), { type: 'submit' });
}

/** Presses Tab, or Shift+Tab, until the control has the focus: it can be reached. */
async function tabTo(page: Page, control: Locator, key = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed++) {
    if (await control.evaluate((node) => node.matches(':focus, :focus-within') || node.shadowRoot?.activeElement))
      return;
    await page.keyboard.press(key);
  }
  await expect(control).toBeFocused();
}

function stateOf(page: Page): Locator {
  return page.locator('askwell-review-editor header .state');
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
