import type { KnowledgeTest } from '@askwell/core/tests';
import { readTests, type AskwellServices, type CalibrationOutcome, type Reliability } from '@askwell/server';
import { problemLine } from '@askwell/core/articles';
import { UsageError, type ExitCode, type RegisterCommand } from '../command.ts';
import { interruptible } from '../interruptible.ts';
import { withKnowledge } from '../open-knowledge.ts';
import { databaseOptions, text, wholeNumberOption, withDatabase, type GivenOptions } from '../options.ts';
import { ProgressView } from '../progress-view.ts';
import { print, report, type Terminal } from '../terminal.ts';
import { printable } from '../text-view.ts';

/** `askwell calibrate`: fits the bot's confidence to the knowledge base. */
export const registerCalibrate: RegisterCommand = (cli, terminal) =>
  withDatabase(cli.command('calibrate', 'Fit the confidence to this knowledge base, and tell how reliable it is'))
    .option('--tests <path>', 'A file or folder of knowledge tests to learn from as well')
    .option('--apply', 'Answer by the new model from now on')
    .option('--use <version>', 'Go back to an earlier model instead; 0 is the one that ships')
    .option('--list', 'List the models instead')
    .option('--json', 'For a program')
    .example('askwell calibrate --tests tests')
    .example('askwell calibrate --apply')
    .example('askwell calibrate --use 0')
    .action((given: GivenOptions) => calibrate(given, terminal));

async function calibrate(given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const version = wholeNumberOption(given, 'use', '--use');
  const [list, apply, json] = ['list', 'apply', 'json'].map((key) => given[key] === true);
  if ([version !== undefined, list, apply].filter(Boolean).length > 1) {
    throw new UsageError('Of --apply, --use and --list more than one was given. Give one of them.');
  }
  const tests = await labelledTests(text(given, 'tests'), terminal);
  return withKnowledge(databaseOptions(given, terminal), async (services) => {
    if (version !== undefined) return use(version, services, terminal);
    if (list) return listModels(services, json === true, terminal);
    const progress = new ProgressView(terminal);
    const outcome = await interruptible('Stopped. Nothing was changed.', (signal) =>
      services.calibrations.calibrate({
        tests,
        apply: apply === true,
        actor: 'cli',
        signal,
        onProgress: (done) => progress.show({ step: 'testing', ...done }),
      }),
    ).finally(() => progress.end());
    if (json) print(terminal, JSON.stringify({ version: 1, model: outcome.version, ...outcome.report }, null, 2));
    else for (const line of describe(outcome)) print(terminal, line);
    return 0;
  });
}

async function labelledTests(path: string | undefined, terminal: Terminal) {
  if (path === undefined) return [];
  const { tests, problems } = await readTests(path);
  for (const problem of problems) report(terminal, printable(problemLine(problem)));
  if (problems.length > 0) throw new Error('The tests cannot be read. Mend them first.');
  return tests.flatMap(({ question, expect }: KnowledgeTest) =>
    expect.article === undefined
      ? []
      : [{ question: question.text, locale: question.locale, articleId: expect.article }],
  );
}

async function use(version: number, { confidenceModels }: AskwellServices, terminal: Terminal): Promise<ExitCode> {
  await confidenceModels.use(version, 'cli');
  print(terminal, version === 0 ? 'The model that ships is in use.' : `Model ${version} is in use.`);
  return 0;
}

async function listModels({ confidenceModels }: AskwellServices, json: boolean, terminal: Terminal): Promise<ExitCode> {
  const { calibrations, current } = await confidenceModels.list();
  if (json) {
    const models = calibrations.map(({ version, report: figures, createdBy, createdAt }) => ({
      model: version,
      ...figures,
      createdBy,
      createdAt,
    }));
    print(terminal, JSON.stringify({ version: 1, current, models }, null, 2));
    return 0;
  }
  const mark = (version: number): string => (version === current ? '*' : ' ');
  for (const { version, report: figures, createdAt } of calibrations) {
    const error = figures.after.calibrationError.toFixed(3);
    const day = new Date(createdAt).toISOString().slice(0, 10);
    print(terminal, `${mark(version)} ${version}  ${day}  ${figures.questions} questions, calibration error ${error}`);
  }
  print(terminal, `${mark(0)} 0  ships with Askwell`);
  return 0;
}

function describe({ report: figures, version }: CalibrationOutcome): string[] {
  const { questions, bySource, outOfScope, before, after } = figures;
  const row = (name: string, of: (reliability: Reliability) => string): string =>
    `${name.padEnd(22)}${of(before).padStart(8)}${of(after).padStart(8)}`;
  return [
    `${questions} labelled questions: ${bySource.tests} of articles and tests, ${bySource.examples} learned examples, ` +
      `${bySource.feedback} rated answers. To ${outOfScope} of them nothing answers.`,
    '',
    `${''.padEnd(22)}${'before'.padStart(8)}${'after'.padStart(8)}`,
    row('Calibration error', ({ calibrationError }) => calibrationError.toFixed(3)),
    row('Brier score', ({ brier }) => brier.toFixed(3)),
    row('Mean confidence', ({ meanConfidence }) => meanConfidence.toFixed(3)),
    row('Best article right', ({ accuracy }) => accuracy.toFixed(3)),
    '',
    version === null
      ? 'Nothing was changed. Use this model with --apply.'
      : `Model ${version} is in use. Go back with --use 0, or to an earlier one with --list and --use.`,
  ];
}
