import { KnowledgeIndex, type SearchDocument } from '@askwell/core/search';
import MiniSearch from 'minisearch';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { against, alone, percentile, type Measurement } from './table.ts';

interface Corpus {
  readonly name: string;
  readonly documents: readonly { id: string; title: string; body: string }[];
  readonly questions: readonly string[];
}

const rounds = 5;

/** Index build and search latency of our index and of MiniSearch as it comes, over the same documents and questions. */
export function measureSearch(dataFolder: string): Measurement[] {
  const names = ['libreoffice-help-en', 'libreoffice-help-zh'].filter((name) =>
    existsSync(join(dataFolder, 'retrieval', name)),
  );
  if (names.length === 0) return [alone('search', 'skipped: no data (set ASKWELL_DATA)')];
  return names.flatMap((name) => measureCorpus(readCorpus(dataFolder, name)));
}

function measureCorpus({ name, documents, questions }: Corpus): Measurement[] {
  const locale = name.endsWith('zh') ? 'zh-CN' : 'en';
  const articles = documents.map(({ id, title, body }) => toDocument(id, title, body, locale));
  const builds = { askwell: [] as number[], miniSearch: [] as number[] };
  let index = new KnowledgeIndex();
  let miniSearch = new MiniSearch({ fields: ['title', 'body'] });
  // The two take turns, so that whatever else the machine does falls on both.
  for (let round = 0; round < rounds; round++) {
    builds.askwell.push(
      cpu(() => {
        index = new KnowledgeIndex();
        for (const article of articles) index.add(article);
        index.search('warm');
      }),
    );
    builds.miniSearch.push(
      cpu(() => {
        miniSearch = new MiniSearch({ fields: ['title', 'body'] });
        miniSearch.addAll(documents);
      }),
    );
  }
  const times = { askwell: [] as number[], miniSearch: [] as number[] };
  for (const question of questions) {
    times.miniSearch.push(wall(() => miniSearch.search(question)));
    times.askwell.push(wall(() => index.search(question, { locale })));
  }
  const label = `${name} (${documents.length} articles)`;
  return [
    against(`index build, ${label}, CPU`, percentile(builds.askwell, 0.5), percentile(builds.miniSearch, 0.5), 'ms'),
    against(`search p50, ${label}`, percentile(times.askwell, 0.5), percentile(times.miniSearch, 0.5), 'ms'),
    against(`search p99, ${label}`, percentile(times.askwell, 0.99), percentile(times.miniSearch, 0.99), 'ms'),
  ];
}

function readCorpus(dataFolder: string, name: string): Corpus {
  const read = (file: string) =>
    readFileSync(join(dataFolder, 'retrieval', name, file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { id: string; title: string; body: string; text: string });
  return { name, documents: read('corpus.jsonl'), questions: read('queries.jsonl').map(({ text }) => text) };
}

function toDocument(id: string, title: string, body: string, locale: string): SearchDocument {
  return {
    id,
    locale,
    title,
    questions: [],
    sections: [{ id: '', heading: '', text: body }],
    tags: [],
    category: '',
    audience: 'customer',
  };
}

/** CPU milliseconds; nearly independent of what else the machine does. */
function cpu(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function wall(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}
