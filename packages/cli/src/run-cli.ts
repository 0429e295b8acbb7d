import { readFolderArticles } from '@askwell/server';
import { cac, type CAC } from 'cac';
import { readFileSync } from 'node:fs';
import { UsageError, type ExitCode } from './command.ts';
import { registerAsk } from './commands/ask.ts';
import { registerCalibrate } from './commands/calibrate.ts';
import { registerCheck } from './commands/check.ts';
import { registerDev } from './commands/dev.ts';
import { registerDraft } from './commands/draft.ts';
import { registerExport } from './commands/export.ts';
import { registerGaps } from './commands/gaps.ts';
import { registerImport } from './commands/import.ts';
import { registerPush } from './commands/push.ts';
import { registerReview } from './commands/review.ts';
import { registerSearch } from './commands/search.ts';
import { registerStart } from './commands/start.ts';
import { registerTest } from './commands/test.ts';
import { registerUser } from './commands/user.ts';
import { registerWhatIf } from './commands/what-if.ts';
import { registerVerification } from './commands/verification.ts';
import { report, type Terminal } from './terminal.ts';

const commands = [
  registerDev,
  registerStart,
  registerImport,
  registerExport,
  registerPush,
  registerCheck(readFolderArticles),
  registerTest,
  registerSearch,
  registerAsk,
  registerWhatIf,
  registerCalibrate,
  registerGaps,
  registerDraft,
  registerReview,
  registerVerification,
  registerUser,
];

/**
 * Runs one command of the command line. A server that a command starts goes on running when this has resolved.
 *
 * @param args what follows `askwell`
 * @returns the exit code: 0 done; 1 refused, not found or failed; 2 called in a wrong way
 */
export async function runCli(args: readonly string[], terminal: Terminal = process): Promise<ExitCode> {
  const cli = cac('askwell');
  for (const register of commands) register(cli, terminal);
  cli.help();
  cli.version(version());
  try {
    cli.parse(['node', 'askwell', ...args], { run: false });
    if (cli.options['help'] === true || cli.options['version'] === true) return 0;
    if (!cli.matchedCommand) return withoutCommand(cli);
    return ((await cli.runMatchedCommand()) as ExitCode | undefined) ?? 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    report(terminal, error.message);
    // cac's own errors are about how it was called.
    if (error.name !== 'CACError' && !(error instanceof UsageError)) return 1;
    report(terminal, `See "askwell ${cli.matchedCommandName ? `${cli.matchedCommandName} ` : ''}--help".`);
    return 2;
  }
}

function withoutCommand(cli: CAC): ExitCode {
  const [name] = cli.args;
  if (name !== undefined) {
    const known = cli.commands.map((command) => command.name).join(', ');
    throw new UsageError(`There is no command "${name}". Commands are ${known}.`);
  }
  cli.outputHelp();
  return 0;
}

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}
