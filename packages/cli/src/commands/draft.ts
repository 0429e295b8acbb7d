import { parseArticleFile, problemLine } from '@askwell/core/articles';
import type { StaffMember } from '@askwell/core/protocol';
import type { ReviewState } from '@askwell/core/reviews';
import type { AskwellServices } from '@askwell/server';
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { actingMember, withMember } from '../acting-member.ts';
import { UsageError, type ExitCode, type RegisterCommand } from '../command.ts';
import { withKnowledge } from '../open-knowledge.ts';
import { databaseOptions, localeOption, text, wholeNumberOption, withDatabase, type GivenOptions } from '../options.ts';
import { print, type Terminal } from '../terminal.ts';
import { printable } from '../text-view.ts';

const openStates: readonly ReviewState[] = ['draft', 'in-review', 'changes-requested', 'approved', 'scheduled'];

/** `askwell draft <file>`: saves a file as the draft of its article, beside what is published. */
export const registerDraft: RegisterCommand = (cli, terminal) =>
  withMember(withDatabase(cli.command('draft <file>', 'Save a file as the draft of its article, for review')))
    .option('--folder <dir>', "The knowledge folder that the file lies in (default the file's own folder)")
    .option('--locale <tag>', 'Language of a file that names none (default en)')
    .option('--based-on <version>', 'The version that you started from, when somebody else saved last')
    .example('askwell draft knowledge/policy/returns.en.md --folder knowledge --as mei@shop.example')
    .action((file: string, given: GivenOptions) => draft(file, given, terminal));

async function draft(file: string, given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const locale = localeOption(given) ?? 'en';
  const source = await readFile(file, 'utf8');
  const path = relative(resolve(text(given, 'folder') ?? dirname(file)), resolve(file))
    .split(sep)
    .join('/');
  if (path.startsWith('../'))
    throw new UsageError(`--folder does not contain ${file}. Name the folder that it lies in.`);
  const parsed = parseArticleFile(source, { path, defaultLocale: locale });
  if (!parsed.ok) throw new Error(printable(problemLine(parsed.error)));
  const { id: articleId, locale: found } = parsed.value.article;
  return withKnowledge(databaseOptions(given, terminal), async (services): Promise<ExitCode> => {
    const member = await actingMember(given, terminal, services);
    const saved = await save(services, member, { articleId, locale: found, path, text: source }, given);
    const { review, draft: stored } = saved;
    print(terminal, printable(`${review.id}: draft of "${articleId}" (${found}), version ${stored.version}.`));
    for (const { range, severity, message } of await services.gate.lint(saved)) {
      print(terminal, printable(`  line ${range.startLine}, ${severity}: ${message}`));
    }
    return 0;
  });
}

async function save(
  { drafts, reviews }: AskwellServices,
  member: StaffMember,
  file: { readonly articleId: string; readonly locale: string; readonly path: string; readonly text: string },
  given: GivenOptions,
) {
  const { articleId, locale } = file;
  const [open] = await reviews.list({ articleId, locale, states: openStates });
  if (!open) return drafts.create(member, file);
  const { draft: before } = await reviews.find(open.id);
  const basedOn = wholeNumberOption(given, 'basedOn', '--based-on');
  if (basedOn === undefined && before.updatedBy !== member.id) {
    throw new UsageError(
      `Somebody else saved version ${before.version} of this draft last. Look at it with "askwell review show ${open.id}", ` +
        `then add --based-on ${before.version} to replace it.`,
    );
  }
  return drafts.save(member, open.id, { basedOn: basedOn ?? before.version, text: file.text });
}
