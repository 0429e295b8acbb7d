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
    .option('--from <format>', 'markdown, zendesk, csv or html (default: told by what lies there)')
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
      withKnowledge(databaseOptions(given, terminal), ({ knowledgeImport }) =>
        knowledgeImport.importFrom(path, from, {
          ...(locale === undefined ? {} : { locale }),
          onProgress: progress.show,
          signal,
        }),
      ),
    );
    for (const problem of result.refused) report(terminal, printable(problemLine(problem)));
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

function fromOption(given: GivenOptions): string | undefined {
  const from = text(given, 'from');
  const known = knowledgeImporters.map(({ id }) => id);
  if (from === undefined || known.includes(from)) return from;
  throw new UsageError(`--from is "${from}". Write ${known.join(', ')}.`);
}

function summary({ imported, updated, unchanged, drafts, refused, losses }: ImportResult, listed: boolean): string {
  const counts = [`${imported} imported`, `${updated} updated`, `${unchanged} unchanged`, `${refused.length} refused`];
  if (drafts > 0) counts.push(`${drafts} drafts left out`);
  const hint = losses.length > 0 && !listed ? ' (list them with --losses)' : '';
  return `${counts.join(', ')}. ${losses.length} losses${hint}.`;
}
