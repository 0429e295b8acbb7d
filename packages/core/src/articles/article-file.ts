import { err, ok, type Result } from '../base/index.ts';
import type { Article } from './article.ts';
import type { Reference } from './document-builder.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { Loss } from './loss.ts';
import { maxSourceLength, parseMarkdown } from './markdown.ts';
import { audienceOf, canonicalLocale, readMetadata } from './metadata.ts';
import { toSections } from './sections.ts';
import { slug } from './slug.ts';

/** A file that became an article. Links to other articles are still as written: see `resolveArticleLinks`. */
export interface ParsedArticle {
  readonly article: Article;
  /** The whole file as it was given. */
  readonly source: string;
  /** The Markdown after the front matter. */
  readonly body: string;
  /** The author says `draft: true`: not for readers yet. */
  readonly draft: boolean;
  /** What the article does not hold as the file says it, by line of the file. */
  readonly losses: readonly Loss[];
  /** For each name a link's fragment may use, the id of the heading it means; empty for the article's start. */
  readonly anchors: ReadonlyMap<string, string>;
  /** Links that leave the article, and images, by line of the file. */
  readonly references: readonly Reference[];
}

/** Why a file did not become an article. */
export interface ArticleProblem {
  /** As it was passed in. */
  readonly path: string;
  /** 1 is the file's first line; left out when it is the whole file. */
  readonly line?: number;
  /** What is wrong and what to do, in one sentence or two, without the path. */
  readonly message: string;
}

/** A problem in one line: `File "policy/returns.en.md", line 3: front matter …`. */
export function problemLine({ path, line, message }: ArticleProblem): string {
  return `File "${path}"${line === undefined ? '' : `, line ${line}`}: ${message}`;
}

/**
 * Reads one file of a knowledge folder, `<category>/<subcategory>/<slug>.<locale>.md`: YAML front matter and Markdown.
 * What the front matter leaves out comes from the path: the id from the file's name, the locale from its suffix, the
 * category from its folders. The title may also be the first heading.
 *
 * @param text the file; line ends and a byte order mark do not matter
 * @param options.path relative to the knowledge folder, with `/`
 * @param options.defaultLocale for a file that names none; `en` when left out
 * @param options.maxLength longest Markdown in UTF-16 code units; 65,536 when left out
 */
export function parseArticleFile(
  text: string,
  options: { readonly path: string; readonly defaultLocale?: string; readonly maxLength?: number },
): Result<ParsedArticle, ArticleProblem> {
  const { path, defaultLocale = 'en', maxLength = maxSourceLength } = options;
  const problem = (message: string, line?: number) => err({ path, message: `${message}.`, ...(line ? { line } : {}) });

  const split = splitFrontMatter(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  if (!split.ok) return problem(split.error.message, split.error.line);
  const { keys, body, bodyLine } = split.value;
  const metadata = readMetadata(keys);
  if (!metadata.ok) return problem(`front matter key ${metadata.error}`);
  const { stated, unknown } = metadata.value;
  if (body.length > maxLength) {
    return problem(`${body.length} characters of Markdown; ${maxLength} are allowed. Split the article`);
  }

  const named = namesInPath(path);
  if (stated.locale && named.locale && stated.locale !== named.locale) {
    return problem(`the file's name says locale "${named.locale}", the front matter "${stated.locale}". Keep one`);
  }
  const id = stated.id ?? named.id;
  if (id === '') return problem(`the file's name gives no id. Add "id:" to the front matter`);
  const { kind = 'article' } = stated;
  const audience = audienceOf(kind, stated.audience);
  if (!audience.ok) return problem(`front matter key ${audience.error}`);
  if (stated.redirectFrom?.includes(id)) {
    return problem(`front matter key "redirectFrom" names the article itself, "${id}". Remove it`);
  }

  const {
    title: heading,
    blocks,
    losses,
    anchors,
    references,
  } = parseMarkdown(body, { maxLength, titleHeading: true });
  const { draft = false, ...rest } = stated;
  const article: Article = {
    ...rest,
    id,
    locale: stated.locale ?? named.locale ?? defaultLocale,
    kind,
    title: stated.title ?? heading ?? named.title,
    questions: stated.questions ?? [],
    category: stated.category ?? named.category,
    tags: stated.tags ?? [],
    audience: audience.value,
    related: stated.related ?? [],
    sections: toSections(blocks),
  };
  const fileLosses: Loss[] = unknown.map((key) => ({ kind: 'unknown-key', line: lineOfKey(text, key), detail: key }));
  if (stated.title === undefined && heading === undefined) {
    fileLosses.push({ kind: 'title-missing', line: 1, detail: named.title });
  }
  if (stated.title !== undefined && heading !== undefined && heading !== stated.title) {
    fileLosses.push({ kind: 'title-heading', line: bodyLine, detail: heading });
  }
  const inFile = <T extends { readonly line: number }>(item: T): T => ({ ...item, line: item.line + bodyLine - 1 });
  return ok({
    article,
    source: text,
    body,
    draft,
    losses: [...fileLosses, ...losses.map(inFile)],
    anchors,
    references: references.map(inFile),
  });
}

function lineOfKey(text: string, key: string): number {
  const at = text.indexOf(`\n${key}:`);
  return at === -1 ? 1 : text.slice(0, at + 1).split('\n').length;
}

/** What a path says by itself: `policy/Returns & refunds/Return-policy.zh-CN.md`. */
function namesInPath(path: string): { id: string; locale: string | undefined; category: string; title: string } {
  const folders = path.split('/');
  const name = folders.pop()!.replace(/\.md$/i, '');
  // Two letters, or three with a region: `release.notes.md` and `config.ini.md` name no language.
  const suffix = /^(.+)\.([a-z]{2}(?:-[a-z0-9]{2,8})*|[a-z]{3}(?:-[a-z0-9]{2,8})+)$/i.exec(name);
  const locale = suffix ? canonicalLocale(suffix[2]!) : undefined;
  const base = locale ? suffix![1]! : name;
  return {
    id: slug(base.replaceAll('.', '-')),
    locale,
    category: folders.map(categoryId).join('/'),
    title: base.replace(/[-_]+/g, ' ').trim() || base,
  };
}

/** The category id that a folder's name stands for: `Store Support` is `store-support`. */
export function categoryId(folder: string): string {
  return slug(folder).replace(/-{2,}/g, '-') || 'unnamed';
}
