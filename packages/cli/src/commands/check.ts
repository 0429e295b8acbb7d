import { relative, resolve, sep } from 'node:path';
import { CheckError, checkFolder, type CheckResult, type ReadFolderArticles } from '../check/check-folder.ts';
import { formatHuman } from '../check/format-human.ts';
import { formatJson } from '../check/format-json.ts';
import { formatSarif } from '../check/format-sarif.ts';
import { exitCodeOf, summaryOf } from '../check/summary.ts';
import { UsageError, type ExitCode, type RegisterCommand } from '../command.ts';
import { ProgressView } from '../progress-view.ts';
import { localeOption, text, wholeNumberOption, type GivenOptions } from '../options.ts';
import { report, type Terminal } from '../terminal.ts';

const formats = ['human', 'json', 'sarif'] as const;
type Format = (typeof formats)[number];

/**
 * `askwell check [folder]`: lints the articles of a folder. Exit code 1 when something stops publishing, 2 when the
 * check itself could not be made.
 *
 * @param readArticles the server's
 */
export const registerCheck =
  (readArticles: ReadFolderArticles): RegisterCommand =>
  (cli, terminal) =>
    cli
      .command('check [folder]', 'Check the articles of a folder; exit code 1 when something stops publishing')
      .option('--format <format>', 'human, json or sarif (default human)')
      .option('--fix', 'Write the fixes that are certain into the files')
      .option('--locale <tag>', 'Language of files that name none (default en)')
      .option('--max-warnings <n>', 'Fail when there are more warnings than this')
      .example('askwell check knowledge --max-warnings 0')
      .example('askwell check knowledge --format sarif > check.sarif')
      .action((folder: string | undefined, given: GivenOptions) => check(folder ?? '.', given, terminal, readArticles));

async function check(
  folder: string,
  given: GivenOptions,
  terminal: Terminal,
  readArticles: ReadFolderArticles,
): Promise<ExitCode> {
  const format = formatOption(given);
  const maxWarnings = wholeNumberOption(given, 'maxWarnings', '--max-warnings');
  const progress = new ProgressView(terminal);
  let result: CheckResult;
  try {
    result = await checkFolder(resolve(folder), readArticles, {
      locale: localeOption(given) ?? 'en',
      fix: given['fix'] === true,
      now: Date.now(),
      onProgress: progress.show,
    });
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    report(terminal, error.message);
    return 2;
  } finally {
    progress.end();
  }
  terminal.stdout.write(formatted(result, format, folder, terminal));
  return exitCodeOf(summaryOf(result), maxWarnings);
}

function formatOption(given: GivenOptions): Format {
  const wanted = text(given, 'format') ?? 'human';
  const format = formats.find((name) => name === wanted);
  if (!format) throw new UsageError(`--format is "${wanted}". Write ${formats.join(', ')}.`);
  return format;
}

function formatted(result: CheckResult, format: Format, folder: string, { stdout, env }: Terminal): string {
  if (format === 'json') return formatJson(result);
  if (format === 'sarif') return formatSarif(result, relative(process.cwd(), resolve(folder)).split(sep).join('/'));
  return formatHuman(result, stdout.isTTY === true && !env['NO_COLOR']);
}
