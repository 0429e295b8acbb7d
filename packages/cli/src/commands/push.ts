import { problemLine } from '@askwell/core/articles';
import type { PushChange, PushConflict, PushResult, SettingsChange } from '@askwell/server';
import { UsageError, type ExitCode, type RegisterCommand } from '../command.ts';
import { interruptible } from '../interruptible.ts';
import { withKnowledge } from '../open-knowledge.ts';
import { databaseOptions, localeOption, text, withDatabase, type GivenOptions } from '../options.ts';
import { ProgressView } from '../progress-view.ts';
import { print, report, type Terminal } from '../terminal.ts';
import { printable } from '../text-view.ts';

/** `askwell push <folder>`: makes what is published follow a folder. */
export const registerPush: RegisterCommand = (cli, terminal) =>
  withDatabase(cli.command('push <folder>', 'Make what is published follow a folder, and say what differs'))
    .option('--dry-run', 'Only say what would be done')
    .option('--archive-missing', 'Archive articles whose files are gone, and remove such tests and settings')
    .option('--force', 'Let the folder win where articles were edited on the server')
    .option('--locale <tag>', 'Language of files that name none (default en)')
    .option('--format <format>', 'human or json (default human)')
    .example('askwell push ./knowledge --dry-run')
    .example('askwell push ./knowledge --archive-missing --format json')
    .action((folder: string, given: GivenOptions) => push(folder, given, terminal));

async function push(folder: string, given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const locale = localeOption(given);
  const format = text(given, 'format') ?? 'human';
  if (format !== 'human' && format !== 'json') throw new UsageError(`--format is "${format}". Write human or json.`);
  const dryRun = given['dryRun'] === true;
  const archiveMissing = given['archiveMissing'] === true;
  const progress = new ProgressView(terminal);
  const stopped = 'Stopped. What is published stays; push again to go on.';
  try {
    const result = await interruptible(stopped, (signal) =>
      withKnowledge({ ...databaseOptions(given, terminal), learning: false }, ({ knowledgePush }) =>
        knowledgePush.push(folder, {
          ...(locale === undefined ? {} : { locale }),
          dryRun,
          archiveMissing,
          force: given['force'] === true,
          onProgress: progress.show,
          signal,
        }),
      ),
    );
    progress.end();
    if (format === 'json') print(terminal, JSON.stringify({ dryRun, ...result }, null, 2));
    else printResult(result, { dryRun, archiveMissing, force: given['force'] === true }, terminal);
    return exitCodeOf(result, given['force'] === true);
  } finally {
    progress.end();
  }
}

interface Wishes {
  readonly dryRun: boolean;
  readonly archiveMissing: boolean;
  readonly force: boolean;
}

/** 1 when something of the folder is not published: conflicts that were not forced, unreadable files, late-comers. */
function exitCodeOf({ conflicts, refused, overtaken }: PushResult, force: boolean): ExitCode {
  return (conflicts.length > 0 && !force) || refused.length > 0 || overtaken.length > 0 ? 1 : 0;
}

function printResult(result: PushResult, wishes: Wishes, terminal: Terminal): void {
  for (const problem of result.refused) report(terminal, printable(problemLine(problem)));
  for (const change of result.changes) print(terminal, printable(changeLine(change, result, wishes)));
  for (const change of result.settings) print(terminal, printable(settingsLine(change, result, wishes)));
  for (const conflict of result.conflicts) print(terminal, printable(conflictLine(conflict)));
  for (const { articleId, locale } of result.overtaken) {
    report(
      terminal,
      printable(`Article "${articleId}" (${locale}) was published by somebody else just now. Push again.`),
    );
  }
  print(terminal, summary(result, wishes));
}

function changeLine(change: PushChange, { archived }: PushResult, { dryRun, archiveMissing }: Wishes): string {
  const { articleId, locale, path } = change;
  switch (change.kind) {
    case 'added':
      return `+ ${path}  added`;
    case 'changed':
      return `~ ${path}  +${change.words.added} -${change.words.removed} words`;
    case 'moved':
      return `> ${path}  moved from ${change.from}`;
    case 'removed': {
      const isArchived = archived.some((one) => one.articleId === articleId && one.locale === locale);
      const fate = isArchived
        ? 'archived'
        : dryRun && archiveMissing
          ? 'would be archived'
          : 'left as it is; archive it with --archive-missing';
      const heir = change.heir === undefined ? '' : `, "${change.heir}" has its place`;
      return `- ${path}  file of "${articleId}" is gone${heir}: ${fate}`;
    }
  }
}

function settingsLine(change: SettingsChange, result: PushResult, { dryRun, archiveMissing }: Wishes): string {
  const { path } = change;
  switch (change.kind) {
    case 'added':
      return `+ ${path}  added`;
    case 'changed':
      return `~ ${path}  +${change.words.added} -${change.words.removed} words`;
    case 'removed': {
      const fate = result.removedSettings.includes(path)
        ? 'removed'
        : dryRun && archiveMissing
          ? 'would be removed'
          : 'what it said stays in force; remove it with --archive-missing';
      return `- ${path}  file is gone: ${fate}`;
    }
  }
}

const reasons: Readonly<Record<PushConflict['kind'], string>> = {
  'both-changed': 'was edited on the server and in the folder',
  'file-behind': 'was edited on the server, not in the folder: export it into the folder',
  'removed-here': 'was edited on the server, and its file is gone',
  'archived-here': 'was archived on the server: remove the file',
};

function conflictLine({ articleId, locale, path, kind }: PushConflict): string {
  return `! ${path}  "${articleId}" (${locale}) ${reasons[kind]}`;
}

function summary(
  { changes, settings, conflicts, unchanged, drafts, archived, refused }: PushResult,
  { dryRun, force }: Wishes,
): string {
  const count = (kind: PushChange['kind']) => changes.filter((change) => change.kind === kind).length;
  const counts = [
    `${count('added')} added`,
    `${count('changed')} changed`,
    `${count('moved')} moved`,
    `${count('removed')} gone`,
    `${archived.length} archived`,
    `${unchanged} unchanged`,
  ];
  if (settings.length > 0) counts.push(`${settings.length} files of settings differ`);
  if (drafts > 0) counts.push(`${drafts} drafts left out`);
  if (conflicts.length > 0) counts.push(`${conflicts.length} in conflict`);
  if (refused.length > 0) counts.push(`${refused.length} refused`);
  const blocked = conflicts.length > 0 && !force;
  const nothing = blocked ? 'Nothing was pushed. Merge them, or let the folder win with --force. ' : '';
  return `${dryRun ? 'Dry run: nothing was pushed. ' : nothing}${counts.join(', ')}.`;
}
