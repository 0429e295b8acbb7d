/** The files of a knowledge folder that say how its articles are checked: `lint.yaml` and `tests/*.yaml`. */
export interface FolderSettingsTable {
  /** Relative to the knowledge folder, with `/`. */
  path: string;
  /** As it stands in the file. */
  text: string;
  /** SHA-256 of the text, in hexadecimal. */
  content_hash: string;
  updated_at: number;
}
