import type { Citation } from '@askwell/core/conversations';
import type { TriedAnswer } from '@askwell/server';
import type { ExitCode, RegisterCommand } from '../command.ts';
import { withKnowledgeToRead } from '../open-knowledge.ts';
import { localeOption, withDatabase, type GivenOptions } from '../options.ts';
import { blocksAsText } from '../text-view.ts';
import { print, type Terminal } from '../terminal.ts';

/** `askwell ask <question>`: what the bot would say. */
export const registerAsk: RegisterCommand = (cli, terminal) =>
  withDatabase(cli.command('ask <...question>', 'Ask as a customer would; exit code 1 when a person would take over'))
    .option('--locale <tag>', "The asker's language (default en)")
    .option('--sample', 'Ask about the sample articles instead')
    .example('askwell ask "How do I return an item?" --sample')
    .action((words: string[], given: GivenOptions) => ask(words.join(' '), given, terminal));

async function ask(question: string, given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const locale = localeOption(given) ?? 'en';
  const tried = await withKnowledgeToRead(given, terminal, async ({ answers }) => {
    await answers.ready(); // a server has learned its wordings long before the first question
    return answers.ask(question, locale);
  });
  const lines = [...describe(tried), `Confidence ${tried.decision.confidence.toFixed(2)}.`];
  for (const line of lines) print(terminal, line);
  return tried.reply.kind === 'message' && tried.reply.content.type !== 'handoff-offer' ? 0 : 1;
}

function describe({ reply }: TriedAnswer): string[] {
  if (reply.kind === 'handoff') return ['A person would take over, as asked for.'];
  const { content } = reply;
  switch (content.type) {
    case 'answer':
      return content.citations.flatMap(cited);
    case 'clarify':
      return ['Which one is meant?', ...content.choices.map(({ title, articleId }) => `- ${title} (${articleId})`)];
    case 'small-talk':
      return [`Small talk: ${content.intent}.`];
    case 'handoff-offer':
      return [
        content.reason === 'no-answer'
          ? 'No article answers this: a person would be offered.'
          : 'The asker is upset: a person would be offered.',
      ];
    default:
      return [];
  }
}

function cited({
  title,
  heading,
  articleId,
  sectionId,
  locale,
  revision,
  reviewer,
  reviewedAt,
  blocks,
}: Citation): string[] {
  const place = `${articleId}${sectionId === '' ? '' : `#${sectionId}`}, ${locale}, revision ${revision}`;
  const review =
    reviewer === undefined ? '' : `, reviewed by ${reviewer}${reviewedAt === undefined ? '' : ` on ${reviewedAt}`}`;
  return [blocksAsText(blocks), '', `Source: ${title}${heading === '' ? '' : ` › ${heading}`} (${place}${review})`];
}
