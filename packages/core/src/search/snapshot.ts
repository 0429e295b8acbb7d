import type { SearchDocument, SearchSection } from './document.ts';
import { tokenizeLabels, type DocumentTexts } from './indexed-document.ts';
import { searchDataNames, type SearchDataName } from './search-data.ts';
import type { SynonymGroup } from './synonyms.ts';
import { tokenizerVersion } from './tokenizer.ts';
import { defaultTuning, type Tuning } from './tuning.ts';
import type { Vocabulary } from './vocabulary.ts';
import { CodedTexts, type WordDictionary } from './coded-texts.ts';

/** Changes whenever the layout below changes. */
export const snapshotVersion = 2;

/** A snapshot begins with these bytes (`askwell` and a line feed), then three little-endian numbers of 32 bits: */
export const magic = [0x61, 0x73, 0x6b, 0x77, 0x65, 0x6c, 0x6c, 0x0a];
export const [lengthAt, checksumAt, headerAt, headerStart] = [8, 12, 16, 20];

/** How the index was made. */
export interface SnapshotOptions {
  readonly synonyms: readonly SynonymGroup[];
  readonly everydaySynonyms: boolean;
  readonly pinyin: boolean;
  readonly tuning: Tuning;
}

/** What a snapshot says of itself, in JSON. The texts follow it, coded with the words. */
export interface SnapshotHeader extends SnapshotOptions {
  readonly version: number;
  readonly tokenizer: number;
  /** Tables that the index needs. */
  readonly data: readonly SearchDataName[];
  readonly documents: readonly SnapshotRow[];
  readonly words: WordDictionary;
}

/** A document without its texts, which follow in this order: title, questions, and for each section heading and text. */
export type SnapshotRow = readonly [
  id: string,
  locale: string,
  questions: number,
  sections: readonly string[],
  tags: readonly string[],
  category: string,
  internal: number,
  verification: number,
];

export const verifications = [undefined, 'verified', 'due', 'overdue', 'expired'] as const;

/** A document of a snapshot; the texts of its sections are put together when they are read. */
export interface SnapshotDocument {
  readonly source: SearchDocument;
  readonly texts: DocumentTexts;
}

/** A snapshot that was found whole and of this version. */
export interface Snapshot {
  readonly options: SnapshotOptions;
  readonly data: readonly SearchDataName[];
  readonly size: number;
  /** Reads the documents one by one, so that the caller can pause between them. */
  documents(vocabulary: Vocabulary): Iterable<SnapshotDocument>;
}

/** @throws Error that says what is wrong with the bytes and what to do */
export function openSnapshot(bytes: Uint8Array): Snapshot {
  checkBytes(bytes);
  return parseSnapshot(bytes);
}

/**
 * The first half of {@link openSnapshot}: whether all bytes are there, as they were written.
 *
 * @throws Error that says what is wrong with the bytes and what to do
 */
export function checkBytes(bytes: Uint8Array): void {
  if (magic.some((byte, at) => bytes[at] !== byte) || bytes.length < headerStart) {
    throw new Error(
      'Search snapshot: these bytes are something else. Pass what writeSnapshot() gave, fetched as binary data.',
    );
  }
  const view = viewOf(bytes);
  const length = view.getUint32(lengthAt, true);
  if (length !== bytes.length) {
    throw new Error(`Search snapshot: ${bytes.length} of ${length} bytes have arrived. Fetch it again.`);
  }
  if (view.getUint32(checksumAt, true) !== checksumOf(bytes)) throw damaged('its checksum is another one');
}

/**
 * The second half, for bytes that were checked.
 *
 * @throws Error that says what is wrong with the header and what to do
 */
export function parseSnapshot(bytes: Uint8Array): Snapshot {
  const codesAt = headerStart + viewOf(bytes).getUint32(headerAt, true);
  if (codesAt > bytes.length) throw damaged('its header is longer than it');
  const header = parseHeader(bytes.subarray(headerStart, codesAt));
  return {
    options: header,
    data: header.data,
    size: header.documents.length,
    documents: (vocabulary) => readDocuments(header, bytes.subarray(codesAt), vocabulary),
  };
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function damaged(how: string): Error {
  return new Error(`Search snapshot: it is damaged, ${how}. Fetch it again, or build it again if that does not help.`);
}

function parseHeader(bytes: Uint8Array): SnapshotHeader {
  let header: SnapshotHeader;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as SnapshotHeader;
  } catch {
    throw damaged('its header is not JSON');
  }
  const versions = { version: snapshotVersion, tokenizer: tokenizerVersion };
  for (const [field, expected] of Object.entries(versions)) {
    const found = header?.[field as keyof typeof versions];
    if (found === expected) continue;
    throw new Error(
      `Search snapshot: "${field}" is ${JSON.stringify(found)}, this version of @askwell/core reads ${expected}. ` +
        'Build the snapshot again with the same version of @askwell/core that loads it.',
    );
  }
  for (const [field, example] of Object.entries(exampleHeader)) {
    if (!hasShapeOf(example, header[field as keyof SnapshotHeader])) throw damaged(`"${field}" has another shape`);
  }
  if (!header.data.every((name) => searchDataNames.includes(name))) throw damaged('"data" names an unknown table');
  return header;
}

/** A header with one of everything, to which others are compared: an array stands for any number of its items. */
const exampleHeader: Omit<SnapshotHeader, 'version' | 'tokenizer'> = {
  data: ['pinyin'],
  synonyms: [['']],
  everydaySynonyms: true,
  pinyin: true,
  tuning: defaultTuning,
  documents: [['', '', 0, [''], [''], '', 0, 0]],
  words: { entries: [''], separators: [0] },
};

function hasShapeOf(example: unknown, value: unknown): boolean {
  if (Array.isArray(example)) {
    if (!Array.isArray(value)) return false;
    const [item] = example as readonly unknown[];
    return example.length === 1
      ? value.every((one) => hasShapeOf(item, one))
      : value.length === example.length && example.every((one, at) => hasShapeOf(one, value[at]));
  }
  if (typeof example !== 'object' || example === null) return typeof value === typeof example;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(example).every(([key, one]) => hasShapeOf(one, (value as Record<string, unknown>)[key]));
}

function* readDocuments(
  header: SnapshotHeader,
  codes: Uint8Array,
  vocabulary: Vocabulary,
): Generator<SnapshotDocument> {
  const coded = new CodedTexts(header.words, codes, vocabulary, () => damaged('its texts end too soon'));
  for (const [id, locale, questionCount, sectionIds, tags, category, internal, verification] of header.documents) {
    const read = (running: boolean) => {
      const at = coded.position;
      return { codes: coded.next(running), at };
    };
    const title = read(false);
    const questions = [];
    for (let left = questionCount; left > 0; left--) questions.push(read(false));
    const sections = sectionIds.map((sectionId) => ({ id: sectionId, heading: read(true), text: read(true) }));
    const state = verifications[verification];
    const source: SearchDocument = {
      id,
      locale,
      title: coded.textAt(title.at),
      questions: questions.map(({ at }) => coded.textAt(at)),
      sections: sections.map((section): SearchSection => ({
        id: section.id,
        heading: coded.textAt(section.heading.at),
        get text() {
          return coded.textAt(section.text.at);
        },
      })),
      tags,
      category,
      audience: internal ? 'internal' : 'customer',
      ...(state && { verification: state }),
    };
    const texts = {
      title: title.codes,
      questions: questions.map(({ codes: one }) => one),
      labels: tokenizeLabels(source, vocabulary),
      sections: sections.map(({ heading, text }) => ({ heading: heading.codes, text: text.codes })),
    };
    yield { source, texts };
  }
}

/** FNV-1a (Fowler, Noll, Vo; RFC 9923) with 32 bits over what follows the checksum. */
export function checksumOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let at = headerAt; at < bytes.length; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash >>> 0;
}
