import v8 from 'node:v8';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { KnowledgeIndex, tokenize, writeSnapshot, type SearchDocument } from '@askwell/core/search';
import MiniSearch from 'minisearch';
import { corpusOf, documentOf, everyNth, queriesOf } from './data.ts';
import { percentile } from './metrics.ts';
import { askwell } from './peers/askwell.ts';
import { flexSearch } from './peers/flexsearch.ts';
import { miniSearchDefault, miniSearchReadme } from './peers/minisearch.ts';
import { orama } from './peers/orama.ts';
import type { Peer } from './peers/peer.ts';
import { table } from './report.ts';

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc') as () => void;

/** Passages of about 80 words from the English help centres; beyond what there is, copies that differ in a word. */
function passages(count: number): SearchDocument[] {
  const texts: string[] = [];
  for (const folder of ['libreoffice-help-en', 'stackfaq-en']) {
    for (const { title, body } of corpusOf(folder)) {
      const words = body.split(/\s+/);
      for (let at = 0; at < words.length; at += 80) texts.push(`${title}\n${words.slice(at, at + 80).join(' ')}`);
    }
  }
  return Array.from({ length: count }, (_, number) => {
    const [title = '', text = ''] = texts[number % texts.length]!.split('\n');
    const copy = Math.floor(number / texts.length);
    return {
      id: `p${number}`,
      locale: 'en',
      title: copy ? `${title} ${copy}` : title,
      questions: [],
      sections: [{ id: '', heading: '', text: copy ? `${text} edition${copy}` : text }],
      tags: [],
      category: '',
      audience: 'customer',
    };
  });
}

/** CPU time, build time and memory by number of passages. */
export async function speedReport(): Promise<string> {
  const queries = everyNth(
    [...queriesOf('stackfaq-en'), ...queriesOf('libreoffice-help-en')].filter(({ kind }) => kind !== 'oos'),
    200,
  ).map(({ text }) => text);
  const rows: string[][] = [];
  for (const count of [1_000, 10_000, 100_000]) {
    const documents = passages(count);
    const peers: Peer[] = [
      askwell(),
      flexSearch,
      miniSearchDefault,
      miniSearchReadme,
      ...(count < 100_000 ? [orama] : []),
    ];
    for (const peer of peers) {
      const asked = count === 100_000 && peer === miniSearchReadme ? everyNth(queries, 20) : queries;
      collectGarbage();
      const before = memory();
      const started = process.cpuUsage();
      const search = await peer.build(documents);
      await search('password', 10);
      const built = cpu(started);
      collectGarbage();
      const heap = memory() - before;
      // Compiled code and lazily made tables, for every engine alike.
      for (const query of everyNth(asked, 20)) await search(`${query} wrod`, 10);
      const times: number[] = [];
      for (const query of asked) {
        const from = process.cpuUsage();
        await search(query, 10);
        times.push(cpu(from));
      }
      rows.push([
        count.toLocaleString('en'),
        peer.name,
        percentile(times, 0.5).toFixed(1),
        percentile(times, 0.99).toFixed(1),
        Math.round(built).toLocaleString('en'),
        (heap / 1e6).toFixed(0),
      ]);
      console.log(rows.at(-1)!.join(' | '));
    }
  }
  return [
    table(['passages', 'engine', 'query p50, CPU ms', 'p99', 'build, CPU ms', 'heap, MB'], rows),
    chineseBuild(),
    snapshotSize(),
  ].join('\n');
}

const cpu = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function chineseBuild(): string {
  const documents = corpusOf('libreoffice-help-zh').map((row) => documentOf(row, false));
  const time = (build: () => void): number => {
    build();
    const from = process.cpuUsage();
    build();
    return Math.round(cpu(from));
  };
  const ours = time(() => {
    const index = new KnowledgeIndex();
    for (const document of documents) index.add(document);
    index.search('密码');
  });
  const bigrams = time(() => {
    const index = new MiniSearch({
      fields: ['title', 'body'],
      processTerm: (term) => term,
      tokenize: (text) => tokenize(text).map(({ term }) => term),
    });
    index.addAll(documents.map(({ title, sections }, id) => ({ id, title, body: sections[0]?.text ?? '' })));
  });
  return `Chinese help centre (${documents.length} articles), build: ${ours} ms CPU; the same bigrams in MiniSearch: ${bigrams} ms.\n`;
}

function snapshotSize(): string {
  const parts = ['stackfaq-en', 'libreoffice-help-en', 'libreoffice-help-zh'].map((folder) => {
    const index = new KnowledgeIndex();
    for (const row of corpusOf(folder)) index.add(documentOf(row, false));
    const snapshot = writeSnapshot(index);
    const started = performance.now();
    KnowledgeIndex.fromSnapshot(snapshot).search('x');
    const loaded = performance.now() - started;
    return `${folder} (${index.size} articles) ${(snapshot.length / 1e6).toFixed(2)} MB, gzip ${(gzipSync(snapshot).length / 1e6).toFixed(2)} MB, loads in ${Math.round(loaded)} ms`;
  });
  return `Snapshots: ${parts.join('; ')}.\n`;
}
