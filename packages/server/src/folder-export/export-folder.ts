import { isDeepStrictEqual } from 'node:util';
import { mkdir, realpath } from 'node:fs/promises';
import type { ArticleProblem } from '@askwell/core/articles';
import { parseTaxonomy, type Taxonomy } from '@askwell/core/taxonomy';
import { assertFolder, mediaHash, redirectsFile, taxonomyFile } from '../folder-import/index.ts';
import { inspectMedia } from '../media/index.ts';
import { isArticlePath, isMediaPath, isSettingsFilePath } from './article-path.ts';
import { readExportedFiles, writeExportedFiles } from './exported-files.ts';
import { fingerprint, FolderWriter } from './folder-writer.ts';
import type { ExportPlan } from './plan-export.ts';
import { sortedTaxonomy } from './taxonomy-text.ts';

export interface WriteOptions {
  /** Overwrite files that no export wrote, or that were changed since. Default false: then nothing at all is written. */
  readonly force?: boolean;
  /** Gives the bytes of a picture or other file by its SHA-256. */
  readonly readMedia: (hash: string) => Promise<Uint8Array>;
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
  /** Files of what is no longer published, which an earlier export had written. */
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
export async function writeExport(root: string, plan: ExportPlan, options: WriteOptions): Promise<WrittenExport> {
  const { force = false, readMedia, onProgress, signal } = options;
  await mkdir(root, { recursive: true }).catch(() => {}); // what is wrong is told by the next line
  await assertFolder(root);
  const folder = new FolderWriter(await realpath(root));
  const own = await readExportedFiles(folder);
  const wanted = new Map<string, WantedFile>();
  const conflicts: ArticleProblem[] = [];
  const result = new Map<string, string>();
  let unchanged = 0;
  for (const file of wantedFiles(plan, readMedia)) {
    signal?.throwIfAborted();
    const { path } = file;
    const found = await folder.read(path);
    if (found === 'obstacle') {
      conflicts.push({ path, message: 'a link or folder is in the way. Move it away.' });
    } else if (found !== undefined && (await file.isSaidBy(found))) {
      unchanged += 1;
      result.set(path, fingerprint(found));
    } else {
      if (found !== undefined && fingerprint(found) !== own.get(path))
        conflicts.push({ path, message: notOurs(own.has(path)) });
      wanted.set(path, file);
      result.set(path, file.fingerprint);
    }
  }
  const stale = await staleFiles(folder, own, plan);
  conflicts.push(...stale.changed);
  const blocked = conflicts.some(({ path }) => !wanted.has(path) && (plan.files.has(path) || plan.media.has(path)));
  if (conflicts.length > 0 && (!force || blocked)) return { written: 0, unchanged, removed: 0, conflicts };

  let done = 0;
  for (const [path, { content }] of wanted) {
    signal?.throwIfAborted();
    await folder.write(path, await content());
    onProgress?.({ done: ++done, total: wanted.size });
  }
  for (const path of stale.unchanged) await folder.remove(path);
  if (!isDeepStrictEqual(new Map(own), result)) await writeExportedFiles(folder, result);
  return { written: wanted.size, unchanged, removed: stale.unchanged.length, conflicts: [] };
}

/** A file as it is to be. */
interface WantedFile {
  readonly path: string;
  readonly fingerprint: string;
  content(): Promise<string | Uint8Array>;
  /** Whether what stands there says the same. */
  isSaidBy(found: Buffer): Promise<boolean>;
}

function* wantedFiles({ files, media }: ExportPlan, readMedia: WriteOptions['readMedia']): Iterable<WantedFile> {
  for (const [path, text] of files) {
    yield {
      path,
      fingerprint: fingerprint(text),
      content: () => Promise.resolve(text),
      isSaidBy: (found) => Promise.resolve(saysIt(path, found, text)),
    };
  }
  for (const [path, hash] of media) {
    yield { path, fingerprint: hash, content: () => readMedia(hash), isSaidBy: (found) => showsIt(found, hash) };
  }
}

/** A picture that was stored without its metadata is left as it is. */
async function showsIt(found: Buffer, hash: string): Promise<boolean> {
  if (fingerprint(found) === hash) return true;
  const inspected = await inspectMedia(found);
  return inspected.ok && mediaHash(inspected.value.bytes) === hash;
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

const ownFiles = new Set([taxonomyFile, redirectsFile]);

async function staleFiles(folder: FolderWriter, own: ReadonlyMap<string, string>, { files, media }: ExportPlan) {
  const unchanged: string[] = [];
  const changed: ArticleProblem[] = [];
  for (const [path, written] of own) {
    if (files.has(path) || media.has(path)) continue;
    const isOurs = isArticlePath(path) || isMediaPath(path) || isSettingsFilePath(path) || ownFiles.has(path);
    if (!isOurs) continue;
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
