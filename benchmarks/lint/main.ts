import { fileURLToPath } from 'node:url';
import { LintCorpus, Linter, readLintDocument, type LintDocument } from '@askwell/core/lint';
import { generateArticles } from './generate-articles.ts';

// Prints the CPU time of linting 1,000 and 10,000 articles and of one edited article. CPU and not wall time: it
// hardly depends on what else the machine does.

const sample = fileURLToPath(new URL('../../packages/cli/sample/knowledge', import.meta.url));
const now = Date.parse('2026-11-21T00:00:00Z');
const edits = 50;

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

function measure(count: number): Record<string, number> {
  // Reading is the importer's time: what is measured starts with the parsed articles.
  const documents = generateArticles(sample, count);
  const linter = new Linter();
  const corpus = new LintCorpus();
  const build = cpu(() => documents.forEach((document) => corpus.set(document)));
  let findings = 0;
  const lint = cpu(() => (findings = linter.lintAll(corpus, { now }).length));
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
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    articles: count,
    'characters (kB)': Math.round(documents.reduce((sum, document) => sum + document.source.length, 0) / 1_000),
    'corpus (ms)': round(build),
    'lint (ms)': round(lint),
    'all (ms)': round(build + lint),
    'one edit, median (ms)': round(once[edits >> 1]!),
    'one edit, slowest (ms)': round(once.at(-1)!),
    findings,
    'heap (MB)': Math.round(process.memoryUsage().heapUsed / 1_048_576),
  };
}

measure(200); // warms the compiler up
console.table([1_000, 10_000].map(measure));
