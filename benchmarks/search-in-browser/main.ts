import { KnowledgeIndex, writeSnapshot, type SearchDocument } from '@askwell/core/search';
import { cpus, loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import { chromium as playwright, type Browser, type CDPSession } from 'playwright';
import { chromium } from '../../vite.shared.ts';
import { corpusOf, documentOf, everyNth, hasData, queriesOf } from '../answers/data.ts';
import { percentile } from '../answers/metrics.ts';
import { table } from '../answers/report.ts';
import { bundle } from './bundle.ts';
import type { BenchmarkPage, Loading } from './page.ts';
import { serve } from './served.ts';

// Measures the search of the browser: what it weighs, what loading a snapshot costs the page, and how long a keystroke
// takes in a Chromium whose processor is slowed down four times. Prints Markdown.

const articles = 2_000;
const slowdown = 4;
const queriesTyped = 24;
const lettersTyped = 24;
const rounds = 3;

interface Base {
  readonly name: string;
  readonly locale: string;
  readonly documents: readonly SearchDocument[];
  /** What stands in the field after each keystroke. */
  readonly typed: readonly string[];
}

function base(name: string, locale: string, folders: readonly string[]): Base {
  const documents = folders.flatMap((folder) =>
    corpusOf(folder).map((row) => ({ ...documentOf(row, false), id: `${folder}/${row.id}` })),
  );
  const queries = folders.flatMap((folder) => queriesOf(folder).filter(({ split }) => split === 'dev'));
  const typed = everyNth(queries, queriesTyped).flatMap(({ text }) => {
    const letters = [...text].slice(0, lettersTyped);
    return letters.map((_, at) => letters.slice(0, at + 1).join(''));
  });
  return { name, locale, documents: documents.slice(0, articles), typed };
}

function cpu(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
}

const best = (rounds: number, measure: () => number): number => Math.min(...Array.from({ length: rounds }, measure));
const kB = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;
const ms = (time: number): string => `${time.toFixed(time < 20 ? 1 : 0)} ms`;

function measureSnapshot({ documents }: Base) {
  let index = new KnowledgeIndex();
  const build = best(3, () =>
    cpu(() => {
      index = new KnowledgeIndex();
      for (const document of documents) index.add(document);
      index.search('a');
    }),
  );
  const bytes = writeSnapshot(index);
  const load = best(3, () => cpu(() => KnowledgeIndex.fromSnapshot(bytes)));
  return { build, load, bytes, json: gzipSync(JSON.stringify(documents), { level: 9 }).length };
}

/** The main thread's CPU time so far, in milliseconds: what else the machine does is not in it. */
async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1_000 * metrics.find(({ name }) => name === 'ThreadTime')!.value;
}

async function measurePage(browser: Browser, address: string, rate: number, { name, locale, typed }: Base) {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await page.goto(address);
  await page.waitForFunction(() => 'benchmark' in globalThis);
  await session.send('Performance.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  const before = await threadTime(session);
  const loading: Loading = await page.evaluate(
    (snapshot) => (globalThis as unknown as { benchmark: BenchmarkPage }).benchmark.load(snapshot),
    `/${name}.askwell`,
  );
  const loadTime = (await threadTime(session)) - before;
  const times = typed.map(() => Infinity);
  // Round after round, so that a keystroke does not find warm what it left itself the time before.
  for (let round = 0; round < rounds; round++) {
    for (const [at, text] of typed.entries()) {
      const time = await page.evaluate(
        ([letters, reader]) =>
          (globalThis as unknown as { benchmark: BenchmarkPage }).benchmark.search(letters, reader),
        [text, locale] as const,
      );
      times[at] = Math.min(times[at]!, time);
    }
  }
  await page.close();
  return { loading, loadTime, times };
}

if (!hasData()) {
  console.log('The help centres of ../shared/data (or ASKWELL_DATA) are not here: nothing is measured.');
  process.exit(0);
}
const bases = [
  base('english', 'en', ['libreoffice-help-en']),
  base('chinese', 'zh-CN', ['libreoffice-help-zh', 'tidb-help-zh']),
];
const files = await bundle();
const snapshots = bases.map((one) => ({ base: one, ...measureSnapshot(one) }));
const served = await serve(files, new Map(snapshots.map((one) => [`${one.base.name}.askwell`, one.bytes])));
const browser = await playwright.launch(chromium);
const rows: string[][] = [];
try {
  for (const one of bases) {
    for (const [where, path, rate] of [
      [`on the page, CPU x${slowdown}`, '/page', slowdown],
      ['in a worker', '/worker', 1],
    ] as const) {
      const { loading, loadTime, times } = await measurePage(browser, `${served.address}${path}`, rate, one);
      if (loading.onPage !== (path === '/page')) throw new Error(`${where}: it ran elsewhere.`);
      rows.push([
        `${one.name} (${one.documents.length})`,
        where,
        ...[0.5, 0.95].map((share) => ms(percentile(times, share))),
        ms(loadTime),
        ms(loading.total),
        ms(loading.longestBlock),
        loading.longTasks ? `${loading.longTasks}, ${ms(loading.longestTask)}` : 'none',
      ]);
      console.error(rows.at(-1)!.join(' | '));
    }
  }
} finally {
  await browser.close();
  served.close();
}

console.log(
  `${cpus().length} x ${cpus()[0]?.model.trim()}, load ${loadavg()[0]!.toFixed(1)}, Chromium ${browser.version()}\n`,
);
console.log(
  table(
    [
      'articles',
      'where',
      'keystroke p50',
      'p95',
      'loading, CPU of the page',
      'loading',
      'longest block',
      'long tasks, longest',
    ],
    rows,
  ),
);
console.log(
  table(
    ['articles', 'snapshot', 'gzip', 'documents as JSON, gzip', 'build, CPU in Node', 'load, CPU in Node', 'faster'],
    snapshots.map((one) => [
      one.base.name,
      kB(one.bytes.length),
      kB(gzipSync(one.bytes, { level: 9 }).length),
      kB(one.json),
      ms(one.build),
      ms(one.load),
      `${(one.build / one.load).toFixed(1)} x`,
    ]),
  ),
);
console.log(
  table(
    ['file', 'gzip'],
    files.map(({ name, gzip }) => [name.replace(/^.*\/|-[\w-]{8}(?=\.js)/g, ''), kB(gzip)]),
  ),
);
