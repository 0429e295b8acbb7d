import { isDeepStrictEqual } from 'node:util';
import { mkdir, realpath } from 'node:fs/promises';
import type { ArticleProblem } from '@askwell/core/articles';
import { parseTaxonomy, type Taxonomy } from '@askwell/core/taxonomy';
import { assertFolder, taxonomyFile } from '../folder-import/index.ts';
import { isArticlePath } from './article-path.ts';
import { readExportedFiles, writeExportedFiles } from './exported-files.ts';
import { fingerprint, FolderWriter } from './folder-writer.ts';
import type { ExportPlan } from './plan-export.ts';
import { sortedTaxonomy } from './taxonomy-text.ts';

export interface WriteOptions {
  /** Overwrite files that no export wrote, or that were changed since. Default false: then nothing at all is written. */
  readonly force?: boolean;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Stops before the next file; what is written stays. */
  readonly signal?: AbortSignal;
}

/** What became of the files of an export. */
export interface WrittenExport {
  /** Files that were written. */
  readonly written: number;
  /** Files that said it already. */
  readonly unchanged: number;
  /** Files of articles that are no longer published, which an earlier export had written. */
  readonly removed: number;
  /** Files in the way. Unless forced, nothing was written when there is one. */
  readonly conflicts: readonly ArticleProblem[];
}

/**
 * Makes a folder hold what a plan says. Files that an export wrote and nobody changed are its own: it replaces them, and
 * removes those that are no longer wanted. All others are somebody's.
 *
 * @param root created when missing
 * @throws Error when the folder cannot be used; the signal's reason when it is aborted
 */
export async function writeExport(root: string, plan: ExportPlan, options: WriteOptions = {}): Promise<WrittenExport> {
  const { force = false, onProgress, signal } = options;
  await mkdir(root, { recursive: true }).catch(() => {}); // what is wrong is told by the next line
  await assertFolder(root);
  const folder = new FolderWriter(await realpath(root));
  const own = await readExportedFiles(folder);
  const wanted = new Map<string, string>();
  const conflicts: ArticleProblem[] = [];
  const result = new Map<string, string>();
  let unchanged = 0;
  for (const [path, text] of plan.files) {
    signal?.throwIfAborted();
    const found = await folder.read(path);
    if (found === 'obstacle') {
      conflicts.push({ path, message: 'a link or folder is in the way. Move it away.' });
    } else if (found !== undefined && saysIt(path, found, text)) {
      unchanged += 1;
      result.set(path, fingerprint(found));
    } else {
      if (found !== undefined && fingerprint(found) !== own.get(path))
        conflicts.push({ path, message: notOurs(own.has(path)) });
      wanted.set(path, text);
      result.set(path, fingerprint(text));
    }
  }
  const stale = await staleFiles(folder, own, plan);
  conflicts.push(...stale.changed);
  const blocked = conflicts.some(({ path }) => !wanted.has(path) && plan.files.has(path));
  if (conflicts.length > 0 && (!force || blocked)) return { written: 0, unchanged, removed: 0, conflicts };

  let done = 0;
  for (const [path, text] of wanted) {
    signal?.throwIfAborted();
    await folder.write(path, text);
    onProgress?.({ done: ++done, total: wanted.size });
  }
  for (const path of stale.unchanged) await folder.remove(path);
  if (!isDeepStrictEqual(new Map(own), result)) await writeExportedFiles(folder, result);
  return { written: wanted.size, unchanged, removed: stale.unchanged.length, conflicts: [] };
}

function notOurs(wasOurs: boolean): string {
  const why = wasOurs ? 'was changed since it was exported' : 'is there already, and no export wrote it';
  return `${why}. Import it, move it away, or overwrite it with --force.`;
}

/** A taxonomy written by hand, with comments and in another order, is left as it is when it says the same. */
function saysIt(path: string, found: Buffer, text: string): boolean {
  if (found.equals(Buffer.from(text))) return true;
  if (path !== taxonomyFile) return false;
  const [there, wanted] = [parseTaxonomy(found.toString('utf8')), parseTaxonomy(text)];
  return there.ok && wanted.ok && isDeepStrictEqual(comparable(there.value), comparable(wanted.value));
}

function comparable(taxonomy: Taxonomy): unknown {
  return JSON.parse(JSON.stringify(sortedTaxonomy(taxonomy)));
}

async function staleFiles(folder: FolderWriter, own: ReadonlyMap<string, string>, { files }: ExportPlan) {
  const unchanged: string[] = [];
  const changed: ArticleProblem[] = [];
  for (const [path, written] of own) {
    if (files.has(path) || !(isArticlePath(path) || path === taxonomyFile)) continue;
    const found = await folder.read(path);
    if (found === undefined || found === 'obstacle') continue;
    if (fingerprint(found) === written) unchanged.push(path);
    else
      changed.push({
        path,
        message: 'is no longer published, but was changed since it was exported. Import it or remove it.',
      });
  }
  return { unchanged, changed };
}
