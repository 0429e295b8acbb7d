import type { FolderContent, ReadFolderOptions } from '../folder-import/index.ts';

/** Reads knowledge that another system wrote into what a knowledge folder holds. */
export interface KnowledgeImporter {
  /** What `--from` calls it. */
  readonly id: string;
  /** Whether this importer knows what lies at a path. */
  detects(path: string): Promise<boolean>;
  /**
   * Reads a file or folder. What cannot be an article is a problem; what an article does not hold as the other system had
   * it is a loss, with the line of that system's file or text.
   *
   * @throws Error when it cannot be read at all; the signal's reason when it is aborted
   */
  read(path: string, options?: ReadFolderOptions): Promise<FolderContent>;
}
