import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../folder-import/index.ts';

/**
 * The files of one folder, written so that a reader sees the old text or the new one and a crash leaves one of them.
 * Nothing outside the folder is touched: a symbolic link on the way is never followed.
 */
export class FolderWriter {
  readonly #root: string;
  /** Folders known to be real folders. */
  readonly #folders = new Set<string>();

  /** @param root an existing folder, with symbolic links followed */
  constructor(root: string) {
    this.#root = root;
  }

  /**
   * What stands at a path.
   *
   * @param path relative, with `/`, checked by `isArticlePath` or our own
   * @returns the bytes; undefined when nothing does; `obstacle` when it is no file, or something other than a folder is on
   * the way
   */
  async read(path: string): Promise<Buffer | undefined | 'obstacle'> {
    const segments = path.split('/');
    for (let depth = 1; depth < segments.length; depth++) {
      const folder = segments.slice(0, depth).join('/');
      if (this.#folders.has(folder)) continue;
      const kind = await this.#kindOf(folder);
      if (kind === undefined) return undefined;
      if (kind !== 'folder') return 'obstacle';
      this.#folders.add(folder);
    }
    const kind = await this.#kindOf(path);
    if (kind === undefined) return undefined;
    return kind === 'file' ? readFile(join(this.#root, path)) : 'obstacle';
  }

  async write(path: string, content: string | Uint8Array): Promise<void> {
    const file = join(this.#root, path);
    const temporary = join(dirname(file), `.askwell-${randomUUID()}.tmp`);
    await mkdir(dirname(file), { recursive: true });
    try {
      await writeFile(temporary, content, { flush: true });
      await rename(temporary, file);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async remove(path: string): Promise<void> {
    await rm(join(this.#root, path), { force: true });
  }

  async #kindOf(path: string): Promise<'file' | 'folder' | 'other' | undefined> {
    try {
      const found = await lstat(join(this.#root, path));
      return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      if (codeOf(error) === 'ENOTDIR') return 'other';
      throw error;
    }
  }
}

/** A file's content as the list of exported files knows it. */
export function fingerprint(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
