import { spawnSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LintCorpus, Linter, readLintDocument, type LintDocument } from '@askwell/core/lint';
import { generateArticles } from './generate-articles.ts';

// The CPU time of linting 1,000 and 10,000 articles and one edited article, each size in a process of its own that has
// linted nothing before. CPU and not wall time: it depends less on what else the machine does. It counts all threads,
// so that compiling and clearing memory beside the work are in it.

const sample = fileURLToPath(new URL('../../packages/cli/sample/knowledge', import.meta.url));
const now = Date.parse('2026-11-21T00:00:00Z');
const edits = 50;
const sizes = (process.env['ASKWELL_LINT_SIZES'] ?? '1000,10000').split(',').map(Number);
/** Processes for each size: the median of their times is shown. */
const runs = 5;

interface Times {
  readonly characters: number;
  readonly corpus: number;
  readonly lint: number;
  readonly edit: number;
  readonly slowestEdit: number;
  readonly warm: number;
  readonly findings: number;
  /** Peak resident memory, MiB. */
  readonly memory: number;
}

function cpu(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1_000;
}

function edited(document: LintDocument, index: number): LintDocument {
  const text = document.source.replace(
    /^(?=## )/m,
    `Edit ${index}: the lid closes with a click after ${index} seconds.\n\n`,
  );
  const result = readLintDocument(text, { path: document.path! });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** In a process of its own. */
async function measure(count: number): Promise<Times> {
  // Reading is the importer's time: what is measured starts with the parsed articles. What the engine still compiles
  // of reading them is waited for.
  const documents = generateArticles(sample, count);
  await pause(1_500);
  const linter = new Linter();
  const corpus = new LintCorpus();
  const build = cpu(() => documents.forEach((document) => corpus.set(document)));
  let findings = 0;
  const lint = cpu(() => (findings = linter.lintAll(corpus, { now }).length));
  const { maxRSS } = process.resourceUsage();
  const once: number[] = [];
  for (let index = 0; index < edits; index++) {
    const document = edited(documents[(index * 97) % documents.length]!, index);
    once.push(
      cpu(() => {
        corpus.set(document);
        linter.lint(document, corpus, { now });
      }),
    );
  }
  once.sort((a, b) => a - b);
  // Read anew: what a document's source holds is remembered for it.
  const again = generateArticles(sample, count);
  const warm = cpu(() => linter.lintAll(new LintCorpus(again), { now }));
  return {
    characters: documents.reduce((sum, document) => sum + document.source.length, 0),
    corpus: build,
    lint,
    edit: once[edits >> 1]!,
    slowestEdit: once.at(-1)!,
    warm,
    findings,
    memory: maxRSS / 1_024,
  };
}

function inProcess(count: number): Times {
  const args = [...process.execArgv, fileURLToPath(import.meta.url), String(count)];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`Linting ${count} articles ended with ${status}.`);
  return JSON.parse(stdout) as Times;
}

function row(count: number): Record<string, number> {
  const times = Array.from({ length: count > 1_000 ? 1 : runs }, () => inProcess(count));
  const median = (of: (one: Times) => number): number => {
    const sorted = times.map(of).sort((a, b) => a - b);
    return Math.round(sorted[sorted.length >> 1]! * 10) / 10;
  };
  return {
    articles: count,
    'characters (kB)': median(({ characters }) => Math.round(characters / 1_000)),
    'corpus (ms)': median(({ corpus }) => corpus),
    'lint (ms)': median(({ lint }) => lint),
    'both (ms)': median(({ corpus, lint }) => corpus + lint),
    'both again, warm (ms)': median(({ warm }) => warm),
    'one edit, median (ms)': median(({ edit }) => edit),
    'one edit, slowest (ms)': median(({ slowestEdit }) => slowestEdit),
    findings: median(({ findings }) => findings),
    'peak memory (MiB)': median(({ memory }) => Math.round(memory)),
  };
}

const [, , count] = process.argv;
if (count === undefined) {
  const load = loadavg()[0]!.toFixed(1);
  console.log(
    `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load before ${load}`,
  );
  console.table(sizes.map(row));
} else {
  console.log(JSON.stringify(await measure(Number(count))));
}
