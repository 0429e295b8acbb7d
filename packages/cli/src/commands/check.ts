import { relative, resolve, sep } from 'node:path';
import type { CAC } from 'cac';
import { CheckError, checkFolder, type CheckResult, type ReadFolder } from '../check/check-folder.ts';
import { formatHuman } from '../check/format-human.ts';
import { formatJson } from '../check/format-json.ts';
import { formatSarif } from '../check/format-sarif.ts';
import { exitCodeOf, summaryOf } from '../check/summary.ts';

const formats = ['human', 'json', 'sarif'];

/** What the options of `askwell check` come as. */
interface CheckFlags {
  readonly format: string;
  readonly fix?: boolean;
  readonly locale: string;
  readonly maxWarnings?: unknown;
}

/** Where the command writes and what time it is; a test passes its own. */
export interface CheckHost {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly now: () => number;
  readonly colored: boolean;
}

const processHost: CheckHost = {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  now: () => Date.now(),
  colored: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
};

/**
 * Adds `askwell check [folder]`. The process exits with 0 when there is nothing to stop publishing, 1 when there is,
 * and 2 when the check itself could not be made.
 *
 * @param readFolder the server's
 */
export function registerCheck(cli: CAC, readFolder: ReadFolder): void {
  cli
    .command('check [folder]', 'Check the articles of a knowledge folder')
    .option('--format <format>', 'human, json or sarif', { default: 'human' })
    .option('--fix', 'Write the fixes that are certain into the files')
    .option('--locale <locale>', 'Language of articles that name none', { default: 'en' })
    .option('--max-warnings <count>', 'Fail when there are more warnings than this')
    .example('askwell check knowledge --max-warnings 0')
    .example('askwell check knowledge --format sarif > check.sarif')
    .action(async (folder: string | undefined, flags: CheckFlags) => {
      process.exitCode = await runCheck(folder ?? '.', flags, readFolder, processHost);
    });
}

/** Runs the command and gives its exit code. */
export async function runCheck(
  folder: string,
  flags: CheckFlags,
  readFolder: ReadFolder,
  host: CheckHost,
): Promise<0 | 1 | 2> {
  const { format, locale, fix = false } = flags;
  const refuse = (message: string): 2 => {
    host.error(`askwell check: ${message}\n`);
    return 2;
  };
  if (!formats.includes(format)) return refuse(`--format is "${format}". Write ${formats.join(', ')}.`);
  const maxWarnings = flags.maxWarnings === undefined ? undefined : Number(flags.maxWarnings);
  if (maxWarnings !== undefined && (!Number.isInteger(maxWarnings) || maxWarnings < 0)) {
    return refuse(`--max-warnings is "${String(flags.maxWarnings)}". Write a whole number from 0.`);
  }
  let result: CheckResult;
  try {
    result = await checkFolder(resolve(folder), readFolder, { locale, fix, now: host.now() });
  } catch (error) {
    if (error instanceof CheckError) return refuse(error.message);
    return refuse(error instanceof Error ? error.message : String(error));
  }
  host.out(formatted(result, format, folder, host.colored));
  return exitCodeOf(summaryOf(result), maxWarnings);
}

function formatted(result: CheckResult, format: string, folder: string, colored: boolean): string {
  if (format === 'json') return formatJson(result);
  if (format === 'sarif') return formatSarif(result, relative(process.cwd(), resolve(folder)).split(sep).join('/'));
  return formatHuman(result, colored);
}
