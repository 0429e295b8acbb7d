import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { canonicalLocale, htmlToMarkdown } from '@askwell/core/articles';
import { FolderAssembly, readTextFile } from '../folder-import/index.ts';
import { articleFileText, idOf } from './article-file-text.ts';
import type { KnowledgeImporter } from './knowledge-importer.ts';

const maxFileBytes = 64_000_000;
const parts = ['articles', 'sections', 'categories'] as const;
const deepestSection = 5;

type Json = Readonly<Record<string, unknown>>;
type Export = Readonly<Record<(typeof parts)[number], readonly Json[]>>;

/**
 * What Zendesk Guide's API exports: one JSON file with `articles`, `sections` and `categories`, or a folder with a file for
 * each. Numbers stay the ids, so that links between articles, which name them, are found.
 */
export const zendeskImporter: KnowledgeImporter = {
  id: 'zendesk',
  async detects(path) {
    if ((await stat(path).catch(() => undefined))?.isDirectory()) {
      return (await stat(join(path, 'articles.json')).catch(() => undefined))?.isFile() === true;
    }
    return /\.json$/i.test(path);
  },
  async read(path, { locale = 'en', onProgress, signal } = {}) {
    const exported = await readExport(path);
    const assembly = new FolderAssembly(locale);
    const { articles } = exported;
    const trails = trailsOf(exported);
    articles.forEach((article, index) => {
      signal?.throwIfAborted();
      addArticle(assembly, article, trails, locale);
      onProgress?.({ done: index + 1, total: articles.length });
    });
    return assembly.finish();
  },
};

function addArticle(
  assembly: FolderAssembly,
  article: Json,
  trails: ReadonlyMap<string, readonly string[]>,
  defaultLocale: string,
): void {
  const id = textOf(article['id']);
  const file = `articles/${id || '?'}`;
  const audience =
    article['user_segment_id'] === null || article['user_segment_id'] === undefined ? 'customer' : 'internal';
  const translations = Array.isArray(article['translations']) ? article['translations'].filter(isObject) : [];
  if (!/^\d{1,20}$/.test(id)) return assembly.refuse({ path: file, message: 'the article has no number as "id".' });
  const versions: readonly Json[] = translations.length > 0 ? translations : [article];
  for (const version of versions) {
    const stated = textOf(version['locale']);
    const locale = stated === '' ? defaultLocale : canonicalLocale(stated);
    const path = `${file}.${stated || defaultLocale}`;
    const title = (textOf(version['title']) || textOf(version['name'])).replace(/\s+/g, ' ').trim();
    if (!locale) {
      assembly.refuse({ path, message: `"locale" is "${stated}", which is no language tag.` });
      continue;
    }
    if (title === '') {
      assembly.refuse({ path, message: 'the article has no title.' });
      continue;
    }
    const { markdown, losses } = htmlToMarkdown(textOf(version['body']));
    for (const loss of losses) assembly.lose({ ...loss, path });
    for (const detail of lostFields(article)) assembly.lose({ path, kind: 'unknown-key', line: 1, detail });
    const labels = Array.isArray(article['label_names'])
      ? article['label_names'].filter((one) => typeof one === 'string')
      : [];
    const written = articleFileText({
      id,
      locale,
      title,
      category: trails.get(textOf(article['section_id'])) ?? [],
      tags: [...new Set(labels.map(idOf))],
      audience,
      draft: article['draft'] === true || version['draft'] === true,
      body: markdown,
    });
    assembly.add(written.path, written.text, { path });
  }
}

/** What an article says that has no place here; what only counts or dates it is none of that. */
function lostFields(article: Json): string[] {
  const lost: string[] = [];
  const segment = article['user_segment_id'];
  if (segment !== null && segment !== undefined) lost.push(`user_segment_id ${textOf(segment)}: only for staff now`);
  if (article['promoted'] === true) lost.push('promoted');
  if (article['outdated'] === true) lost.push('outdated');
  for (const key of ['attachments', 'content_tag_ids', 'comments']) {
    const values = article[key];
    if (Array.isArray(values) && values.length > 0) lost.push(`${key}: ${values.length}`);
  }
  return lost;
}

/** For each section, the names of its category and of the sections around it. */
function trailsOf({ sections, categories }: Export): Map<string, readonly string[]> {
  const categoryNames = new Map(categories.map((one) => [textOf(one['id']), textOf(one['name'])]));
  const byId = new Map(sections.map((one) => [textOf(one['id']), one]));
  const trails = new Map<string, readonly string[]>();
  for (const [id, section] of byId) {
    const names: string[] = [];
    let current: Json | undefined = section;
    for (let depth = 0; current && depth < deepestSection; depth++) {
      names.unshift(textOf(current['name']));
      const parent: string = textOf(current['parent_section_id']);
      if (parent === '') break;
      current = byId.get(parent);
    }
    const category = categoryNames.get(textOf(section['category_id']));
    trails.set(
      id,
      [...(category === undefined ? [] : [category]), ...names].filter((name) => name.trim() !== ''),
    );
  }
  return trails;
}

async function readExport(path: string): Promise<Export> {
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true;
  if (!isFolder) {
    const content = await readJson(path);
    if (!isObject(content) || !Array.isArray(content['articles'])) throw new Error(shapeMessage(path));
    return exportOf(parts.map((part) => content[part]));
  }
  const [articles, ...others] = await Promise.all(
    parts.map(async (part) => {
      const file = join(path, `${part}.json`);
      if (part !== 'articles' && !(await stat(file).catch(() => undefined))) return [];
      const content = await readJson(file);
      return isObject(content) ? content[part] : content;
    }),
  );
  if (!Array.isArray(articles)) throw new Error(shapeMessage(join(path, 'articles.json')));
  return exportOf([articles, ...others]);
}

function exportOf([articles, sections, categories]: readonly unknown[]): Export {
  const listOf = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : []);
  return { articles: listOf(articles), sections: listOf(sections), categories: listOf(categories) };
}

async function readJson(file: string): Promise<unknown> {
  const text = await readTextFile(file, maxFileBytes);
  if (!text.ok) throw new Error(`File "${file}": ${text.error.message}`);
  try {
    return JSON.parse(text.value.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new Error(`File "${basename(file)}" is no JSON: ${(error as Error).message}`, { cause: error });
  }
}

function shapeMessage(file: string): string {
  return `File "${file}" holds no list "articles", as the export of Zendesk Guide does.`;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
