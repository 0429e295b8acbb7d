import { problemLine } from '@askwell/core/articles';
import type { ImportResult } from '@askwell/server';
import type { ExitCode, RegisterCommand } from '../command.ts';
import { ImportProgressView } from '../import-progress.ts';
import { withKnowledge } from '../open-knowledge.ts';
import { databaseOptions, localeOption, withDatabase, type GivenOptions } from '../options.ts';
import { print, report, type Terminal } from '../terminal.ts';

/** `askwell import <folder>`: publishes the articles of a folder. */
export const registerImport: RegisterCommand = (cli, terminal) =>
  withDatabase(cli.command('import <folder>', 'Publish the articles of a folder: Markdown files with front matter'))
    .option('--locale <tag>', 'Language of files that name none (default en)')
    .option('--losses', 'List what the articles do not hold as their files say it')
    .example('askwell import ./knowledge --locale zh-CN')
    .action((folder: string, given: GivenOptions) => importFolder(folder, given, terminal));

async function importFolder(folder: string, given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const locale = localeOption(given);
  const progress = new ImportProgressView(terminal);
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Error('Stopped. What is stored stays; import again to go on.'));
  process.once('SIGINT', interrupt);
  try {
    const result = await withKnowledge(databaseOptions(given, terminal), ({ knowledgeImport }) =>
      knowledgeImport.importFolder(folder, {
        ...(locale === undefined ? {} : { locale }),
        onProgress: progress.show,
        signal: interruption.signal,
      }),
    );
    for (const problem of result.refused) report(terminal, problemLine(problem));
    if (given['losses'] === true) {
      for (const { path, line, kind, detail } of result.losses) print(terminal, `${path}:${line} ${kind} ${detail}`);
    }
    print(terminal, summary(result, given['losses'] === true));
    return result.refused.length > 0 ? 1 : 0;
  } finally {
    progress.end();
    process.off('SIGINT', interrupt);
  }
}

function summary({ imported, updated, unchanged, drafts, refused, losses }: ImportResult, listed: boolean): string {
  const counts = [`${imported} imported`, `${updated} updated`, `${unchanged} unchanged`, `${refused.length} refused`];
  if (drafts > 0) counts.push(`${drafts} drafts left out`);
  const hint = losses.length > 0 && !listed ? ' (list them with --losses)' : '';
  return `${counts.join(', ')}. ${losses.length} losses${hint}.`;
}
