import { actingMember, withMember } from '../acting-member.ts';
import { UsageError, type ExitCode, type RegisterCommand } from '../command.ts';
import { withKnowledge } from '../open-knowledge.ts';
import { databaseOptions, localeOption, text, withDatabase, type GivenOptions } from '../options.ts';
import { print, type Terminal } from '../terminal.ts';
import { printable } from '../text-view.ts';

/** `askwell verification list|confirm`: until when articles count as confirmed. */
export const registerVerification: RegisterCommand = (cli, terminal) =>
  withMember(
    withDatabase(
      cli.command('verification <action> [article]', 'List the articles that must be confirmed, or confirm one'),
    ),
  )
    .option('--locale <tag>', 'Language of the article to confirm (default en)')
    .option('--all', 'Also list what is confirmed')
    .option('--comment <text>', 'What was checked')
    .example('askwell verification list')
    .example('askwell verification confirm return-policy --as ben@shop.example')
    .action((action: string, article: string | undefined, given: GivenOptions) => {
      if (action === 'list') return list(given, terminal);
      if (action !== 'confirm') throw new UsageError(`There is no "verification ${action}". Write list or confirm.`);
      if (article === undefined) throw new UsageError('Which article? Write "verification confirm <article>".');
      return confirm(article, given, terminal);
    });

async function list(given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const all = await withKnowledge(databaseOptions(given, terminal), ({ verification }) => verification.list());
  const shown = given['all'] === true ? all : all.filter(({ verification }) => verification.state !== 'verified');
  for (const { articleId, locale, verification } of shown) {
    const until = new Date(verification.until).toISOString().slice(0, 10);
    print(terminal, printable(`${verification.state}  ${until}  ${articleId} (${locale})`));
  }
  const bad = all.filter(({ verification }) => verification.state === 'expired').length;
  print(terminal, `${shown.length} of ${all.length} articles. The bot does not answer from ${bad} that expired.`);
  return bad > 0 ? 1 : 0;
}

async function confirm(articleId: string, given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const locale = localeOption(given) ?? 'en';
  const { verification } = await withKnowledge(databaseOptions(given, terminal), async (services) => {
    const member = await actingMember(given, terminal, services);
    return services.verification.confirm(member, { articleId, locale }, text(given, 'comment') ?? '');
  });
  const until = new Date(verification.until).toISOString().slice(0, 10);
  print(terminal, `"${articleId}" (${locale}) counts as confirmed until ${until}.`);
  return 0;
}
