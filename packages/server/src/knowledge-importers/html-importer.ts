import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { canonicalLocale, htmlText, htmlToMarkdown } from '@askwell/core/articles';
import { assertFolder, FolderAssembly, readTextFile, walkFolder } from '../folder-import/index.ts';
import { articleFileText, idOf } from './article-file-text.ts';
import type { KnowledgeImporter } from './knowledge-importer.ts';

const maxFileBytes = 4_000_000;
const isPage = (path: string) => /\.html?$/i.test(path);

/** Plain HTML pages: one page is one article, filed by its folders. */
export const htmlImporter: KnowledgeImporter = {
  id: 'html',
  async detects(path) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile()) return isPage(path);
    return found?.isDirectory() === true && (await walkFolder(path, isPage)).files.length > 0;
  },
  async read(path, { locale = 'en', onProgress, signal } = {}) {
    const assembly = new FolderAssembly(locale);
    const { files, problems } = await pagesOf(path);
    for (const problem of problems) assembly.refuse(problem);
    let done = 0;
    for (const page of files) {
      signal?.throwIfAborted();
      const text = await readTextFile(page.file, maxFileBytes);
      if (text.ok) addPage(assembly, page.path, text.value, locale);
      else assembly.refuse({ path: page.path, ...text.error });
      onProgress?.({ done: ++done, total: files.length });
    }
    return assembly.finish();
  },
};

async function pagesOf(path: string): ReturnType<typeof walkFolder> {
  if ((await stat(path).catch(() => undefined))?.isFile()) {
    return { files: [{ file: path, path: basename(path) }], problems: [] };
  }
  await assertFolder(path);
  return walkFolder(path, isPage);
}

function addPage(assembly: FolderAssembly, path: string, html: string, defaultLocale: string): void {
  const source = html.replace(/^\ufeff/, '');
  const name = basename(path, extname(path));
  const title = titleOf(source) || name.replace(/[-_]+/g, ' ');
  const { content, line, left } = mainPart(source);
  if (left) assembly.lose({ path, kind: 'html-removed', line: 1, detail: left });
  const { markdown, losses } = htmlToMarkdown(content);
  for (const loss of losses) assembly.lose({ ...loss, path, line: loss.line + line - 1 });
  const written = articleFileText({
    id: idOf(name),
    locale: localeOf(source) ?? defaultLocale,
    title,
    category: path.split('/').slice(0, -1),
    // The page's first heading is its title; parts of a page never are.
    body: markdown.replace(/^# .*\n*/, ''),
  });
  assembly.add(written.path, written.text, { path });
}

function titleOf(html: string): string {
  const heading = between(html, 'h1');
  const title = between(html, 'title');
  return (heading && htmlText(heading.inner)) || (title && htmlText(title.inner)) || '';
}

function localeOf(html: string): string | undefined {
  const lang = /<html\b[^<>]*?\blang\s*=\s*["']?([\w-]{2,35})/i.exec(html.slice(0, 4_096))?.[1];
  return lang === undefined ? undefined : canonicalLocale(lang);
}

/** What a page is about: its `main`, its `article`, or its whole body. */
function mainPart(html: string): { content: string; line: number; left?: string } {
  for (const name of ['main', 'article']) {
    const part = between(html, name);
    if (part) return { content: part.inner, line: lineOf(html, part.start), left: `everything outside <${name}>` };
  }
  const body = between(html, 'body');
  if (body) return { content: body.inner, line: lineOf(html, body.start) };
  return { content: html, line: 1 };
}

/** The text from the first start tag of an element to its last end tag; of a title, which holds no other, to its first. */
function between(html: string, name: string): { inner: string; start: number } | undefined {
  const open = new RegExp(`<${name}(?:\\s[^<>]*)?>`, 'i').exec(html);
  if (!open) return undefined;
  const start = open.index + open[0].length;
  const ends = [...html.slice(start).matchAll(new RegExp(`</${name}[\\s>]`, 'gi'))];
  const end = name === 'h1' || name === 'title' ? ends[0] : ends.at(-1);
  return { inner: end ? html.slice(start, start + end.index) : html.slice(start), start };
}

function lineOf(html: string, offset: number): number {
  return html.slice(0, offset).split('\n').length;
}
