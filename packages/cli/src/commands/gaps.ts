import type { KnowledgeGap } from '@askwell/core/protocol';
import { UsageError, type ExitCode, type RegisterCommand } from '../command.ts';
import { withKnowledge } from '../open-knowledge.ts';
import { databaseOptions, localeOption, text, wholeNumberOption, withDatabase, type GivenOptions } from '../options.ts';
import { print, type Terminal } from '../terminal.ts';
import { printable } from '../text-view.ts';

const states = ['open', 'ignored', 'drafted', 'closed'] as const;
const formats = ['human', 'json'] as const;

/** `askwell gaps`: what customers ask and nothing answers well. */
export const registerGaps: RegisterCommand = (cli, terminal) =>
  withDatabase(cli.command('gaps', 'List what customers ask and the knowledge base does not answer well'))
    .option('--state <state>', 'open, ignored, drafted or closed (default open)')
    .option('--locale <tag>', 'Only what was asked in this language')
    .option('--limit <n>', 'Most gaps (default 20)')
    .option('--format <format>', 'human or json (default human)')
    .example('askwell gaps --locale zh-CN --limit 5')
    .action((given: GivenOptions) => list(given, terminal));

async function list(given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const state = choice(given, 'state', states) ?? 'open';
  const format = choice(given, 'format', formats) ?? 'human';
  const limit = wholeNumberOption(given, 'limit', '--limit') ?? 20;
  const locale = localeOption(given);
  const gaps = await withKnowledge(databaseOptions(given, terminal), ({ loops }) =>
    loops.gaps.list({ state, locale, limit }),
  );
  if (format === 'json') print(terminal, JSON.stringify({ gaps }, undefined, 2));
  else for (const line of describe(gaps, state)) print(terminal, line);
  return 0;
}

function describe(gaps: readonly KnowledgeGap[], state: string): string[] {
  if (gaps.length === 0) return [`No ${state} knowledge gaps.`];
  return gaps.flatMap((gap, index) => {
    const { id, text: question, count, ratedBadly, locales, lastAt, trend, examples, articleId } = gap;
    const asked = [
      `asked ${count} times`,
      ...(ratedBadly > 0 ? [`${ratedBadly} after an answer that did not help`] : []),
      `in ${locales.join(', ')}`,
      `last on ${new Date(lastAt).toISOString().slice(0, 10)}`,
      ...(trend >= 1.5 ? ['rising'] : trend <= 0.67 ? ['falling'] : []),
    ];
    return [
      ...(index === 0 ? [] : ['']),
      printable(question),
      `  ${asked.join(', ')} (${id})`,
      ...examples.filter((example) => example !== question).map((example) => `  - ${printable(example)}`),
      ...(articleId === null ? [] : [`  article: ${articleId}`]),
    ];
  });
}

function choice<Value extends string>(given: GivenOptions, key: string, allowed: readonly Value[]): Value | undefined {
  const wanted = text(given, key);
  const found = allowed.find((value) => value === wanted);
  if (wanted === undefined || found !== undefined) return found;
  throw new UsageError(`--${key} is "${wanted}". Write ${allowed.join(', ')}.`);
}
