import { encodeTexts } from './encode-texts.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';
import { hasHan, searchDataNames, type SearchDataName } from './search-data.ts';
import {
  checksumAt,
  checksumOf,
  headerAt,
  headerStart,
  lengthAt,
  magic,
  snapshotVersion,
  verifications,
  type SnapshotHeader,
} from './snapshot.ts';
import { tokenizerVersion } from './tokenizer.ts';

/**
 * An index as bytes, the same for the same documents in whatever order they were added; `loadSnapshot` and
 * `KnowledgeIndex.fromSnapshot` read them. Takes as long as building the index. Serve them compressed: gzip takes half.
 */
export function writeSnapshot(index: KnowledgeIndex): Uint8Array<ArrayBuffer> {
  const { options } = index;
  const documents = [...index.documents()].sort((a, b) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : a.locale < b.locale ? -1 : 1,
  );
  const texts = documents.flatMap(({ title, questions, sections }) => [
    title,
    ...questions,
    ...sections.flatMap(({ heading, text }) => [heading, text]),
  ]);
  const { dictionary, codes } = encodeTexts(texts);
  const labels = documents.flatMap(({ tags, category }) => [...tags, category]);
  const needs: Readonly<Record<SearchDataName, boolean>> = {
    'everyday-synonyms': options.everydaySynonyms,
    'han-folding': [...dictionary.entries, ...labels, ...options.synonyms.flat()].some(hasHan),
    pinyin: options.pinyin,
  };
  const header: SnapshotHeader = {
    version: snapshotVersion,
    tokenizer: tokenizerVersion,
    data: searchDataNames.filter((name) => needs[name]),
    ...options,
    documents: documents.map(({ id, locale, questions, sections, tags, category, audience, verification }) => [
      id,
      locale,
      questions.length,
      sections.map((section) => section.id),
      tags,
      category,
      Number(audience === 'internal'),
      verifications.indexOf(verification),
    ]),
    words: dictionary,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(headerStart + json.length + codes.length);
  bytes.set(magic);
  bytes.set(json, headerStart);
  bytes.set(codes, headerStart + json.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(lengthAt, bytes.length, true);
  view.setUint32(headerAt, json.length, true);
  view.setUint32(checksumAt, checksumOf(bytes), true);
  return bytes;
}
