import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { ArticleProblem } from '@askwell/core/articles';

const maxDepth = 32;

/** A file to read: where it is, and its name in the knowledge folder. */
export interface FoundFile {
  /** Absolute, with symbolic links followed. */
  readonly file: string;
  /** Relative to the knowledge folder, with `/`. */
  readonly path: string;
}

/**
 * Finds files of a folder in the order of their paths. Names that start with a dot and `node_modules` are passed over.
 * A symbolic link may stand for a file inside the folder; any other is a problem, and nothing outside the folder is
 * ever read.
 *
 * @param root an existing folder
 * @param wants whether a file is to be found, by its path relative to the folder, with `/`
 */
export async function walkFolder(
  root: string,
  wants: (path: string) => boolean,
): Promise<{ files: FoundFile[]; problems: ArticleProblem[] }> {
  const top = await realpath(root);
  const files: FoundFile[] = [];
  const problems: ArticleProblem[] = [];

  const visit = async (folder: string, prefix: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const file = join(folder, entry.name);
      const path = `${prefix}${entry.name}`;
      const isWanted = wants(path);
      if (entry.isSymbolicLink()) {
        const target = await linkTarget(file, top);
        if (typeof target === 'object') problems.push({ path, message: target.refusal });
        else if (isWanted) files.push({ file: target, path });
      } else if (entry.isDirectory()) {
        if (depth === maxDepth) problems.push({ path, message: `more than ${maxDepth} folders deep. Move it up.` });
        else await visitOrReport(file, path, depth + 1);
      } else if (isWanted) {
        if (entry.isFile()) files.push({ file, path });
        else problems.push({ path, message: 'not a regular file. Replace it by a file.' });
      }
    }
  };
  const visitOrReport = async (folder: string, path: string, depth: number): Promise<void> => {
    try {
      await visit(folder, `${path}/`, depth);
    } catch (error) {
      problems.push({ path, message: `folder cannot be read (${codeOf(error)}). Check its permissions.` });
    }
  };

  await visit(top, '', 1);
  return { files, problems };
}

/** A system error's code, for instance `EACCES`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

async function linkTarget(link: string, top: string): Promise<string | { readonly refusal: string }> {
  let target: string;
  try {
    target = await realpath(link);
  } catch {
    return { refusal: 'symbolic link to nothing. Remove it.' };
  }
  if (target !== top && !target.startsWith(top.endsWith(sep) ? top : top + sep)) {
    return { refusal: 'symbolic link that leaves the folder. Copy the file into the folder instead.' };
  }
  if (!(await stat(target)).isFile()) return { refusal: 'symbolic link to a folder. Move the folder here instead.' };
  return target;
}
