import { stat } from 'node:fs/promises';
import {
  categoryId,
  parseArticleFile,
  resolveArticleLinks,
  type Article,
  type ArticleProblem,
  type Loss,
  type ParsedArticle,
} from '@askwell/core/articles';
import { completedTaxonomy, parseTaxonomy, type Taxonomy } from '@askwell/core/taxonomy';
import { FolderLinks } from './folder-links.ts';
import { readTextFile } from './read-text-file.ts';
import { taxonomyFile, walkFolder } from './walk-folder.ts';

/** Longest file that is read: 64 kB of characters in any script, and front matter. */
const maxFileBytes = 262_144;

export interface ReadFolderOptions {
  /** For articles that name no locale themselves. Default `en`. */
  readonly locale?: string;
  /** Called after each file. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Stops reading before the next file. */
  readonly signal?: AbortSignal;
}

/** An article of a knowledge folder. */
export interface FolderArticle {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** With links to the folder's other articles resolved. */
  readonly article: Article;
  /** The file as it is. */
  readonly source: string;
  /** Its author says `draft: true`: not for readers yet. */
  readonly draft: boolean;
}

export interface FileLoss extends Loss {
  /** Relative to the folder, with `/`. */
  readonly path: string;
}

/** What a knowledge folder holds. */
export interface FolderContent {
  /** In the order of their paths. */
  readonly articles: readonly FolderArticle[];
  /** Of `taxonomy.yaml`, completed by the folders and tags that it does not name. */
  readonly taxonomy: Taxonomy;
  /** Files that are left out, and why. */
  readonly problems: readonly ArticleProblem[];
  /** What articles do not hold as their files say it. */
  readonly losses: readonly FileLoss[];
}

/**
 * Reads a folder of articles, `<category>/<subcategory>/<slug>.<locale>.md`, and its `taxonomy.yaml`. One bad file is
 * a problem and leaves the others alone. The result depends on the files only, not on the order the disk gives them.
 *
 * @throws Error when the folder itself cannot be read; the signal's reason when it is aborted
 */
export async function readFolder(root: string, options: ReadFolderOptions = {}): Promise<FolderContent> {
  const { locale = 'en', onProgress, signal } = options;
  await assertFolder(root);
  const { files, problems } = await walkFolder(root);
  const articleFiles = files.filter(({ path }) => path !== taxonomyFile);
  const parsed: { readonly path: string; readonly content: ParsedArticle }[] = [];
  const pathOfArticle = new Map<string, string>();
  let done = 0;
  for (const { file, path } of articleFiles) {
    signal?.throwIfAborted();
    const text = await readTextFile(file, maxFileBytes);
    const result = text.ok ? parseArticleFile(text.value, { path, defaultLocale: locale }) : text;
    if (!result.ok) {
      problems.push({ path, ...result.error });
    } else {
      const { id, locale: itsLocale } = result.value.article;
      const other = pathOfArticle.get(`${itsLocale} ${id}`);
      if (other === undefined) {
        pathOfArticle.set(`${itsLocale} ${id}`, path);
        parsed.push({ path, content: result.value });
      } else {
        const message = `id "${id}" in locale "${itsLocale}" is already used by "${other}". Give one of them another "id:".`;
        problems.push({ path, message });
      }
    }
    done += 1;
    onProgress?.({ done, total: articleFiles.length });
  }

  const { articles, losses } = withLinks(parsed);
  const stated = await readTaxonomy(files.find(({ path }) => path === taxonomyFile)?.file);
  if ('message' in stated) problems.push(stated);
  const taxonomy = completedTaxonomy('message' in stated ? noTaxonomy : stated, articles.map(filing));
  return { articles, taxonomy, losses, problems: problems.toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
}

const noTaxonomy: Taxonomy = { categories: [], tags: [], synonyms: [] };

function withLinks(parsed: readonly { readonly path: string; readonly content: ParsedArticle }[]) {
  const links = new FolderLinks(
    parsed.map(({ path, content: { article, anchors } }) => ({ ...article, path, anchors })),
  );
  const losses: FileLoss[] = [];
  const articles = parsed.map(({ path, content }): FolderArticle => {
    const resolved = resolveArticleLinks(content, links.directoryFor(path, content.article.locale));
    const inFile = [...content.losses, ...resolved.losses].toSorted((a, b) => a.line - b.line);
    losses.push(...inFile.map((loss) => ({ path, ...loss })));
    return { path, article: resolved.article, source: content.source, draft: content.draft };
  });
  return { articles, losses };
}

async function readTaxonomy(file: string | undefined): Promise<Taxonomy | ArticleProblem> {
  if (file === undefined) return noTaxonomy;
  const text = await readTextFile(file, maxFileBytes);
  const result = text.ok ? parseTaxonomy(text.value) : text;
  return result.ok ? result.value : { path: taxonomyFile, ...result.error };
}

function filing({ path, article: { category, tags } }: FolderArticle) {
  const names = path.split('/').slice(0, -1);
  const isFiledByFolder = names.map(categoryId).join('/') === category;
  return { category, tags, folders: isFiledByFolder ? names : category.split('/') };
}

async function assertFolder(root: string): Promise<void> {
  const found = await stat(root).catch(() => undefined);
  if (!found?.isDirectory())
    throw new Error(`Folder "${root}" cannot be read: it is not there or no folder. Check the path.`);
}
