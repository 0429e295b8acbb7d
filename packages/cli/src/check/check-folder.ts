import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleProblem, ParsedArticle } from '@askwell/core/articles';
import {
  defaultLintConfiguration,
  LintCorpus,
  lintDocument,
  Linter,
  parseLintConfiguration,
  type Diagnostic,
  type LintConfiguration,
  type LintOptions,
  type LintRule,
} from '@askwell/core/lint';
import { parseTaxonomy, type Taxonomy } from '@askwell/core/taxonomy';
import { fixFiles } from './fix-files.ts';

/** What `check` takes from the server's `readFolderArticles`: what files say as articles, and why others are none. */
export type ReadFolderArticles = (
  root: string,
  options: {
    readonly locale?: string;
    readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  },
) => Promise<{
  readonly articles: readonly { readonly path: string; readonly content: ParsedArticle }[];
  readonly problems: readonly ArticleProblem[];
}>;

export interface CheckOptions {
  /** For articles that name no locale themselves. */
  readonly locale: string;
  readonly fix: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** First the files are read, then what they say is compared with one another, then each article is checked. */
  readonly onProgress?: (progress: CheckProgress) => void;
}

export interface CheckProgress {
  readonly step: 'reading' | 'comparing' | 'checking';
  readonly done: number;
  readonly total: number;
}

export interface CheckResult {
  /** Of rules, and `unreadable-file` for files that are no articles; in the order of the files. */
  readonly diagnostics: readonly Diagnostic[];
  readonly rules: readonly LintRule[];
  /** How many articles were checked. */
  readonly articles: number;
  /** How many fixes were written. */
  readonly fixed: number;
}

/** The folder, or a file in it that configures the check, cannot be used; the message says which and what to do. */
export class CheckError extends Error {}

/** The rule under which files are reported that cannot be read as an article. */
const unreadableFile: LintRule = {
  id: 'unreadable-file',
  description: 'Every Markdown file of the folder can be read as an article.',
  severity: 'error',
  information: 'docs/lint/unreadable-file.md',
  check: () => [],
};

/**
 * Checks a knowledge folder with its `taxonomy.yaml` and `lint.yaml`, and writes fixes when asked to.
 *
 * @throws CheckError when the folder cannot be read, or its `taxonomy.yaml` or `lint.yaml` cannot be used
 */
export async function checkFolder(
  root: string,
  readArticles: ReadFolderArticles,
  options: CheckOptions,
): Promise<CheckResult> {
  const { locale, now, fix, onProgress } = options;
  const configuration = await readConfiguration(root);
  const taxonomy = await readTaxonomy(root);
  const content = await readArticles(root, {
    locale,
    onProgress: (files) => onProgress?.({ step: 'reading', ...files }),
  }).catch((error: unknown) => {
    throw new CheckError(error instanceof Error ? error.message : String(error));
  });
  const corpus = new LintCorpus();
  const total = content.articles.length;
  for (const [index, { path, content: parsed }] of content.articles.entries()) {
    corpus.set(lintDocument(parsed, path));
    onProgress?.({ step: 'comparing', done: index + 1, total });
  }
  const linter = new Linter();
  const lintOptions: LintOptions = { configuration, now, hasMedia: mediaOf(root), ...(taxonomy ? { taxonomy } : {}) };
  const fixed = fix ? await fixFiles(root, corpus, linter, lintOptions, locale) : 0;
  const found = linter.lintAll(corpus, lintOptions, (done) =>
    onProgress?.({ step: 'checking', done, total: corpus.size }),
  );
  const diagnostics = [...content.problems.map(diagnosticOf), ...found];
  return {
    diagnostics: diagnostics.toSorted((a, b) => compare(a.path ?? '', b.path ?? '')),
    rules: [...linter.rules, unreadableFile],
    articles: corpus.size,
    fixed,
  };
}

async function readConfiguration(root: string): Promise<LintConfiguration> {
  const text = await optionalFile(join(root, 'lint.yaml'));
  if (text === undefined) return defaultLintConfiguration;
  const parsed = parseLintConfiguration(text);
  if (!parsed.ok) throw new CheckError(`lint.yaml:${parsed.error.line}: ${parsed.error.message}`);
  return parsed.value;
}

// The folder's own taxonomy, not the completed one that an import makes: that one knows every tag in use.
async function readTaxonomy(root: string): Promise<Taxonomy | undefined> {
  const text = await optionalFile(join(root, 'taxonomy.yaml'));
  if (text === undefined) return undefined;
  const parsed = parseTaxonomy(text);
  if (!parsed.ok) throw new CheckError(`taxonomy.yaml:${parsed.error.line}: ${parsed.error.message}`);
  return parsed.value;
}

async function optionalFile(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
      return undefined;
    throw new CheckError(`${file} cannot be read. Check that it is a file and its permissions.`, { cause: error });
  }
}

function mediaOf(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    let found = known.get(path);
    if (found === undefined) {
      found = statSync(join(root, path), { throwIfNoEntry: false })?.isFile() ?? false;
      known.set(path, found);
    }
    return found;
  };
}

function diagnosticOf({ path, line = 1, message }: ArticleProblem): Diagnostic {
  const range = { startLine: line, startColumn: 1, endLine: line, endColumn: 1 };
  return { rule: unreadableFile.id, severity: 'error', message, articleId: '', locale: '', path, range };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
