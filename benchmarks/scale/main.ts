import { onDatabase, type Engine } from '@askwell/e2e/server/databases';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { coreWork, scaleArticles, type Cost } from './work.ts';

// Import, lint, index, answer effect, recommendations and gaps at 1,000 and 10,000 articles. Each measurement is a
// process of its own, so that its peak memory is its own; what the command line does is measured with the command line.

const sizes = (process.env['ASKWELL_SCALE'] ?? '1000,10000').split(',').map(Number);
const commandLine = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));
const fromSource = ['--conditions=@askwell/source', '--import', 'tsx'];

/** Loaded into a process that is measured from outside: writes down at its end what it used. */
const reportUsage = `data:text/javascript,${encodeURIComponent(
  `import { writeFileSync } from 'node:fs';
   const file = process.env.SCALE_USAGE;
   process.on('exit', () => writeFileSync(file, JSON.stringify(process.resourceUsage())));`,
)}`;

interface Row extends Cost {
  readonly what: string;
  readonly articles: number;
  /** Peak resident memory, MiB, of the whole process. */
  readonly memory: number;
}

async function run(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, [...fromSource, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    // `askwell check` ends with 1 when it finds something.
    child.once('exit', (code) =>
      code === 0 || code === 1 ? resolve() : reject(new Error(`${args.join(' ')}: ${code}`)),
    );
  });
  return output;
}

/** A command of the command line, its start and end included. */
async function command(
  what: string,
  articles: number,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'askwell-usage-'));
  const file = join(folder, 'usage.json');
  const started = performance.now();
  try {
    await run(['--import', reportUsage, commandLine, ...args], { ...environment, SCALE_USAGE: file });
    const wall = performance.now() - started;
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(file, 'utf8')) as NodeJS.ResourceUsage;
    return { what, articles, cpu: (userCPUTime + systemCPUTime) / 1_000, wall, memory: maxRSS / 1_024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function core(what: string, articles: number, name: keyof typeof coreWork): Promise<Row> {
  const output = await run([fileURLToPath(import.meta.url), name, String(articles)], {});
  return { what, articles, ...(JSON.parse(output) as Cost & { memory: number }) };
}

function writeFolder(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'askwell-scale-'));
  for (const { path, source } of scaleArticles(count)) {
    mkdirSync(dirname(join(folder, path!)), { recursive: true });
    writeFileSync(join(folder, path!), source);
  }
  return folder;
}

async function imports(
  engine: Engine,
  name: string,
  articles: number,
  folder: string,
  note: (row: Row) => void,
): Promise<void> {
  const out = join(folder, '..', `${engine}-${articles}-out`);
  await onDatabase(engine, async ({ environment }) => {
    const measured = async (what: string, args: readonly string[]): Promise<void> =>
      note(await command(what, articles, args, environment));
    await measured(`import into ${name}`, ['import', folder]);
    await measured(`import again into ${name}, nothing changed`, ['import', folder]);
    await measured(`open ${name}, build the index, search`, ['search', 'descale']);
    await measured(`export from ${name}`, ['export', out]);
  });
}

async function measure(articles: number): Promise<Row[]> {
  const rows: Row[] = [];
  const note = (row: Row): void => {
    const { what, cpu, wall, memory } = row;
    rows.push(row);
    console.error(`${articles} ${what}: ${seconds(cpu)} s CPU in ${seconds(wall)} s, ${Math.round(memory)} MiB`);
  };
  note(await core('lint all, in memory', articles, 'lint'));
  note(await core('build the index and search, in memory', articles, 'index'));
  note(await core('answer effect of a draft on 1,000 questions', articles, 'effect'));
  note(await core('recommendations: build, and 100 lists', articles, 'related'));
  note(await core('gaps: cluster as many questions', articles, 'gaps'));
  const folder = writeFolder(articles);
  try {
    note(await command('the command line alone', articles, ['--version']));
    note(await command('check a folder', articles, ['check', folder, '--format', 'json']));
    await imports('embedded', 'the embedded database', articles, folder, note);
    await imports('postgresql', 'PostgreSQL', articles, folder, note);
  } catch (error) {
    console.error(`The rest is left out: ${(error as Error).message}`);
  } finally {
    rmSync(folder, { recursive: true });
    for (const engine of ['embedded', 'postgresql'])
      rmSync(join(folder, '..', `${engine}-${articles}-out`), { recursive: true, force: true });
  }
  return rows;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(2);
}

async function main(): Promise<void> {
  const rows: Row[] = [];
  const before = loadavg()[0]!.toFixed(1);
  for (const articles of sizes) rows.push(...(await measure(articles)));
  const names = [...new Set(rows.map(({ what }) => what))];
  console.log(
    `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${before} before and ${loadavg()[0]!.toFixed(1)} after\n`,
  );
  console.log(`| what | ${sizes.map((size) => `${size}: CPU s | wall s | peak MiB`).join(' | ')} |`);
  console.log(`| --- | ${sizes.map(() => '---: | ---: | ---:').join(' | ')} |`);
  for (const what of names) {
    const cells = sizes.map((size) => {
      const row = rows.find((one) => one.what === what && one.articles === size);
      return row ? `${seconds(row.cpu)} | ${seconds(row.wall)} | ${Math.round(row.memory)}` : '- | - | -';
    });
    console.log(`| ${what} | ${cells.join(' | ')} |`);
  }
}

const [, , work, count] = process.argv;
if (work === undefined) {
  await main();
} else {
  const cost = await coreWork[work as keyof typeof coreWork](Number(count));
  console.log(JSON.stringify({ ...cost, memory: process.resourceUsage().maxRSS / 1_024 }));
}
