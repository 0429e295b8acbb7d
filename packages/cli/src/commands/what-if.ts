import { defaultThresholds, type Decision, type Thresholds } from '@askwell/core/answers';
import { maskPersonalData } from '@askwell/core/lint';
import { indexFolder, learnFolder, readFolder, type WhatIfCounts, type WhatIfResult } from '@askwell/server';
import { UsageError, type ExitCode, type RegisterCommand } from '../command.ts';
import { interruptible } from '../interruptible.ts';
import { withKnowledge } from '../open-knowledge.ts';
import {
  databaseOptions,
  localeOption,
  shareOption,
  text,
  wholeNumberOption,
  withDatabase,
  type GivenOptions,
} from '../options.ts';
import { ProgressView } from '../progress-view.ts';
import { print, type Terminal } from '../terminal.ts';
import { printable } from '../text-view.ts';

/** Changes that are shown; the others are in the JSON. */
const shownChanges = 20;

/** `askwell what-if`: what other thresholds, another model or another folder would have made of past questions. */
export const registerWhatIf: RegisterCommand = (cli, terminal) =>
  withDatabase(cli.command('what-if', 'Decide past questions again under other circumstances; nothing changes by it'))
    .option('--answer <share>', `Answer from this confidence on, 0 to 1 (default ${defaultThresholds.answer})`)
    .option('--clarify <share>', `Ask back from this confidence on, 0 to 1 (default ${defaultThresholds.clarify})`)
    .option('--model <version>', 'Another confidence model; 0 is the one that ships (default the one in use)')
    .option('--folder <path>', 'A knowledge folder instead of what is published')
    .option('--locale <tag>', 'Language of files in the folder that name none (default en)')
    .option('--days <n>', 'How far back (default 30)')
    .option('--questions <n>', 'Most questions, the newest first (default 10000)')
    .option('--json', 'For a program, with every change')
    .example('askwell what-if --answer 0.7 --clarify 0.4')
    .example('askwell what-if --folder knowledge --json')
    .action((given: GivenOptions) => whatIf(given, terminal));

async function whatIf(given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const thresholds = thresholdsOf(given);
  const model = wholeNumberOption(given, 'model', '--model');
  const days = wholeNumberOption(given, 'days', '--days') ?? 30;
  const most = wholeNumberOption(given, 'questions', '--questions');
  const progress = new ProgressView(terminal);
  try {
    const knowledge = await folderKnowledge(given, progress);
    if (thresholds === undefined && model === undefined && knowledge === undefined) {
      throw new UsageError('Nothing would be different. Give --answer, --clarify, --model or --folder.');
    }
    const result = await withKnowledge(databaseOptions(given, terminal), ({ whatIf: service }) =>
      interruptible('Stopped.', (signal) =>
        service.run(
          { thresholds, model, knowledge },
          { days, most },
          { signal, onProgress: (done) => progress.show({ step: 'replaying', ...done }) },
        ),
      ),
    );
    progress.end();
    if (given['json'] === true) print(terminal, formatJson(result));
    else for (const line of describe(result, days)) print(terminal, line);
    return 0;
  } finally {
    progress.end();
  }
}

function thresholdsOf(given: GivenOptions): Thresholds | undefined {
  const answer = shareOption(given, 'answer', '--answer');
  const clarify = shareOption(given, 'clarify', '--clarify');
  if (answer === undefined && clarify === undefined) return undefined;
  return { answer: answer ?? defaultThresholds.answer, clarify: clarify ?? defaultThresholds.clarify };
}

async function folderKnowledge(given: GivenOptions, progress: ProgressView) {
  const folder = text(given, 'folder');
  if (folder === undefined) return undefined;
  const content = await readFolder(folder, {
    locale: localeOption(given) ?? 'en',
    onProgress: (done) => progress.show({ step: 'reading', ...done }),
  });
  return { index: indexFolder(content), classifier: await learnFolder(content) };
}

function masked({ changes, ...result }: WhatIfResult): WhatIfResult {
  return { ...result, changes: changes.map((change) => ({ ...change, question: maskPersonalData(change.question) })) };
}

/** `version` changes when a field changes its meaning or goes. */
function formatJson(result: WhatIfResult): string {
  return JSON.stringify({ version: 1, ...masked(result) }, null, 2);
}

function describe(result: WhatIfResult, days: number): string[] {
  const { questions, before, after, changes } = masked(result);
  if (questions === 0) return [`Nobody asked the bot in the last ${days} days: there is nothing to compare.`];
  const row = (name: string, of: (counts: WhatIfCounts) => string): string =>
    `${name.padEnd(24)}${of(before).padStart(10)}${of(after).padStart(10)}`;
  const known = ({ right, judged }: WhatIfCounts): string => (judged === 0 ? '-' : (right / judged).toFixed(2));
  const estimated = ({ confidence, answered }: WhatIfCounts): string =>
    answered === 0 ? '-' : (confidence / answered).toFixed(2);
  const lines = [
    `${questions} past questions of the last ${days} days.`,
    '',
    `${''.padEnd(24)}${'today'.padStart(10)}${'what if'.padStart(10)}`,
    row('Answered', ({ answered }) => String(answered)),
    row('Asked back', ({ clarified }) => String(clarified)),
    row('Handed over', ({ handedOver }) => String(handedOver)),
    row('Small talk', ({ smallTalk }) => String(smallTalk)),
    row('Precision, estimated', estimated),
    row(`Precision, known of ${before.judged}, ${after.judged}`, known),
    '',
    changes.length === 0
      ? 'No question would be decided in another way.'
      : `${changes.length} would be decided in another way:`,
  ];
  for (const { question, before: was, after: would } of changes.slice(0, shownChanges)) {
    lines.push(`- "${printable(question)}": ${outcome(was)}, then ${outcome(would)}`);
  }
  if (changes.length > shownChanges) lines.push(`and ${changes.length - shownChanges} more; --json lists them all.`);
  return lines;
}

function outcome(decision: Decision): string {
  switch (decision.kind) {
    case 'answer':
      return `answered with ${printable(decision.passages[0]?.articleId ?? '')}`;
    case 'clarify':
      return `asked back (${decision.choices.map(({ articleId }) => printable(articleId)).join(', ')})`;
    case 'handoff':
      return 'handed over';
    case 'small-talk':
      return 'small talk';
  }
}
