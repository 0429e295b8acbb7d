import { stat } from 'node:fs/promises';
import type { ArticleProblem } from '@askwell/core/articles';
import { parseTaxonomy, type Taxonomy } from '@askwell/core/taxonomy';
import { FolderAssembly, noTaxonomy, type FolderContent } from './folder-assembly.ts';
import { readTextFile } from './read-text-file.ts';
import { walkFolder } from './walk-folder.ts';

/** Longest file that is read: 64 kB of characters in any script, and front matter. */
const maxFileBytes = 262_144;

/** The file beside the articles that says how they are filed. */
export const taxonomyFile = 'taxonomy.yaml';

export interface ReadFolderOptions {
  /** For articles that name no locale themselves. Default `en`. */
  readonly locale?: string;
  /** Called after each file. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Stops reading before the next file. */
  readonly signal?: AbortSignal;
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
  const { files, problems } = await walkFolder(root, (path) => /\.md$/i.test(path) || path === taxonomyFile);
  const articleFiles = files.filter(({ path }) => path !== taxonomyFile);
  const assembly = new FolderAssembly(locale);
  for (const problem of problems) assembly.refuse(problem);
  let done = 0;
  for (const { file, path } of articleFiles) {
    signal?.throwIfAborted();
    const text = await readTextFile(file, maxFileBytes);
    if (text.ok) assembly.add(path, text.value);
    else assembly.refuse({ path, ...text.error });
    done += 1;
    onProgress?.({ done, total: articleFiles.length });
  }
  const stated = await readTaxonomy(files.find(({ path }) => path === taxonomyFile)?.file);
  if (!('message' in stated)) return assembly.finish(stated);
  assembly.refuse(stated);
  return assembly.finish();
}

async function readTaxonomy(file: string | undefined): Promise<Taxonomy | ArticleProblem> {
  if (file === undefined) return noTaxonomy;
  const text = await readTextFile(file, maxFileBytes);
  const result = text.ok ? parseTaxonomy(text.value) : text;
  return result.ok ? result.value : { path: taxonomyFile, ...result.error };
}

/** @throws Error that says what to do when there is no folder at `root` */
export async function assertFolder(root: string): Promise<void> {
  const found = await stat(root).catch(() => undefined);
  if (!found?.isDirectory())
    throw new Error(`Folder "${root}" cannot be read: it is not there or no folder. Check the path.`);
}
