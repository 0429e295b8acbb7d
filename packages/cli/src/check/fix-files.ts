import { randomUUID } from 'node:crypto';
import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  applyFixes,
  readLintDocument,
  type LintCorpus,
  type LintDocument,
  type Linter,
  type LintOptions,
} from '@askwell/core/lint';

/** A fix may bring another finding to light; after this many rounds the rest is left to the author. */
const mostRounds = 5;

/**
 * Applies the fixes of all findings to the files, article by article, linting again until nothing more can be fixed.
 * A file is replaced as a whole or not at all, and left alone when it has changed since it was read or when its fixed
 * text would no longer be an article.
 *
 * @param corpus follows the files
 * @returns how many fixes were written
 */
export async function fixFiles(
  root: string,
  corpus: LintCorpus,
  linter: Linter,
  options: LintOptions,
  defaultLocale: string,
): Promise<number> {
  let fixed = 0;
  for (const document of [...corpus.documents()]) {
    const before = document.source;
    let current = document;
    let count = 0;
    for (let round = 0; round < mostRounds; round++) {
      const fixes = linter
        .lint(current, corpus, options)
        .flatMap((diagnostic) => (diagnostic.fix ? [diagnostic.fix] : []));
      const { text, applied } = applyFixes(current.source, fixes);
      if (applied === 0 || text === current.source) break;
      const next = readLintDocument(text, { path: document.path!, defaultLocale });
      if (!next.ok || !sameArticle(next.value, document)) break;
      current = next.value;
      corpus.set(current);
      count += applied;
    }
    if (current === document) continue;
    if (await replaceFile(join(root, document.path!), before, current.source)) fixed += count;
    else corpus.set(document);
  }
  return fixed;
}

function sameArticle(a: LintDocument, b: LintDocument): boolean {
  return a.article.id === b.article.id && a.article.locale === b.article.locale;
}

/** Writes beside the file and renames, so that a reader sees the old text or the new, and a crash leaves one of them. */
async function replaceFile(path: string, before: string, after: string): Promise<boolean> {
  const file = await realpath(path);
  if ((await readFile(file, 'utf8')) !== before) return false;
  const temporary = join(dirname(file), `.askwell-${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, after, { mode: (await stat(file)).mode, flush: true });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return true;
}
