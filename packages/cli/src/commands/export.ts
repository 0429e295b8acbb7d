import { problemLine } from '@askwell/core/articles';
import type { ExportResult } from '@askwell/server';
import type { ExitCode, RegisterCommand } from '../command.ts';
import { interruptible } from '../interruptible.ts';
import { withKnowledge } from '../open-knowledge.ts';
import { databaseOptions, localeOption, withDatabase, type GivenOptions } from '../options.ts';
import { ProgressView } from '../progress-view.ts';
import { print, report, type Terminal } from '../terminal.ts';
import { printable } from '../text-view.ts';

/** `askwell export <folder>`: writes what is published as the folder that `askwell import` reads. */
export const registerExport: RegisterCommand = (cli, terminal) =>
  withDatabase(cli.command('export <folder>', 'Write what is published as a folder of Markdown files'))
    .option('--locale <tag>', 'Language that files need not name (default en)')
    .option('--force', 'Overwrite files that no export wrote, or that were changed since')
    .example('askwell export ./knowledge')
    .action((folder: string, given: GivenOptions) => exportFolder(folder, given, terminal));

async function exportFolder(folder: string, given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const locale = localeOption(given);
  const progress = new ProgressView(terminal);
  const stopped = 'Stopped. What is written stays; export again to go on.';
  try {
    const result = await interruptible(stopped, (signal) =>
      withKnowledge({ ...databaseOptions(given, terminal), learning: false }, ({ knowledgeExport }) =>
        knowledgeExport.exportFolder(folder, {
          ...(locale === undefined ? {} : { locale }),
          force: given['force'] === true,
          onProgress: progress.show,
          signal,
        }),
      ),
    );
    const { conflicts, refused, differing } = result;
    for (const problem of [...conflicts, ...refused, ...differing]) report(terminal, printable(problemLine(problem)));
    print(terminal, summary(result));
    return conflicts.length + refused.length + differing.length > 0 ? 1 : 0;
  } finally {
    progress.end();
  }
}

function summary({ written, unchanged, removed, conflicts, refused, differing }: ExportResult): string {
  if (conflicts.length > 0) return `Nothing was written: ${conflicts.length} files are in the way.`;
  const counts = [`${written} written`, `${unchanged} unchanged`, `${removed} removed`];
  if (refused.length > 0) counts.push(`${refused.length} refused`);
  if (differing.length > 0) counts.push(`${differing.length} will be read differently`);
  return `${counts.join(', ')}.`;
}
