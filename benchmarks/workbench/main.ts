import { AskwellCommand } from '@askwell/e2e/server/askwell-command';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium as playwright, type BrowserContext, type Page } from 'playwright';
import { chromium } from '../../vite.shared.ts';
import { percentile } from '../answers/metrics.ts';
import { table } from '../answers/report.ts';
import { category, writeArticles } from './articles.ts';
import { paintTimes } from './paints.ts';

// What the workbench weighs, how soon it can be used, and how long the slow things take in it: typing in a long article
// and opening a category of ten thousand. Run `npm run build:ui` first. Prints Markdown.

const articles = Number(process.env['ASKWELL_SCALE'] ?? 10_000);
const assets = 'packages/workbench/dist/app/assets';
const rounds = 5;

/** The network that browsers' developer tools call "Fast 4G": bytes per second and milliseconds. */
const fast4g = { offline: false, downloadThroughput: 1_012_500, uploadThroughput: 168_750, latency: 165 };

const ms = (time: number): string => `${Math.round(time)} ms`;
const kB = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;

async function slowed(page: Page, rate: number, network?: typeof fast4g): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  if (network) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', network);
  }
}

/** With nothing in the cache, from the address to the first category in the Explorer. */
async function coldOpen(context: BrowserContext, address: string): Promise<{ time: number; bytes: number }> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await slowed(page, 4, fast4g);
  const started = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByRole('treeitem').first().waitFor();
  const time = performance.now() - started;
  await page.close();
  return { time, bytes };
}

function weights(): string[][] {
  const files = readdirSync(assets).filter((file) => file.endsWith('.js'));
  const weigh = (wanted: (file: string) => boolean): string =>
    kB(files.filter(wanted).reduce((sum, file) => sum + gzipSync(readFileSync(join(assets, file))).length, 0));
  const lazy = /-(?:editor|view)-|^workbench\.|^code-editor/;
  return [
    ['shell, gzip', weigh((file) => !lazy.test(file)), '90 kB'],
    ['code editor, gzip', weigh((file) => file.startsWith('code-editor')), '150 kB'],
    ['a language, gzip', weigh((file) => file.startsWith('workbench.zh-CN')), ''],
  ];
}

if (!existsSync(assets)) {
  console.log('The workbench is not built: run npm run build:ui first.');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'askwell-workbench-'));
const askwell = new AskwellCommand();
const browser = await playwright.launch(chromium);
try {
  writeArticles(folder, articles);
  const imported = await askwell.run('import', folder);
  if (imported.code !== 0) throw new Error(imported.stderr);
  await askwell.start();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' });
  const page = await context.newPage();
  await page.goto(askwell.workbench);
  const folderRow = page.getByRole('treeitem', { name: new RegExp(category, 'i') });
  await folderRow.waitFor();
  const address = new URL('/workbench/', askwell.url).href;

  const opened: { time: number; bytes: number }[] = [];
  for (let round = 0; round < rounds; round++) opened.push(await coldOpen(context, address));

  await folderRow.focus();
  const expanded: number[] = [];
  for (const rate of [1, 4]) {
    await slowed(page, rate);
    const times = await paintTimes(
      page,
      Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? 'ArrowRight' : 'ArrowLeft')),
    );
    expanded.push(Math.max(...times));
  }

  await slowed(page, 1);
  await page.goto(`${address}#/edit/long-article/en`);
  const text = page.locator('.cm-content');
  await text.waitFor({ timeout: 60_000 });
  await text.click();
  await page.keyboard.press('Control+End');
  const letters = [...'Unplug it, wait a minute, and plug it in again. '.repeat(4)].map((letter) =>
    letter === ' ' ? 'Space' : letter,
  );
  const typed: number[] = [];
  for (const rate of [1, 4]) {
    await slowed(page, rate);
    typed.push(percentile(await paintTimes(page, letters), 0.95));
  }

  const load = loadavg()[0]!.toFixed(1);
  console.log(
    `${cpus().length} x ${cpus()[0]?.model.trim()}, load ${load}, Chromium ${browser.version()}, ${articles} articles\n`,
  );
  console.log(
    table(
      ['what', 'measured', 'goal'],
      [
        ...weights(),
        [
          'cold open to usable, CPU x4, Fast 4G, median',
          ms(
            percentile(
              opened.map(({ time }) => time),
              0.5,
            ),
          ),
          '2000 ms',
        ],
        [
          '... over the network',
          kB(
            percentile(
              opened.map(({ bytes }) => bytes),
              0.5,
            ),
          ),
          '',
        ],
        [`expand ${articles} articles, slowest of 10`, ms(expanded[0]!), '50 ms'],
        ['... CPU x4', ms(expanded[1]!), ''],
        ['keystroke to paint, 64 kB article, p95', ms(typed[0]!), '50 ms'],
        ['... CPU x4', ms(typed[1]!), ''],
      ],
    ),
  );
} finally {
  await browser.close();
  await askwell.dispose();
  rmSync(folder, { recursive: true, force: true });
}
