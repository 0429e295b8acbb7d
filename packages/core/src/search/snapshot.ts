import type { SearchDocument, SearchSection } from './document.ts';
import type { SynonymGroup } from './synonyms.ts';
import { tokenizerVersion } from './tokenizer.ts';
import type { Tuning } from './tuning.ts';

/** Changes whenever the shape below changes. */
const snapshotVersion = 1;

/**
 * An index as JSON: its documents and what they were indexed with, not the postings. Postings would double the download,
 * and on a phone's network rebuilding them in a worker is faster than fetching them.
 */
export interface IndexSnapshot {
  readonly format: 'askwell-search';
  readonly version: number;
  readonly tokenizer: number;
  readonly synonyms: readonly SynonymGroup[];
  readonly everydaySynonyms: boolean;
  readonly tuning: Tuning;
  /** Each document as a row, without names: id, locale, title, questions, sections, tags, category, audience, verification. */
  readonly documents: readonly SnapshotRow[];
}

export type SnapshotRow = readonly [
  id: string,
  locale: string,
  title: string,
  questions: readonly string[],
  sections: readonly (readonly [id: string, heading: string, text: string])[],
  tags: readonly string[],
  category: string,
  internal: 0 | 1,
  verification: number,
];

const verifications = [undefined, 'verified', 'due', 'overdue', 'expired'] as const;

export function writeSnapshot(
  documents: Iterable<SearchDocument>,
  options: Pick<IndexSnapshot, 'synonyms' | 'everydaySynonyms' | 'tuning'>,
): IndexSnapshot {
  const rows: SnapshotRow[] = [];
  for (const document of documents) {
    rows.push([
      document.id,
      document.locale,
      document.title,
      document.questions,
      document.sections.map(({ id, heading, text }) => [id, heading, text] as const),
      document.tags,
      document.category,
      document.audience === 'internal' ? 1 : 0,
      verifications.indexOf(document.verification),
    ]);
  }
  // Equal indexes give equal snapshots, in whatever order their documents came.
  rows.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : 1));
  return {
    format: 'askwell-search',
    version: snapshotVersion,
    tokenizer: tokenizerVersion,
    synonyms: options.synonyms,
    everydaySynonyms: options.everydaySynonyms,
    tuning: options.tuning,
    documents: rows,
  };
}

/** @throws Error that names the field when the value is not a snapshot that this version can read */
export function checkSnapshot(snapshot: IndexSnapshot): void {
  const refuse = (what: string, found: unknown, expected: unknown): never => {
    throw new Error(
      `Search snapshot: ${what} is ${JSON.stringify(found)}, this version of @askwell/core reads ${JSON.stringify(expected)}. ` +
        'Build the snapshot again with the same version of @askwell/core that loads it.',
    );
  };
  if (snapshot?.format !== 'askwell-search') refuse('"format"', snapshot?.format, 'askwell-search');
  if (snapshot.version !== snapshotVersion) refuse('"version"', snapshot.version, snapshotVersion);
  if (snapshot.tokenizer !== tokenizerVersion) refuse('"tokenizer"', snapshot.tokenizer, tokenizerVersion);
  if (!Array.isArray(snapshot.documents)) refuse('"documents"', typeof snapshot.documents, 'array');
}

export function readRow(row: SnapshotRow): SearchDocument {
  const [id, locale, title, questions, sections, tags, category, internal, verification] = row;
  const state = verifications[verification];
  return {
    id,
    locale,
    title,
    questions,
    sections: sections.map(([sectionId, heading, text]): SearchSection => ({ id: sectionId, heading, text })),
    tags,
    category,
    audience: internal ? 'internal' : 'customer',
    ...(state && { verification: state }),
  };
}
