import type { ArticleProblem } from '@askwell/core/articles';
import { parseLintConfiguration } from '@askwell/core/lint';
import { longestTestFile, parseTests } from '@askwell/core/tests';
import { readTextFile } from './read-text-file.ts';
import type { FoundFile } from './walk-folder.ts';

/** The part of a path below the folder that holds tests in a knowledge folder. */
export const testsFolder = 'tests';

/** The file beside the articles that says how they are linted. */
export const lintFile = 'lint.yaml';

/** A file of the folder that says how its articles are checked. */
export interface SettingsFile {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** As it stands in the file. */
  readonly text: string;
}

/** How a folder wants its articles checked: `lint.yaml` and the YAML files below `tests/`. */
export interface FolderSettings {
  readonly files: readonly SettingsFile[];
  /** What is wrong with the files that are left out. */
  readonly problems: readonly ArticleProblem[];
}

// In UTF-8 a character has up to three bytes for each UTF-16 code unit.
const maxFileBytes = 3 * longestTestFile;

/** Whether a path is that of a file of knowledge tests. */
export function isTestsPath(path: string): boolean {
  return path.startsWith(`${testsFolder}/`) && /\.ya?ml$/i.test(path);
}

/** Whether a path is that of a file that says how articles are checked. */
export function isSettingsPath(path: string): boolean {
  return path === lintFile || isTestsPath(path);
}

/**
 * Reads the files that say how articles are checked; one with anything wrong in it is left out as a whole.
 *
 * @throws the signal's reason when it is aborted
 */
export async function readSettings(files: readonly FoundFile[], signal?: AbortSignal): Promise<FolderSettings> {
  const read: SettingsFile[] = [];
  const problems: ArticleProblem[] = [];
  for (const { file, path } of files) {
    if (!isSettingsPath(path)) continue;
    signal?.throwIfAborted();
    const text = await readTextFile(file, maxFileBytes);
    const found = text.ok ? problemsOf(path, text.value) : [{ path, ...text.error }];
    if (text.ok && found.length === 0) read.push({ path, text: text.value });
    problems.push(...found);
  }
  return { files: read, problems };
}

function problemsOf(path: string, text: string): ArticleProblem[] {
  if (path !== lintFile) return parseTests(text, path).problems.map(({ line, message }) => ({ path, line, message }));
  const parsed = parseLintConfiguration(text);
  return parsed.ok ? [] : [{ path, line: parsed.error.line, message: parsed.error.message }];
}
