import type { Clock } from '@askwell/core/base';
import type { DatabaseHandle } from '../../database/index.ts';
import { fingerprint } from '../../folder-export/index.ts';
import type { FolderContent, SettingsFile } from '../../folder-import/index.ts';
import type { FolderSettingsStore } from '../../stores/folder-settings-store.ts';
import { wordChanges, type WordChanges } from './word-changes.ts';

export interface FolderSettingsServiceOptions {
  readonly database: DatabaseHandle;
  readonly settings: FolderSettingsStore;
  readonly clock: Clock;
}

/** How a folder's `lint.yaml` or file of tests differs from what is stored of it. */
export type SettingsChange = { readonly path: string } & (
  | { readonly kind: 'added' }
  | { readonly kind: 'changed'; readonly words: WordChanges }
  /** The file is gone. */
  | { readonly kind: 'removed' }
);

/** Keeps how a knowledge folder wants its articles checked. Only folders bring it, so that no edit here is lost. */
export class FolderSettingsService {
  readonly #options: FolderSettingsServiceOptions;

  constructor(options: FolderSettingsServiceOptions) {
    this.#options = options;
  }

  /** What is stored, by path. */
  list(): Promise<SettingsFile[]> {
    const { database, settings } = this.#options;
    return settings.list(database.read);
  }

  /** Files that are stored and that a folder does not have; one that is there but cannot be used is not gone. */
  async absent({ settings, problems }: FolderContent): Promise<string[]> {
    if (!settings) return [];
    const here = new Set([...settings.files, ...settings.problems, ...problems].map(({ path }) => path));
    return (await this.list()).flatMap(({ path }) => (here.has(path) ? [] : path));
  }

  /** What storing a folder's files and removing the absent ones would change, by path. */
  async changes(content: FolderContent): Promise<SettingsChange[]> {
    const stored = new Map((await this.list()).map(({ path, text }) => [path, text]));
    const changes: SettingsChange[] = [];
    for (const { path, text } of content.settings?.files ?? []) {
      const before = stored.get(path);
      if (before === undefined) changes.push({ path, kind: 'added' });
      else if (before !== text) changes.push({ path, kind: 'changed', words: wordChanges(before, text) });
    }
    for (const path of await this.absent(content)) changes.push({ path, kind: 'removed' });
    return changes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Stores those that changed, in one transaction. @returns how many did */
  store(files: readonly SettingsFile[]): Promise<number> {
    const { database, settings, clock } = this.#options;
    if (files.length === 0) return Promise.resolve(0);
    return database.write(async (writer) => {
      const known = await settings.hashes(writer);
      const changed = files
        .map(({ path, text }) => ({ path, text, contentHash: fingerprint(text), updatedAt: clock.now() }))
        .filter(({ path, contentHash }) => known.get(path) !== contentHash);
      for (const file of changed) await settings.put(writer, file);
      return changed.length;
    });
  }

  /** @returns those that were stored */
  remove(paths: readonly string[]): Promise<string[]> {
    const { database, settings } = this.#options;
    if (paths.length === 0) return Promise.resolve([]);
    return database.write(async (writer) => {
      const removed: string[] = [];
      for (const path of paths) if (await settings.delete(writer, path)) removed.push(path);
      return removed;
    });
  }
}
