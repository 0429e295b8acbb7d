import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ArticleProblem } from '@askwell/core/articles';
import { longestTestFile, parseTests, type KnowledgeTest } from '@askwell/core/tests';
import { readTextFile, walkFolder } from '../folder-import/index.ts';

/** Knowledge tests of files. */
export interface TestFiles {
  readonly tests: readonly KnowledgeTest[];
  /** Files and tests that cannot be read, and why. */
  readonly problems: readonly ArticleProblem[];
}

/**
 * Reads a file of knowledge tests, or all `*.yaml` below a folder. What cannot be read is a problem and leaves the
 * others alone.
 *
 * @throws Error when there is neither
 */
export async function readTests(path: string): Promise<TestFiles> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return readTestFiles([{ file: path, path: basename(path) }]);
  if (!found?.isDirectory()) throw new Error(`Tests "${path}" cannot be read: there is no such file or folder.`);
  const { files, problems } = await walkFolder(path, (name) => /\.ya?ml$/i.test(name));
  const named = <T extends { readonly path: string }>(one: T): T => ({ ...one, path: `${basename(path)}/${one.path}` });
  const read = await readTestFiles(files.map(named));
  return { tests: read.tests, problems: [...problems.map(named), ...read.problems] };
}

async function readTestFiles(files: readonly { readonly file: string; readonly path: string }[]): Promise<TestFiles> {
  const tests: KnowledgeTest[] = [];
  const problems: ArticleProblem[] = [];
  for (const { file, path } of files) {
    // In UTF-8 a character has up to three bytes for each UTF-16 code unit.
    const text = await readTextFile(file, 3 * longestTestFile);
    if (!text.ok) {
      problems.push({ path, ...text.error });
      continue;
    }
    const read = parseTests(text.value, path);
    tests.push(...read.tests);
    problems.push(...read.problems.map(({ line, message }) => ({ path, line, message })));
  }
  return { tests, problems };
}
