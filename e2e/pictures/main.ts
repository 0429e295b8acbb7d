import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium as playwright, type Browser, type Page } from 'playwright';
import { chromium } from '../../vite.shared.ts';
import { AskwellCommand } from '../server/askwell-command.ts';
import { askAsCustomer } from '../workbench-testing/knowledge.ts';

// Takes the pictures of docs/guide anew, from the running product with its sample content. Run `npm run build:ui` first.

const folder = fileURLToPath(new URL('../../docs/guide/pictures/', import.meta.url));
const viewport = { width: 1280, height: 800 };

interface Picture {
  readonly name: string;
  readonly locale: 'en' | 'zh-CN';
  readonly theme: 'dark' | 'light';
  readonly take: (page: Page) => Promise<void>;
}

const pictures: readonly Picture[] = [
  {
    name: 'writing',
    locale: 'en',
    theme: 'dark',
    take: async (page) => {
      await open(page, '#/edit/return-policy/en');
      await page.locator('.cm-content').click();
      await page.keyboard.press('Control+k');
      await page.keyboard.press('v');
      await page.getByRole('document').getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'searching',
    locale: 'en',
    theme: 'light',
    take: async (page) => {
      await page.keyboard.press('Control+Shift+h');
      await page.getByRole('textbox', { name: 'Search in all texts' }).fill('limescale');
      await page.getByRole('textbox', { name: 'Replace with' }).fill('scale');
      await page.getByRole('treeitem').nth(3).waitFor();
    },
  },
  {
    name: 'testing',
    locale: 'zh-CN',
    theme: 'dark',
    take: async (page) => {
      await open(page, '#/ask');
      await page.getByRole('textbox').first().fill('E-04 水箱已经装好了还是报错');
      await page.getByRole('meter').first().waitFor();
    },
  },
  {
    name: 'gaps',
    locale: 'en',
    theme: 'light',
    take: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.press('Control+g');
      await page.getByRole('treeitem', { name: /showroom/i }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
];

async function open(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), address);
}

async function take(browser: Browser, { name, locale, theme, take: arrange }: Picture, signIn: string): Promise<void> {
  const context = await browser.newContext({ locale, colorScheme: theme, viewport, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    await page.goto(signIn);
    await page.getByRole('treeitem').first().waitFor();
    await arrange(page);
    await page.evaluate(() => document.fonts.ready);
    // Texts fade in and counts arrive with the stream: the picture is of what has come to rest.
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: `${folder}${name}.png` });
    console.log(`docs/guide/pictures/${name}.png`);
  } finally {
    await context.close();
  }
}

const askwell = new AskwellCommand();
const browser = await playwright.launch(chromium);
try {
  mkdirSync(folder, { recursive: true });
  await askwell.start();
  const questions = ['Is there a showroom near me?', 'where is your showroom', 'Do you have a showroom in Leeds?'];
  await askAsCustomer(askwell.url, questions, 'en');
  for (const [index, picture] of pictures.entries()) {
    const name = ['Ana', 'Ben', 'Li Na', 'Max'][index % 4]!;
    const account = ['user', 'add', `${picture.name}@hearthlane.example`, '--name', name, '--role', 'reviewer'];
    const added = await askwell.run(...account, '--public-url', askwell.url);
    await take(browser, picture, /http\S+/.exec(added.stdout)![0]);
  }
} finally {
  await browser.close();
  await askwell.dispose();
}
