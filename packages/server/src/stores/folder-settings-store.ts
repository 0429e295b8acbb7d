import type { Reader, Writer } from '../database/index.ts';

/** A file of the knowledge folder that says how its articles are checked. */
export interface StoredSettingsFile {
  /** Relative to the knowledge folder, with `/`. */
  readonly path: string;
  /** As it stands in the file. */
  readonly text: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly contentHash: string;
  readonly updatedAt: number;
}

/** Keeps `lint.yaml` and the files of tests, so that drafts are checked as the folder wants it. */
export class FolderSettingsStore {
  /** By path. */
  async list(reader: Reader): Promise<StoredSettingsFile[]> {
    const rows = await reader.selectFrom('folder_settings').selectAll().execute();
    return rows
      .map(({ path, text, content_hash, updated_at }) => ({
        path,
        text,
        contentHash: content_hash,
        updatedAt: updated_at,
      }))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The hash of each file's text, by path: much shorter than the texts. */
  async hashes(reader: Reader): Promise<Map<string, string>> {
    const rows = await reader.selectFrom('folder_settings').select(['path', 'content_hash']).execute();
    const sorted = rows.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    return new Map(sorted.map(({ path, content_hash }) => [path, content_hash]));
  }

  async put(writer: Writer, { path, text, contentHash, updatedAt }: StoredSettingsFile): Promise<void> {
    const content = { text, content_hash: contentHash, updated_at: updatedAt };
    await writer
      .insertInto('folder_settings')
      .values({ path, ...content })
      .onConflict((conflict) => conflict.column('path').doUpdateSet(content))
      .execute();
  }

  /** @returns whether there was one */
  async delete(writer: Writer, path: string): Promise<boolean> {
    const { numDeletedRows } = await writer
      .deleteFrom('folder_settings')
      .where('path', '=', path)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }
}
