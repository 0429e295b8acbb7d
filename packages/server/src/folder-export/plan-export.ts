import { isDeepStrictEqual } from 'node:util';
import { parseTaxonomy, type Taxonomy } from '@askwell/core/taxonomy';
import type { Article, ArticleProblem } from '@askwell/core/articles';
import { FolderAssembly, noTaxonomy, redirectsFile, taxonomyFile } from '../folder-import/index.ts';
import {
  canonicalPath,
  foldedPath,
  isArticlePath,
  isMediaPath,
  isSettingsFilePath,
  withLocale,
} from './article-path.ts';
import { portableSource, saysTheSame } from './portable-source.ts';
import { sortedTaxonomy, taxonomyText } from './taxonomy-text.ts';

/** An article to be written: what is published, its text, and where it lay. */
export interface ExportedArticle {
  readonly article: Article;
  readonly source: string;
  /** Relative to the knowledge folder, with `/`; undefined when it comes from no file. */
  readonly path: string | undefined;
}

/** What a knowledge base holds besides its articles. */
export interface ExportSurroundings {
  readonly taxonomy: Taxonomy;
  /** SHA-256 of each picture and other file, by its place in the folder. */
  readonly media: ReadonlyMap<string, string>;
  /** From ids that are no article any more to those that have their place. */
  readonly redirects: ReadonlyMap<string, string>;
  /** Texts of `lint.yaml` and the files of tests, by path. */
  readonly settings: ReadonlyMap<string, string>;
}

/** The files of a knowledge folder, before anything is written. */
export interface ExportPlan {
  /** Text by path, sorted by path. */
  readonly files: ReadonlyMap<string, string>;
  /** SHA-256 of the pictures and other files that articles show or link to, by path. */
  readonly media: ReadonlyMap<string, string>;
  /** Articles that no file can say, and files whose names cannot be written. */
  readonly refused: readonly ArticleProblem[];
  /** Files that an import would read as something else than what is published, for instance because a link by path broke. */
  readonly differing: readonly ArticleProblem[];
}

/**
 * Decides which file says which article. A file keeps its place and its text, byte for byte, as long as it says there
 * what is published; otherwise the locale comes into its name; otherwise it moves to `<category>/<id>.<locale>.md` and its
 * front matter says what its path does not.
 *
 * @param locale what an import takes for the locale of files that name none
 */
export function planExport(
  articles: readonly ExportedArticle[],
  { taxonomy, media, redirects, settings }: ExportSurroundings,
  locale: string,
): ExportPlan {
  const placed = new Map<string, { readonly source: string; readonly article: Article }>();
  const shown = shownMedia(articles, media);
  const taken = new Set([taxonomyFile, redirectsFile, ...settings.keys(), ...shown.keys()].map(foldedPath));
  const refused: ArticleProblem[] = [];
  const isFree = (path: string) => isArticlePath(path) && !taken.has(foldedPath(path));
  const place = (path: string, source: string, article: Article) => {
    taken.add(foldedPath(path));
    placed.set(path, { source, article });
  };
  // Those that lay somewhere first: nobody else takes their place.
  const inOrder = articles.toSorted(
    (a, b) => Number(a.path === undefined) - Number(b.path === undefined) || (keyOf(a) < keyOf(b) ? -1 : 1),
  );
  for (const { article, source, path } of inOrder) {
    const candidates = path === undefined ? [] : [path, withLocale(path, article.locale)];
    candidates.push(canonicalPath(article));
    const kept = candidates.find((candidate) => isFree(candidate) && saysTheSame(source, candidate, article, locale));
    if (kept !== undefined) {
      place(kept, source, article);
      continue;
    }
    const free = firstFree(canonicalPath(article), isFree);
    const portable = portableSource(source, free, article, locale);
    if (portable === undefined) {
      const message = `article "${article.id}" (${article.locale}) cannot be written so that it is read the same again. State its id, locale, category and title in its front matter.`;
      refused.push({ path: free, message });
    } else {
      place(free, portable, article);
    }
  }

  const text = taxonomyText(taxonomy);
  const files = new Map([...placed].map(([path, { source }]) => [path, source]));
  if (text !== '') files.set(taxonomyFile, text);
  const stated = new Set(articles.flatMap(({ article }) => article.redirectFrom ?? []));
  const others = [...redirects].filter(([from]) => !stated.has(from));
  if (others.length > 0) files.set(redirectsFile, redirectsText(others));
  for (const [path, settingsText] of settings) {
    if (isSettingsFilePath(path)) files.set(path, settingsText);
    else refused.push({ path, message: 'has a name that cannot be written. Rename it and push the folder again.' });
  }
  return {
    files: sorted(files),
    media: shown,
    refused,
    differing: differences(placed, text, { taxonomy, media: shown, redirects: new Map(others) }, locale),
  };
}

/** Files whose address stands in an article. */
function shownMedia(articles: readonly ExportedArticle[], media: ReadonlyMap<string, string>): Map<string, string> {
  const hashes = new Set<string>();
  if (media.size === 0) return new Map();
  for (const { article } of articles) {
    const tree = JSON.stringify(article.sections);
    for (const [, hash] of tree.matchAll(/"api\/v1\/attachments\/([0-9a-f]{64})["#]/g)) hashes.add(hash!);
  }
  return sorted(new Map([...media].filter(([path, hash]) => hashes.has(hash) && isMediaPath(path))));
}

function redirectsText(redirects: readonly (readonly [string, string])[]): string {
  const lines = redirects.map(([from, to]) => `${JSON.stringify(from)}: ${JSON.stringify(to)}\n`);
  return lines.toSorted().join('');
}

function sorted(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Reads the plan as an import would, and compares. */
function differences(
  placed: ReadonlyMap<string, { readonly source: string; readonly article: Article }>,
  text: string,
  { taxonomy, media, redirects }: Omit<ExportSurroundings, 'settings'>,
  locale: string,
): ArticleProblem[] {
  const assembly = new FolderAssembly(locale);
  for (const [path, hash] of media) assembly.addMedia({ path, hash });
  for (const [path, { source }] of [...placed].toSorted(([a], [b]) => (a < b ? -1 : 1))) assembly.add(path, source);
  const stated = text === '' ? undefined : parseTaxonomy(text);
  if (stated && !stated.ok) assembly.refuse({ path: taxonomyFile, ...stated.error });
  const content = assembly.finish(stated?.ok ? stated.value : noTaxonomy, redirects);
  const found = [...content.problems];
  for (const { path, article, draft } of content.articles) {
    const published = placed.get(path)!.article;
    if (draft) found.push({ path, message: 'says "draft: true": an import leaves it out.' });
    else if (!isDeepStrictEqual(asJson(article), asJson(published))) {
      const message =
        'is read differently than it was published, most likely because of its links. Import it and look.';
      found.push({ path, message });
    }
  }
  if (!isDeepStrictEqual(asJson(sortedTaxonomy(content.taxonomy)), asJson(sortedTaxonomy(taxonomy)))) {
    const message =
      'cannot say all of it: ids that are no lower-case words, or more than 6 levels, keep neither name nor order.';
    found.push({ path: taxonomyFile, message });
  }
  return found;
}

function firstFree(path: string, isFree: (path: string) => boolean): string {
  for (let number = 2, candidate = path; ; number++) {
    if (isFree(candidate)) return candidate;
    candidate = path.replace(/(\.[^./]+\.md)$/, `-${number}$1`);
  }
}

function keyOf({ article: { id, locale } }: ExportedArticle): string {
  return `${id} ${locale}`;
}

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
