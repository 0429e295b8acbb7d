import type { ReviewActionRequest, ReviewView } from '@askwell/core/protocol';
import type { AskwellServices } from '@askwell/server';
import { actingMember, withMember } from '../acting-member.ts';
import { UsageError, type ExitCode, type RegisterCommand } from '../command.ts';
import { withKnowledge } from '../open-knowledge.ts';
import { databaseOptions, text, withDatabase, type GivenOptions } from '../options.ts';
import { print, type Terminal } from '../terminal.ts';
import { placeOf } from '../test-report/format-human.ts';
import { printable } from '../text-view.ts';

/** What can be done to a review here, and what each one needs to be told. */
const needs = {
  submit: 'nothing',
  withdraw: 'nothing',
  approve: 'nothing',
  'request-changes': 'reason',
  'accept-regressions': 'reason',
  schedule: 'time',
  unschedule: 'nothing',
  publish: 'nothing',
  'publish-urgently': 'reason',
  archive: 'reason',
  discard: 'nothing',
  restore: 'nothing',
} as const;

type Action = keyof typeof needs;

/** `askwell review <action> [review]`: reviews and publishes drafts. */
export const registerReview: RegisterCommand = (cli, terminal) =>
  withMember(
    withDatabase(
      cli.command('review <action> [review]', `Review drafts: list, show, ${Object.keys(needs).join(', ')}`),
    ),
  )
    .option('--reason <text>', 'Why; what must change, what is accepted')
    .option('--at <time>', 'When to publish, for instance 2026-12-01T08:00Z')
    .example('askwell review list')
    .example('askwell review approve rvw_01jd5k… --as ben@shop.example')
    .action((action: string, reviewId: string | undefined, given: GivenOptions) =>
      withKnowledge(databaseOptions(given, terminal), (services) => {
        if (action === 'list') return list(services, terminal);
        if (reviewId === undefined) throw new UsageError(`Which one? Write "review ${action} <review>".`);
        if (action === 'show') return show(services, reviewId, terminal);
        return act(services, action, reviewId, given, terminal);
      }),
    );

async function list({ reviews }: AskwellServices, terminal: Terminal): Promise<ExitCode> {
  const open = await reviews.list({ states: ['draft', 'in-review', 'changes-requested', 'approved', 'scheduled'] });
  for (const { id, state, articleId, locale } of open) print(terminal, `${id}  ${state}  ${articleId} (${locale})`);
  print(terminal, `${open.length} open.`);
  return 0;
}

async function show({ reviews, gate }: AskwellServices, reviewId: string, terminal: Terminal): Promise<ExitCode> {
  const view = await reviews.view(reviewId);
  for (const line of describe(view)) print(terminal, printable(line));
  const { diagnostics, effect } = await gate.view(await reviews.find(reviewId), 'cli', 60_000);
  for (const { range, severity, message } of diagnostics) {
    print(terminal, printable(`  line ${range.startLine}, ${severity}: ${message}`));
  }
  if (!effect.report) {
    print(terminal, 'The answer effect could not be measured.');
    return 1;
  }
  const { changes, regressions, tests } = effect.report;
  print(terminal, `Answer effect: ${tests.passAfter} of ${tests.total} tests pass (now ${tests.passedBefore}).`);
  for (const { kind, question, asked } of changes)
    print(terminal, printable(`  ${kind}: ${question} (asked ${asked})`));
  for (const { kind, questions, source } of regressions) {
    const place = source ? ` (${placeOf(source)})` : '';
    print(terminal, printable(`  worse, ${kind}: ${questions.join('; ')}${place}`));
  }
  return 0;
}

function describe({ review, draft, tier, missing, comments }: ReviewView): string[] {
  const { id, state, articleId, locale } = review;
  const wanted = missing
    ? [`${missing.approvals} more`, ...missing.groups.map(({ group, approvals }) => `${approvals} of ${group}`)].join(
        ', ',
      )
    : 'none';
  return [
    `${id}: "${articleId}" (${locale}) is ${state}, version ${draft.version}, tier ${tier}. Approvals wanted: ${wanted}.`,
    ...comments
      .filter(({ resolved }) => !resolved)
      .map(({ anchor, text: said }) => `  line ${anchor.from}, comment: ${said}`),
  ];
}

async function act(
  services: AskwellServices,
  action: string,
  reviewId: string,
  given: GivenOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (!isAction(action)) {
    throw new UsageError(`There is no "review ${action}". Write list, show, ${Object.keys(needs).join(', ')}.`);
  }
  const { reviews } = services;
  const member = await actingMember(given, terminal, services);
  const { review: before } = await reviews.find(reviewId);
  const after = await reviews.act(member, reviewId, request(action, before.draftVersion, given));
  print(terminal, `${reviewId}: "${after.articleId}" (${after.locale}) is ${after.state} now.`);
  return 0;
}

function request(action: Action, draftVersion: number, given: GivenOptions): ReviewActionRequest {
  const reason = text(given, 'reason') ?? '';
  if (needs[action] === 'reason' && reason.trim() === '') {
    throw new UsageError(`Say why: review ${action} … --reason "…".`);
  }
  switch (action) {
    case 'approve':
      return { type: action, draftVersion, ...(reason === '' ? {} : { comment: reason }) };
    case 'request-changes':
      return { type: action, comment: reason };
    case 'accept-regressions':
      return { type: action, draftVersion, reason };
    case 'publish-urgently':
    case 'archive':
      return { type: action, reason };
    case 'schedule':
      return { type: action, at: timeOption(given) };
    default:
      return { type: action };
  }
}

function timeOption(given: GivenOptions): number {
  const at = Date.parse(text(given, 'at') ?? '');
  if (Number.isNaN(at)) throw new UsageError('Say when: --at 2026-12-01T08:00Z.');
  return at;
}

function isAction(action: string): action is Action {
  return Object.hasOwn(needs, action);
}
