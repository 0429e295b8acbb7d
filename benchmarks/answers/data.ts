import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SearchDocument } from '@askwell/core/search';

/** Where the data lies that nobody here wrote; see the README there. */
export const dataFolder = resolve(
  process.env['ASKWELL_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url)),
);

export interface CorpusRow {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly tags: readonly string[];
  readonly lang: string;
}

export interface QueryRow {
  readonly id: string;
  readonly text: string;
  /** Empty: out of scope. */
  readonly relevant: readonly string[];
  readonly split: 'dev' | 'heldout';
  readonly kind: string;
}

export interface VariantRow {
  readonly id: string;
  readonly doc: string;
  readonly text: string;
  readonly fold: 'train' | 'dev';
}

/** Queries of one kind over one corpus. */
export interface RetrievalSet {
  readonly name: string;
  readonly folder: string;
  readonly kind: string;
  readonly chinese: boolean;
  readonly documents: readonly SearchDocument[];
  readonly queries: readonly QueryRow[];
}

export function hasData(): boolean {
  return existsSync(`${dataFolder}/retrieval`);
}

function readLines<T>(path: string): T[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

export const corpusOf = (folder: string): CorpusRow[] => readLines(`${dataFolder}/retrieval/${folder}/corpus.jsonl`);
export const queriesOf = (folder: string): QueryRow[] => readLines(`${dataFolder}/retrieval/${folder}/queries.jsonl`);
export const variantsOf = (folder: string): VariantRow[] =>
  readLines(`${dataFolder}/retrieval/${folder}/variants.jsonl`);

function folders(): string[] {
  return readdirSync(`${dataFolder}/retrieval`).toSorted();
}

/** A row of a corpus as a document, its title hidden where the queries are the titles. */
export function documentOf(row: CorpusRow, hideTitle: boolean, questions: readonly string[] = []): SearchDocument {
  return {
    id: row.id,
    locale: row.lang.startsWith('zh') ? 'zh-CN' : 'en',
    title: hideTitle ? '' : row.title,
    questions,
    sections: row.body ? [{ id: '', heading: '', text: row.body }] : [],
    tags: row.tags,
    category: '',
    audience: 'customer',
  };
}

/**
 * Every set with a corpus, one per kind of query that has relevant documents. Sets that are put into the data folder
 * later are found without a change here.
 */
export function retrievalSets(split: string, most = Infinity): RetrievalSet[] {
  const sets: RetrievalSet[] = [];
  for (const folder of folders()) {
    const corpus = corpusOf(folder);
    if (corpus.length === 0 || folder === 'banking77-oos-en') continue; // the same wordings as banking77-en
    const queries = queriesOf(folder).filter((query) => query.split === split && query.relevant.length > 0);
    for (const kind of new Set(queries.map((query) => query.kind))) {
      const documents = corpus.map((row) => documentOf(row, kind === 'title'));
      const chinese = documents[0]!.locale.startsWith('zh');
      const some = everyNth(
        queries.filter((query) => query.kind === kind),
        most,
      );
      sets.push({ name: `${folder} ${kind}`, folder, kind, chinese, documents, queries: some });
    }
  }
  return sets;
}

/** At most so many, evenly spread. */
export function everyNth<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)]!);
}
