import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { err, ok, type Result } from '@askwell/core/base';
import { codeOf } from './walk-folder.ts';

/** A file's text, or what is wrong with it in one sentence or two and, where it is known, the line. */
export type TextFile = Result<string, { readonly message: string; readonly line?: number }>;

/**
 * Reads a UTF-8 file of at most `maxBytes` bytes. Bytes that are no UTF-8 and NUL are refused, because a guess at the
 * encoding would publish broken words.
 *
 * @param file with symbolic links followed: one that took the file's place since is refused
 */
export async function readTextFile(file: string, maxBytes: number): Promise<TextFile> {
  let bytes: Buffer;
  try {
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const { size } = await handle.stat();
      if (size > maxBytes) return err({ message: `${size} bytes long; ${maxBytes} are allowed. Split the article.` });
      bytes = await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    return err({ message: `cannot be read (${codeOf(error)}). Check that it exists and its permissions.` });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const readable = bytes.toString('utf8').split('\ufffd', 1)[0]!;
    return err({ line: lineOfEnd(readable), message: 'not UTF-8. Save the file as UTF-8.' });
  }
  const nul = text.indexOf('\0');
  if (nul === -1) return ok(text);
  return err({ line: lineOfEnd(text.slice(0, nul)), message: 'a NUL character. Save the file as UTF-8 text.' });
}

function lineOfEnd(text: string): number {
  return text.split('\n').length;
}
