import { UsageError, type ExitCode, type RegisterCommand } from '../command.ts';
import { withKnowledgeToRead } from '../open-knowledge.ts';
import { localeOption, text, withDatabase, type GivenOptions } from '../options.ts';
import { print, report, type Terminal } from '../terminal.ts';

/** `askwell search <query>`: what a customer would find. */
export const registerSearch: RegisterCommand = (cli, terminal) =>
  withDatabase(cli.command('search <...query>', 'Search as a customer would; exit code 1 when nothing is found'))
    .option('--locale <tag>', "The reader's language (default en)")
    .option('--limit <n>', 'Most hits to show, 1 to 20 (default 5)')
    .option('--sample', 'Search the sample articles instead')
    .example('askwell search return an item')
    .action((words: string[], given: GivenOptions) => search(words.join(' '), given, terminal));

async function search(query: string, given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const locale = localeOption(given) ?? 'en';
  const limit = Number(text(given, 'limit') ?? 5);
  if (!Number.isInteger(limit) || limit < 1 || limit > 20)
    throw new UsageError(`--limit is "${String(given['limit'])}". Write a number from 1 to 20.`);
  const hits = await withKnowledgeToRead(given, terminal, async ({ knowledge }) =>
    knowledge.search({ text: query, locale, limit, readership: 'customer' }),
  );
  if (hits.length === 0) {
    report(
      terminal,
      `Nothing found for "${query}". Try other words, or import articles with "askwell import <folder>".`,
    );
    return 1;
  }
  hits.forEach(({ title, heading, articleId, sectionId, locale, snippet }, index) => {
    print(terminal, `${index + 1}. ${title}${heading === '' ? '' : ` › ${heading}`}`);
    print(terminal, `   ${articleId}${sectionId === '' ? '' : `#${sectionId}`} (${locale})`);
    print(terminal, `   ${snippet.text.replace(/\s+/g, ' ')}`);
  });
  return 0;
}
