import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FolderAssembly, type FolderContent } from '../folder-import/index.ts';
import { isArticlePath } from './article-path.ts';
import { planExport, type ExportPlan } from './plan-export.ts';
import { taxonomyText } from './taxonomy-text.ts';
import { parseTaxonomy, type Taxonomy } from '@askwell/core/taxonomy';

function read(files: ReadonlyMap<string, string>, locale = 'en'): FolderContent {
  const assembly = new FolderAssembly(locale);
  for (const [path, text] of files) if (path !== 'taxonomy.yaml') assembly.add(path, text);
  const taxonomy = parseTaxonomy(files.get('taxonomy.yaml') ?? '');
  if (!taxonomy.ok) throw new Error(taxonomy.error.message);
  return assembly.finish(taxonomy.value);
}

/** A knowledge base of articles alone. */
function alone(taxonomy: Taxonomy) {
  return {
    taxonomy,
    media: new Map<string, string>(),
    redirects: new Map<string, string>(),
    settings: new Map<string, string>(),
  };
}

function plan({ articles, taxonomy }: FolderContent, locale = 'en'): ExportPlan {
  return planExport(articles, alone(taxonomy), locale);
}

const withoutFile = ({ articles, ...rest }: FolderContent) => ({
  ...rest,
  articles: articles.map((one) => ({ ...one, path: undefined })),
});

describe('planExport', () => {
  it('keeps every file where it lay, byte for byte', () => {
    const files = new Map([
      ['Store Support/Return-policy.en.md', '\ufeff---\r\ntags: [a]\r\n---\r\nSee [costs](../costs.md).\r\n'],
      ['costs.md', '# Costs\n\nFive.'],
    ]);
    const { files: planned, differing } = plan(read(files));
    planned.forEach((text, path) => path !== 'taxonomy.yaml' && expect([path, text]).toEqual([path, files.get(path)]));
    expect([...planned.keys()]).toEqual(['Store Support/Return-policy.en.md', 'costs.md', 'taxonomy.yaml']);
    expect(differing).toEqual([]);
  });

  it('puts the locale into names that would be read as another one', () => {
    const content = read(new Map([['faq/a.md', '# A\n\n[b](/faq/b.md)'], ['faq/b.md', '# B']]), 'zh-CN'); // prettier-ignore
    expect([...plan(content).files.keys()]).toEqual(['faq/a.zh-CN.md', 'faq/b.zh-CN.md', 'taxonomy.yaml']);
    expect(plan(content).differing).toEqual([]);
    expect([...plan(content, 'zh-CN').files.keys()]).toEqual(['faq/a.md', 'faq/b.md', 'taxonomy.yaml']);
  });

  it('files what comes from no file by category and id, and states what the path does not say', () => {
    const content = read(new Map([
      ['Policy/Return-Policy.en.md', 'Pack it.'],
      ['x.en.md', '---\nid: v1.2\ncategory: Policy/Ünter\ntitle: V\n---\n\nText.'],
      ['y.en.md', '---\nlocale: en\nid: v12\ncategory: Policy/Ünter\ntitle: W\n---\n\nText.'],
    ])); // prettier-ignore
    const { files, differing, refused } = planExport(withoutFile(content).articles, alone(content.taxonomy), 'en');
    expect([...files]).toEqual([
      ['policy/return-policy.en.md', '---\ntitle: "Return Policy"\n---\n\nPack it.'],
      ['policy/ünter/v12-2.en.md', '---\nlocale: en\nid: v12\ncategory: Policy/Ünter\ntitle: W\n---\n\nText.'],
      ['policy/ünter/v12.en.md', '---\nid: v1.2\ncategory: Policy/Ünter\ntitle: V\n---\n\nText.'],
      ['taxonomy.yaml', expect.any(String)],
    ]);
    expect(refused).toEqual([]);
    // The category "Policy" cannot be stated.
    expect(differing.map(({ path }) => path)).toEqual(['taxonomy.yaml']);
  });

  it('tells of links that break because a file had to move', () => {
    const content = read(new Map([['a/x.md', '# X\n\n[y](../b/y.md)'], ['b/y.md', '---\ncategory: z\n---\n# Y']])); // prettier-ignore
    const { differing } = planExport(withoutFile(content).articles, alone(content.taxonomy), 'en');
    expect(differing).toEqual([{ path: 'a/x.en.md', message: expect.stringContaining('is read differently') }]);
  });

  it('says nothing of a file that an import would leave out, and refuses what cannot be written', () => {
    const draft = read(new Map([['a.md', '---\ndraft: true\n---\n# A']]));
    expect(plan(draft).differing).toEqual([{ path: 'a.md', message: 'says "draft: true": an import leaves it out.' }]);
    const [{ article }] = read(new Map([['a.md', '---\nid:\n---\n# A']])).articles as [FolderContent['articles'][0]];
    const changed = { article: { ...article, id: 'b' }, source: '---\nid:\n---\n# A', path: undefined };
    expect(planExport([changed], alone(draft.taxonomy), 'en').files.size).toBe(1);
    const broken = { article, source: '---\ntitle: [\n---', path: undefined };
    expect(planExport([broken], alone(draft.taxonomy), 'en').refused).toEqual([
      { path: 'a.en.md', message: expect.stringContaining('article "a" (en) cannot be written') },
    ]);
  });

  it.each([
    '../a.md',
    '/a.md',
    'a/../../b.md',
    'a//b.md',
    'a\\b.md',
    './a.md',
    '.git/a.md',
    'a\0.md',
    'a.txt',
    '',
    'a/.md',
    `${'x'.repeat(300)}.md`,
  ])('never writes to %j', (path) => {
    expect(isArticlePath(path)).toBe(false);
    const { articles, taxonomy } = read(new Map([['ok.en.md', '# Ok']]));
    const { files } = planExport([{ ...articles[0]!, path }], alone(taxonomy), 'en');
    expect([...files.keys()]).toEqual(['ok.en.md']);
  });
});

const word = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('Return', '退货', 'e-04', 'null', 'x: y', '"q"', '#', '- a')); // prettier-ignore
const name = word.map(
  (text) =>
    text
      .replace(/[/\\\p{Cc}\p{Cs}]/gu, '')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^\.+/, '') || 'n',
);
const quoted = (values: readonly string[]) => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
const file = fc.record({
  folders: fc.array(name, { maxLength: 3 }),
  name,
  locale: fc.constantFrom('', '.en', '.zh-CN', '.EN-gb'),
  keys: fc.record(
    { title: word, category: word, tags: fc.array(word), questions: fc.array(word) },
    { requiredKeys: [] },
  ),
  body: fc.array(fc.oneof(word, fc.constantFrom('# Title', '## Steps\n\n1. One', '[a](e-04)')), { maxLength: 4 }),
  end: fc.constantFrom('\n', '\r\n'),
  at: fc.boolean(),
});

it('is read as it was published, and exported again as it was, whatever was published', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 6 }), fc.constantFrom('en', 'zh-CN'), (generated, locale) => {
      const files = new Map<string, string>();
      for (const { folders, name: base, locale: suffix, keys, body, end } of generated) {
        const lines = Object.entries(keys).map(
          ([key, value]) => `${key}: ${typeof value === 'string' ? JSON.stringify(value) : quoted(value)}`,
        );
        files.set([...folders, `${base}${suffix}.md`].join('/'), ['---', ...lines, '---', ...body].join(end));
      }
      const content = read(files, locale);
      const published = content.articles.map((one, index) => ({
        ...one,
        path: generated[index % generated.length]!.at ? one.path : undefined,
      }));
      const first = planExport(published, alone(content.taxonomy), 'en');
      expect(first.refused).toEqual([]);
      expect(first.differing.filter(({ path }) => path !== 'taxonomy.yaml')).toEqual([]);
      const again = read(first.files);
      const byKey = ({ articles }: FolderContent) =>
        Object.fromEntries(articles.map(({ article }) => [`${article.id} ${article.locale}`, article]));
      expect(byKey(again)).toEqual(byKey(content));
      const second = plan(again);
      expect([...second.files]).toEqual([...first.files]);
    }),
    { numRuns: 500 },
  );
});

const text = fc.string({ unit: 'grapheme' }).map((one) => one.replace(/\s+/g, ' ').trim());
const localized = fc.dictionary(fc.constantFrom('en', 'zh-CN', 'zh-TW', 'no', 'und', 'fr-CA'), text.filter(Boolean));
const id = fc.stringMatching(/^[a-z0-9一-三][a-z0-9_-]{0,8}$/);
const categoryTree: fc.Arbitrary<Taxonomy['categories']> = fc.letrec<{ list: Taxonomy['categories'] }>((tie) => ({
  list: fc.uniqueArray(
    fc.record({ id, name: localized, children: fc.oneof({ maxDepth: 3 }, fc.constant([]), tie('list')) }),
    { selector: (one) => one.id, maxLength: 3 },
  ),
})).list;
const taxonomies = fc.record({
  categories: categoryTree,
  tags: fc.uniqueArray(
    fc.record({ id, name: localized, description: localized, color: fc.constantFrom('#a61e4d', '#000000') }),
    { selector: (one) => one.id },
  ),
  synonyms: fc.uniqueArray(fc.uniqueArray(text.filter(Boolean), { minLength: 2, maxLength: 4 }), {
    selector: (one) => JSON.stringify(one),
    maxLength: 4,
  }),
});

it('every taxonomy is read from taxonomy.yaml as it was written', () => {
  fc.assert(
    fc.property(taxonomies, (taxonomy) => {
      const written = taxonomyText(taxonomy);
      const parsed = parseTaxonomy(written);
      if (!parsed.ok) throw new Error(`${parsed.error.message}\n${written}`);
      expect(parsed.value.categories).toEqual(taxonomy.categories);
      expect(parsed.value.tags.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        taxonomy.tags.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      );
      expect(parsed.value.synonyms.map((words) => JSON.stringify(words)).toSorted()).toEqual(
        taxonomy.synonyms.map((words) => JSON.stringify(words)).toSorted(),
      );
      expect(taxonomyText(parsed.value)).toBe(written);
    }),
    { numRuns: 500 },
  );
});
