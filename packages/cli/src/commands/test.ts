import { readFolder, readTests, testFolder, testsFolder, type TestFiles } from '@askwell/server';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError, type ExitCode, type RegisterCommand } from '../command.ts';
import { ProgressView } from '../progress-view.ts';
import { withKnowledge } from '../open-knowledge.ts';
import { databaseOptions, localeOption, text, wholeNumberOption, withDatabase, type GivenOptions } from '../options.ts';
import { sampleFolder, sampleTests } from '../shipped.ts';
import type { Terminal } from '../terminal.ts';
import { formatHuman } from '../test-report/format-human.ts';
import { formatJson } from '../test-report/format-json.ts';
import { withQuestionLines } from '../test-report/question-lines.ts';
import { exitCodeOf, type TestOutcome } from '../test-report/test-outcome.ts';

const formats = { human: formatHuman, json: formatJson } as const;

/** `askwell test [folder]`: asks what articles and tests say must be answered, and compares. */
export const registerTest: RegisterCommand = (cli, terminal) =>
  withDatabase(
    cli.command(
      'test [folder]',
      'Run the knowledge tests of a folder, or of what is published; exit code 1 when one fails',
    ),
  )
    .option('--tests <path>', 'A file or folder of tests (default: tests/ in the folder, or those it brought here)')
    .option('--drafts', 'Also test articles that are marked as drafts, as if they were published')
    .option('--locale <tag>', 'Language of files that name none (default en)')
    .option('--format <format>', 'human or json (default human)')
    .option('--max-failures <n>', 'Fail only when more tests fail than this (default 0)')
    .option('--sample', 'Test the sample articles instead')
    .example('askwell test knowledge')
    .example('askwell test --tests regression.yaml --format json')
    .action((folder: string | undefined, given: GivenOptions) => test(folder, given, terminal));

async function test(folder: string | undefined, given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const format = formatOption(given);
  const maxFailures = wholeNumberOption(given, 'maxFailures', '--max-failures') ?? 0;
  const sample = given['sample'] === true;
  if (sample && folder !== undefined) throw new UsageError('--sample and a folder were given. Give one of them.');
  const root = sample ? sampleFolder : folder;
  const files = await testFiles(root, sample ? sampleTests : text(given, 'tests'));
  const progress = new ProgressView(terminal);
  try {
    const outcome =
      root === undefined
        ? await testPublished(files, given, terminal, progress)
        : await testFilesOf(root, files, given, progress);
    progress.end();
    const colored = terminal.stdout.isTTY === true && !terminal.env['NO_COLOR'];
    terminal.stdout.write(formats[format](outcome, colored));
    return exitCodeOf(outcome, maxFailures);
  } finally {
    progress.end();
  }
}

async function testPublished(
  { tests, problems }: NamedTests,
  given: GivenOptions,
  terminal: Terminal,
  progress: ProgressView,
): Promise<TestOutcome> {
  const report = await withKnowledge(databaseOptions(given, terminal), ({ knowledgeTests }) =>
    knowledgeTests.run(tests, { onProgress: (done) => progress.show({ step: 'testing', ...done }) }),
  );
  return { report, problems };
}

async function testFilesOf(
  root: string,
  { tests, problems }: NamedTests,
  given: GivenOptions,
  progress: ProgressView,
): Promise<TestOutcome> {
  const content = await readFolder(root, {
    locale: localeOption(given) ?? 'en',
    onProgress: (done) => progress.show({ step: 'reading', ...done }),
  });
  const report = await testFolder(content, {
    ...(tests ? { tests } : {}),
    drafts: given['drafts'] === true,
    onProgress: (done) => progress.show({ step: 'testing', ...done }),
  });
  return { report: await withQuestionLines(report, root), problems: [...content.problems, ...problems] };
}

/** Tests of files; without them, a published base is tested with those that its folder brought. */
interface NamedTests {
  readonly tests: TestFiles['tests'] | undefined;
  readonly problems: TestFiles['problems'];
}

async function testFiles(root: string | undefined, named: string | undefined): Promise<NamedTests> {
  if (named !== undefined) return readTests(named);
  const beside = root === undefined ? undefined : join(root, testsFolder);
  return beside !== undefined && existsSync(beside) ? readTests(beside) : { tests: undefined, problems: [] };
}

function formatOption(given: GivenOptions): keyof typeof formats {
  const wanted = text(given, 'format') ?? 'human';
  if (wanted !== 'human' && wanted !== 'json') throw new UsageError(`--format is "${wanted}". Write human, json.`);
  return wanted;
}
