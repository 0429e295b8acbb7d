import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { err, type Result } from '@askwell/core/base';
import { inspectMedia, largestMedia, type InspectedMedia } from '../media/index.ts';
import { codeOf } from './walk-folder.ts';

/** A picture or other file of a knowledge folder. */
export interface FolderMedia {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** SHA-256, in hexadecimal, of what is kept of it. */
  readonly hash: string;
  /** Reads it again, because many of them are more than the memory holds; left out when it need not be stored. */
  readonly read?: () => Promise<Result<InspectedMedia, string>>;
}

/** SHA-256 in hexadecimal. */
export function mediaHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Reads and inspects a file that may be attached.
 *
 * @param file with symbolic links followed: one that took the file's place since is refused
 * @returns an error that goes on from the file's name
 */
export async function readMediaFile(file: string): Promise<Result<InspectedMedia, string>> {
  let bytes: Buffer;
  try {
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const { size } = await handle.stat();
      if (size > largestMedia) return err(`is ${size} bytes long; ${largestMedia} are allowed. Make it smaller.`);
      bytes = await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    return err(`cannot be read (${codeOf(error)}). Check its permissions.`);
  }
  return inspectMedia(bytes);
}
