import { problemLine } from '@askwell/core/articles';
import { knowledgeImporters, type ImportResult } from '@askwell/server';
import { UsageError, type ExitCode, type RegisterCommand } from '../command.ts';
import { ProgressView } from '../progress-view.ts';
import { interruptible } from '../interruptible.ts';
import { withKnowledge } from '../open-knowledge.ts';
import { databaseOptions, localeOption, text, withDatabase, type GivenOptions } from '../options.ts';
import { print, report, type Terminal } from '../terminal.ts';
import { printable } from '../text-view.ts';

/** `askwell import <path>`: publishes the articles of a folder, or of another system's export. */
export const registerImport: RegisterCommand = (cli, terminal) =>
  withDatabase(cli.command('import <path>', 'Publish articles: a knowledge folder, or what another system exported'))
    .option('--from <format>', 'markdown, zendesk, csv, xlsx, html or zip (default: told by what lies there)')
    .option('--locale <tag>', 'Language of what names none (default en)')
    .option('--losses', 'List what the articles do not hold as their files say it')
    .example('askwell import ./knowledge --locale zh-CN')
    .example('askwell import faq.csv --losses')
    .action((path: string, given: GivenOptions) => importFrom(path, given, terminal));

async function importFrom(path: string, given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const locale = localeOption(given);
  const from = fromOption(given);
  const progress = new ProgressView(terminal);
  const stopped = 'Stopped. What is stored stays; import again to go on.';
  try {
    const result = await interruptible(stopped, (signal) =>
      withKnowledge({ ...databaseOptions(given, terminal), learning: false }, ({ knowledgeImport }) =>
        knowledgeImport.importFrom(path, from, {
          ...(locale === undefined ? {} : { locale }),
          onProgress: progress.show,
          signal,
        }),
      ),
    );
    for (const problem of result.refused) report(terminal, printable(problemLine(problem)));
    reportLeft(result, path, terminal);
    if (given['losses'] === true) {
      for (const { path, line, kind, detail } of result.losses)
        print(terminal, printable(`${path}:${line} ${kind} ${detail}`));
    }
    print(terminal, summary(result, given['losses'] === true));
    return result.refused.length > 0 ? 1 : 0;
  } finally {
    progress.end();
  }
}

const mostNamed = 20;

/** Says what was left as it is. */
function reportLeft(
  { absent, absentSettings, archived, overtaken, besideDrafts }: ImportResult,
  path: string,
  terminal: Terminal,
): void {
  for (const { articleId, locale } of archived) {
    report(terminal, printable(`Article "${articleId}" (${locale}) stays archived: its file says what was archived.`));
  }
  for (const { reviewId, articleId, locale } of besideDrafts) {
    report(
      terminal,
      printable(
        `Article "${articleId}" (${locale}) has a draft, ${reviewId}, that does not know the new text. It stays.`,
      ),
    );
  }
  for (const { articleId, locale } of overtaken) {
    report(
      terminal,
      printable(`Article "${articleId}" (${locale}) was published by somebody else just now. Import again.`),
    );
  }
  for (const file of absentSettings) {
    report(
      terminal,
      printable(
        `File "${file}" is gone; what it said stays in force. Remove it with "askwell push ${path} --archive-missing".`,
      ),
    );
  }
  if (absent.length === 0) return;
  for (const { articleId, locale, path: file } of absent.slice(0, mostNamed)) {
    report(terminal, printable(`Article "${articleId}" (${locale}): this folder has no file "${file}".`));
  }
  const more = absent.length > mostNamed ? ` ${absent.length - mostNamed} more are not listed.` : '';
  report(
    terminal,
    printable(
      `Articles of other files are left as they are: ${absent.length}.${more} Archive them with "askwell push ${path} --archive-missing".`,
    ),
  );
}

function fromOption(given: GivenOptions): string | undefined {
  const from = text(given, 'from');
  const known = knowledgeImporters.map(({ id }) => id);
  if (from === undefined || known.includes(from)) return from;
  throw new UsageError(`--from is "${from}". Write ${known.join(', ')}.`);
}

function summary(
  { imported, updated, unchanged, attached, settings, drafts, refused, losses }: ImportResult,
  listed: boolean,
): string {
  const counts = [`${imported} imported`, `${updated} updated`, `${unchanged} unchanged`, `${refused.length} refused`];
  if (attached > 0) counts.push(`${attached} attached`);
  if (settings > 0) counts.push(`${settings} files of settings stored`);
  if (drafts > 0) counts.push(`${drafts} drafts left out`);
  const hint = losses.length > 0 && !listed ? ' (list them with --losses)' : '';
  return `${counts.join(', ')}. ${losses.length} losses${hint}.`;
}
