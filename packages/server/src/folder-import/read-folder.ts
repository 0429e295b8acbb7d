import { stat } from 'node:fs/promises';
import { parseRedirects, type ArticleProblem, type ParsedArticle } from '@askwell/core/articles';
import { err, type Result } from '@askwell/core/base';
import { parseTaxonomy } from '@askwell/core/taxonomy';
import { isMediaName } from '../media/index.ts';
import { FolderAssembly, noTaxonomy, type FolderContent } from './folder-assembly.ts';
import { mediaHash, readMediaFile } from './folder-media.ts';
import { isSettingsPath, readSettings } from './folder-settings.ts';
import { readTextFile } from './read-text-file.ts';
import { walkFolder, type FoundFile } from './walk-folder.ts';

/** Longest file that is read: 64 kB of characters in any script, and front matter. */
const maxFileBytes = 262_144;

/** The file beside the articles that says how they are filed. */
export const taxonomyFile = 'taxonomy.yaml';

/** The file beside the articles that says where old ids lead, when no article says so. */
export const redirectsFile = 'redirects.yaml';

const ownFiles = new Set([taxonomyFile, redirectsFile]);
const isArticle = (path: string) => /\.md$/i.test(path);

export interface ReadFolderOptions {
  /** For articles that name no locale themselves. Default `en`. */
  readonly locale?: string;
  /** Called after each file. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Stops reading before the next file. */
  readonly signal?: AbortSignal;
}

/** The articles of a folder, each as its file says it. */
export interface FolderArticles {
  readonly articles: readonly { readonly path: string; readonly content: ParsedArticle }[];
  /** Files that are left out, and why. */
  readonly problems: readonly ArticleProblem[];
}

/**
 * Reads a folder of articles, `<category>/<subcategory>/<slug>.<locale>.md`, its `taxonomy.yaml` and `redirects.yaml`, and
 * the pictures and other files that articles show or link to, and how it wants them checked. One bad file is a problem and leaves the others alone. The
 * result depends on the files only, not on the order the disk gives them.
 *
 * @throws Error when the folder itself cannot be read; the signal's reason when it is aborted
 */
export async function readFolder(root: string, options: ReadFolderOptions = {}): Promise<FolderContent> {
  await assertFolder(root);
  const { files, problems } = await walkFolder(
    root,
    (path) => isArticle(path) || ownFiles.has(path) || isSettingsPath(path) || isMediaName(path),
  );
  const assembly = new FolderAssembly(options.locale ?? 'en');
  for (const problem of problems) assembly.refuse(problem);
  await readArticles(assembly, files, options);
  await readMedia(assembly, files, options.signal);
  const taxonomy = await readYaml(assembly, files, taxonomyFile, parseTaxonomy);
  const redirects = await readYaml(assembly, files, redirectsFile, parseRedirects);
  const settings = await readSettings(files, options.signal);
  return { ...assembly.finish(taxonomy ?? noTaxonomy, redirects), settings };
}

/**
 * Reads the articles of a folder alone, with links as they are written.
 *
 * @throws Error when the folder itself cannot be read; the signal's reason when it is aborted
 */
export async function readFolderArticles(root: string, options: ReadFolderOptions = {}): Promise<FolderArticles> {
  await assertFolder(root);
  const { files, problems } = await walkFolder(root, isArticle);
  const assembly = new FolderAssembly(options.locale ?? 'en');
  for (const problem of problems) assembly.refuse(problem);
  await readArticles(assembly, files, options);
  return { articles: assembly.parsed, problems: assembly.problems };
}

async function readArticles(
  assembly: FolderAssembly,
  files: readonly FoundFile[],
  { onProgress, signal }: ReadFolderOptions,
): Promise<void> {
  const articles = files.filter(({ path }) => isArticle(path));
  let done = 0;
  for (const { file, path } of articles) {
    signal?.throwIfAborted();
    const text = await readTextFile(file, maxFileBytes);
    if (text.ok) assembly.add(path, text.value);
    else assembly.refuse({ path, ...text.error });
    onProgress?.({ done: ++done, total: articles.length });
  }
}

async function readMedia(
  assembly: FolderAssembly,
  files: readonly FoundFile[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const mentioned = assembly.mentionedPaths();
  for (const { file, path } of files) {
    if (!isMediaName(path)) continue;
    signal?.throwIfAborted();
    if (!mentioned.has(path)) {
      assembly.lose({ path, kind: 'media-unused', line: 1, detail: path });
      continue;
    }
    const media = await readMediaFile(file);
    if (!media.ok) {
      assembly.refuse({ path, message: media.error });
      continue;
    }
    for (const name of media.value.removed) assembly.lose({ path, kind: 'media-metadata', line: 1, detail: name });
    assembly.addMedia({ path, hash: mediaHash(media.value.bytes), read: () => readMediaFile(file) });
  }
}

async function readYaml<T>(
  assembly: FolderAssembly,
  files: readonly FoundFile[],
  name: string,
  parse: (text: string) => Result<T, { readonly line?: number; readonly message: string }>,
): Promise<T | undefined> {
  const file = files.find(({ path }) => path === name)?.file;
  if (file === undefined) return undefined;
  const text = await readTextFile(file, maxFileBytes);
  const result = text.ok ? parse(text.value) : err(text.error);
  if (result.ok) return result.value;
  assembly.refuse({ path: name, ...result.error });
  return undefined;
}

/** @throws Error that says what to do when there is no folder at `root` */
export async function assertFolder(root: string): Promise<void> {
  const found = await stat(root).catch(() => undefined);
  if (!found?.isDirectory())
    throw new Error(`Folder "${root}" cannot be read: it is not there or no folder. Check the path.`);
}
