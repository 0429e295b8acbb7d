import { readFileSync, writeFileSync } from 'node:fs';
import type { Thresholds } from '@askwell/core/answers';
import type { JudgedObservation } from './confidence.ts';
import { mean } from './metrics.ts';
import { percent, table } from './report.ts';

/** The set whose policy is reported: an FAQ in use, with wordings learned and a quarter of the questions out of scope. */
const reported = 'stackfaq-en learned';
/** Precision that the reported set must keep from the shipped threshold on. */
const wantedPrecision = 0.975;
/** Share of the questions out of scope, mean of the sets, that may get an answer or choices instead of a person. */
const mostDetained = 0.05;

interface Policy {
  /** Share of the questions in scope that are answered. */
  readonly answered: number;
  /** Share of the answers that are right, those to questions out of scope among them. */
  readonly precision: number;
  /** Share of the questions out of scope that are answered. */
  readonly falseAnswers: number;
  /** Share of the questions out of scope that are answered or get choices. */
  readonly detained: number;
  /** Share of clarifications, for questions in scope, whose first four choices hold the right article. */
  readonly rightAmongChoices: number;
  readonly clarified: number;
}

/** What the thresholds make of judged questions. */
function policyOf(judged: readonly JudgedObservation[], { answer, clarify }: Thresholds): Policy {
  const isAnswered = ({ judged: { right }, features, tied }: JudgedObservation): boolean =>
    right >= answer && features !== undefined && !tied;
  const answers = judged.filter(isAnswered);
  const inside = judged.filter((one) => one.inScope);
  const outside = judged.filter((one) => !one.inScope);
  const clarified = inside.filter((one) => !isAnswered(one) && one.judged.inScope >= clarify);
  const share = (part: readonly unknown[], of: readonly unknown[]): number => part.length / Math.max(1, of.length);
  const falseAnswers = answers.filter((one) => !one.inScope);
  return {
    answered: share(
      answers.filter((one) => one.inScope),
      inside,
    ),
    precision: mean(answers.map((one) => Number(one.right))),
    falseAnswers: share(falseAnswers, outside),
    detained: share(
      outside.filter((one) => isAnswered(one) || one.judged.inScope >= clarify),
      outside,
    ),
    clarified: share(clarified, inside),
    rightAmongChoices: share(
      clarified.filter((one) => one.rightAmongFour),
      clarified,
    ),
  };
}

const bySet = (judged: readonly JudgedObservation[]): [string, JudgedObservation[]][] =>
  [...new Set(judged.map((one) => one.set))].map((set) => [set, judged.filter((one) => one.set === set)]);

/** The precision/coverage curve of the reported set. */
export function policyTable(judged: readonly JudgedObservation[], { clarify, answer: chosen }: Thresholds): string {
  const here = judged.filter(({ set }) => set === reported);
  const thresholds = [...new Set([0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, chosen])].toSorted(
    (a, b) => a - b,
  );
  const rows = thresholds.map((answer) => {
    const policy = policyOf(here, { answer, clarify });
    return [
      answer === chosen ? `**${answer.toFixed(2)}**` : answer.toFixed(2),
      percent(policy.answered),
      percent(policy.precision),
      percent(policy.falseAnswers),
      percent(policy.clarified),
      percent(policy.rightAmongChoices),
    ];
  });
  return table(
    ['answer from', 'answered %', 'precision %', 'false answers %', 'clarified %', 'right one among the choices %'],
    rows,
  );
}

/** What the shipped thresholds make of every set; beside it the precision with the whole corpus left out of the fit. */
export function setsTable(
  judged: readonly JudgedObservation[],
  without: readonly JudgedObservation[] | undefined,
  thresholds: Thresholds,
): string {
  const rows = bySet(judged).map(([set, here]) => {
    const policy = policyOf(here, thresholds);
    const unseen = without
      ? policyOf(
          without.filter((one) => one.set === set),
          thresholds,
        )
      : undefined;
    const outside = here.some(({ inScope }) => !inScope);
    return [
      set,
      percent(policy.answered),
      percent(policy.precision),
      unseen ? `${percent(unseen.answered)} / ${percent(unseen.precision)}` : '-',
      outside ? percent(policy.falseAnswers) : '-',
      percent(policy.clarified),
      percent(policy.rightAmongChoices),
      outside ? percent(policy.detained) : '-',
    ];
  });
  return table(
    [
      'set',
      'answered %',
      'precision %',
      'corpus left out: answered / precision %',
      'false answers %',
      'clarified %',
      'right one among the choices %',
      'out of scope, answered or clarified %',
    ],
    rows,
  );
}

/**
 * Chooses thresholds: the most answers at the wanted precision on the reported set, and the most clarifications that keep
 * few questions out of scope from a person.
 */
export function chooseThresholds(judged: readonly JudgedObservation[]): Thresholds {
  const grid = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
  const sets = bySet(judged);
  const here = judged.filter(({ set }) => set === reported);
  const holds = (answer: number): boolean => policyOf(here, { answer, clarify: 1 }).precision >= wantedPrecision;
  // The curve is not smooth: a threshold holds when the ones just above it do.
  const answer = grid.find((from) => grid.every((other) => other < from || other > from + 0.05 || holds(other))) ?? 0.9;
  const clarify =
    grid.find(
      (from) =>
        mean(
          sets
            .filter(([, set]) => set.some(({ inScope }) => !inScope))
            .map(([, set]) => policyOf(set, { answer, clarify: from }).detained),
        ) <= mostDetained,
    ) ?? 0.5;
  return { answer, clarify };
}

/** Writes the chosen thresholds into packages/core. */
export function writeThresholds({ answer, clarify }: Thresholds): void {
  const file = new URL('../../packages/core/src/answers/thresholds.ts', import.meta.url);
  const written = readFileSync(file, 'utf8').replace(
    /(defaultThresholds: Thresholds = ).*;/,
    `$1{ answer: ${answer}, clarify: ${clarify} };`,
  );
  writeFileSync(file, written);
}
