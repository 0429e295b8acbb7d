import type { FolderWriter } from './folder-writer.ts';

/** The list of the files that exports wrote, so that a later one knows its own. Hidden from imports by its dot. */
const exportedFilesName = '.askwell-export.json';

/** What an export wrote: the fingerprint of each file, by path. */
export type ExportedFiles = ReadonlyMap<string, string>;

/** @throws Error when something else has the name of the list */
export async function readExportedFiles(folder: FolderWriter): Promise<ExportedFiles> {
  const bytes = await folder.read(exportedFilesName);
  if (bytes === undefined) return new Map();
  const files = bytes === 'obstacle' ? undefined : filesOf(bytes.toString('utf8'));
  if (files) return files;
  throw new Error(`"${exportedFilesName}" is no list of exported files. Remove it; the next export makes a new one.`);
}

export async function writeExportedFiles(folder: FolderWriter, files: ExportedFiles): Promise<void> {
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  // Not an object literal: a file may be named `__proto__`.
  await folder.write(exportedFilesName, `${JSON.stringify({ version: 1, files: sorted }, null, 1)}\n`);
}

function filesOf(text: string): ExportedFiles | undefined {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof list !== 'object' || list === null || !('version' in list) || list.version !== 1) return undefined;
  if (!('files' in list) || !Array.isArray(list.files) || !list.files.every(isEntry)) return undefined;
  return new Map(list.files);
}

function isEntry(entry: unknown): entry is [string, string] {
  return Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string');
}
