import { defaultLintConfiguration, parseLintConfiguration, type LintConfiguration } from '@askwell/core/lint';
import { parseTests, type KnowledgeTest } from '@askwell/core/tests';
import type { DatabaseHandle, Reader } from '../../database/index.ts';
import { isTestsPath, lintFile } from '../../folder-import/index.ts';
import type { FolderSettingsStore } from '../../stores/folder-settings-store.ts';

interface ReadSettings {
  /** Tells whether it is still what is stored. */
  readonly hashes: string;
  readonly configuration: LintConfiguration;
  readonly tests: readonly KnowledgeTest[];
}

/** How the knowledge folder wants drafts checked: its `lint.yaml` and its tests, as they were imported last. */
export class GateSettings {
  readonly #database: DatabaseHandle;
  readonly #settings: FolderSettingsStore;
  #latest: ReadSettings | undefined;

  constructor(database: DatabaseHandle, settings: FolderSettingsStore) {
    this.#database = database;
    this.#settings = settings;
  }

  /** The default one while no folder brought another. */
  async lintConfiguration(): Promise<LintConfiguration> {
    return (await this.#read()).configuration;
  }

  async tests(): Promise<readonly KnowledgeTest[]> {
    return (await this.#read()).tests;
  }

  /** The same as long as the tests are. */
  async testsFingerprint(): Promise<string> {
    const hashes = await this.#settings.hashes(this.#database.read);
    return [...hashes].flatMap(([path, hash]) => (isTestsPath(path) ? `${path} ${hash}` : [])).join('\n');
  }

  async #read(): Promise<ReadSettings> {
    const { read } = this.#database;
    const hashes = await this.#hashes(read);
    if (this.#latest?.hashes === hashes) return this.#latest;
    let configuration = defaultLintConfiguration;
    const tests: KnowledgeTest[] = [];
    for (const { path, text } of await this.#settings.list(read)) {
      if (isTestsPath(path)) tests.push(...parseTests(text, path).tests);
      if (path !== lintFile) continue;
      const parsed = parseLintConfiguration(text);
      if (parsed.ok) configuration = parsed.value;
    }
    return (this.#latest = { hashes, configuration, tests });
  }

  async #hashes(reader: Reader): Promise<string> {
    return JSON.stringify([...(await this.#settings.hashes(reader))]);
  }
}
