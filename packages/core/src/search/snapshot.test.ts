import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodedTexts } from './coded-texts.ts';
import { encodeTexts } from './encode-texts.ts';
import { KnowledgeIndex, loadSnapshot, writeSnapshot, type SearchDocument } from './index.ts';
import { checksumOf, checksumAt, headerAt, headerStart, lengthAt, openSnapshot } from './snapshot.ts';
import { codesOf } from './token-codes.ts';
import { Vocabulary } from './vocabulary.ts';

const phrase = fc.constantFrom(
  'reset',
  'resets',
  'Password',
  'how do I',
  'E-1042',
  'v2.3',
  'C++',
  "don't",
  'refund.\n',
  '重置密码',
  '密碼',
  '的',
  '退款。',
  'ﾊﾝｶｸ ',
  'สวัสดี',
  '👩🏽‍💻',
  '"',
);
const words = fc.array(phrase, { maxLength: 8 }).chain((list) => fc.constantFrom(' ', '').map((by) => list.join(by)));
const document: fc.Arbitrary<SearchDocument> = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    locale: fc.constantFrom('en', 'zh-CN'),
    title: words,
    questions: fc.array(words, { maxLength: 2 }),
    sections: fc.array(fc.record({ id: fc.constantFrom('', 's1'), heading: words, text: words }), { maxLength: 3 }),
    tags: fc.array(fc.constantFrom('x', '退款'), { maxLength: 2 }),
    category: fc.constantFrom('', 'p/q'),
    audience: fc.constantFrom('customer', 'internal'),
    verification: fc.constantFrom('verified', 'expired'),
  },
  { requiredKeys: ['id', 'locale', 'title', 'questions', 'sections', 'tags', 'category', 'audience'] },
);
const change = fc.oneof(
  document.map((one) => (index: KnowledgeIndex) => index.replace(one)),
  document.map(
    ({ id, locale }) =>
      (index: KnowledgeIndex) =>
        index.remove(id, locale),
  ),
  words.map((query) => (index: KnowledgeIndex) => void index.search(query)),
);

const filled = (documents: readonly SearchDocument[], options = {}): KnowledgeIndex => {
  const index = new KnowledgeIndex(options);
  for (const one of documents) index.replace(one);
  return index;
};

/** Far faster than comparing typed arrays by `toEqual`. */
const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

describe('coded texts', () => {
  const texts = fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 40 }), fc.string()), { maxLength: 6 });

  it('give every text back, and the tokens that splitting it gives', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (list, running) => {
        const { dictionary, codes } = encodeTexts(list);
        const [vocabulary, expected] = [new Vocabulary(), new Vocabulary()];
        const coded = new CodedTexts(dictionary, codes, vocabulary, () => new Error('damaged'));
        for (const text of list) {
          const at = coded.position;
          const terms = (all: readonly number[], of: Vocabulary) =>
            all.map((code) => [of.termOf(code >> 4), code & 15]);
          expect(terms(coded.next(running), vocabulary)).toEqual(terms(codesOf(text, expected, running), expected));
          expect(coded.textAt(at)).toBe(text);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a snapshot', () => {
  it('restores an index that answers like the one it was made of, also after changes', async () => {
    const options = fc.record({ pinyin: fc.boolean(), everydaySynonyms: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 6 }),
        options,
        fc.array(change, { maxLength: 6 }),
        words,
        async (documents, how, changes, query) => {
          const index = filled(documents, { ...how, synonyms: [['refund', '退款']] });
          const bytes = writeSnapshot(index);
          for (const loaded of [KnowledgeIndex.fromSnapshot(bytes), await loadSnapshot(bytes, () => undefined)]) {
            expect(loaded.size).toBe(index.size);
            expect(equal(writeSnapshot(loaded), bytes)).toBe(true);
            for (const one of documents)
              expect(loaded.document(one.id, one.locale)).toEqual(index.document(one.id, one.locale));
            for (const prefix of [false, true])
              expect(loaded.search(query, { prefix, locale: 'en' })).toEqual(
                index.search(query, { prefix, locale: 'en' }),
              );
          }
          const loaded = KnowledgeIndex.fromSnapshot(bytes);
          for (const apply of changes) {
            apply(index);
            apply(loaded);
            expect(loaded.search(query)).toEqual(index.search(query));
          }
          expect(loaded.facets(query)).toEqual(index.facets(query));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('names the tables that its documents need, and no others', () => {
    const english: SearchDocument = {
      id: 'a',
      locale: 'en',
      title: 'Café – “Refunds”',
      questions: [],
      sections: [],
      tags: [],
      category: '',
      audience: 'customer',
    };
    const data = (...args: Parameters<typeof filled>) => openSnapshot(writeSnapshot(filled(...args))).data;
    expect(data([english])).toEqual(['everyday-synonyms']);
    expect(data([english], { everydaySynonyms: false })).toEqual([]);
    expect(data([english, { ...english, id: 'b', tags: ['退款'] }])).toContain('han-folding');
    expect(data([english], { synonyms: [['refund', '退款']] })).toContain('han-folding');
    expect(data([english], { pinyin: true })).toContain('pinyin');
  });

  it('pauses while it is loaded, as often as its caller wants', async () => {
    const documents = fc.sample(document, 20);
    const index = filled(documents);
    let pauses = 0;
    const loaded = await loadSnapshot(writeSnapshot(index), async () => void pauses++);
    expect(pauses).toBeGreaterThanOrEqual(index.size);
    expect(loaded.search('refund')).toEqual(index.search('refund'));
  });
});

describe('a snapshot is refused', () => {
  const bytes = writeSnapshot(filled(fc.sample(document, { numRuns: 30, seed: 7 })));
  const open = (changed: Uint8Array) => () => KnowledgeIndex.fromSnapshot(changed);

  /** The snapshot with another header and the right length and checksum. */
  function withHeader(edit: (header: Record<string, unknown>) => void): Uint8Array {
    const view = new DataView(bytes.buffer);
    const end = headerStart + view.getUint32(headerAt, true);
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(headerStart, end))) as Record<string, unknown>;
    edit(header);
    return sealed(new TextEncoder().encode(JSON.stringify(header)), bytes.subarray(end));
  }

  function sealed(header: Uint8Array, codes: Uint8Array): Uint8Array {
    const changed = new Uint8Array(headerStart + header.length + codes.length);
    changed.set(bytes.subarray(0, headerStart));
    changed.set(header, headerStart);
    changed.set(codes, headerStart + header.length);
    const view = new DataView(changed.buffer);
    view.setUint32(lengthAt, changed.length, true);
    view.setUint32(headerAt, header.length, true);
    view.setUint32(checksumAt, checksumOf(changed), true);
    return changed;
  }

  it('of another version, with the field, both values and the remedy', () => {
    expect(open(withHeader((header) => (header['tokenizer'] = 99)))).toThrow(
      /"tokenizer" is 99, .* reads \d+\. Build the snapshot again with the same version/,
    );
    expect(open(withHeader((header) => delete header['version']))).toThrow('"version" is undefined');
  });

  it('when it is something else, cut or changed anywhere', () => {
    expect(open(new TextEncoder().encode('{"format":"askwell-search"}'))).toThrow('are something else. Pass what');
    expect(open(new Uint8Array())).toThrow('are something else');
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        expect(open(bytes.slice(0, at))).toThrow(/Search snapshot: /);
        const changed = bytes.slice();
        changed[at]! ^= by;
        expect(open(changed)).toThrow(/Search snapshot: .*\. (?:Fetch it again|Pass what)/);
      }),
    );
  });

  it('when its parts do not fit together although its checksum is right', () => {
    expect(open(withHeader((header) => (header['documents'] = [[]])))).toThrow('"documents" has another shape');
    expect(open(withHeader((header) => (header['data'] = ['../secret'])))).toThrow('names an unknown table');
    expect(open(withHeader((header) => (header['tuning'] = { latin: {} })))).toThrow('"tuning" has another shape');
    expect(open(withHeader((header) => (header['words'] = { entries: [], separators: [] })))).toThrow('is damaged');
    const many = (header: Record<string, unknown>) => ((header['documents'] as unknown[][])[0]![2] = 1e15);
    expect(open(withHeader(many))).toThrow('its texts end too soon');
    const heavy = (header: Record<string, unknown>) =>
      ((header['words'] as { entries: string[] }).entries = Array.from({ length: 300 }, () => 'a '.repeat(10_000)));
    expect(open(withHeader(heavy))).toThrow('is damaged');
    expect(open(sealed(new Uint8Array([1, 2, 3]), new Uint8Array()))).toThrow('its header is not JSON');
  });

  it('whatever its texts are, without hanging', () => {
    const view = new DataView(bytes.buffer);
    const end = headerStart + view.getUint32(headerAt, true);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (codes) => {
        let message = '';
        try {
          KnowledgeIndex.fromSnapshot(sealed(bytes.slice(headerStart, end), codes)).search('refund');
        } catch (error) {
          message = (error as Error).message;
        }
        expect(message).toMatch(/^$|^Search snapshot: it is damaged/);
      }),
    );
  });
});
