import type { Thresholds } from '@askwell/core/answers';
import type { Observation } from './confidence.ts';
import { mean } from './metrics.ts';
import { percent, table } from './report.ts';

export interface Policy {
  /** Share of the questions in scope that are answered. */
  readonly answered: number;
  /** Share of the answers that are right, those to questions out of scope among them. */
  readonly precision: number;
  /** Share of the questions out of scope that are answered. */
  readonly falseAnswers: number;
  /** Share of clarifications, for questions in scope, whose first four choices hold the right article. */
  readonly rightAmongChoices: number;
  readonly clarified: number;
}

export type JudgedObservation = Observation & {
  readonly judged: { readonly right: number; readonly inScope: number };
};

/** What the thresholds make of judged questions. */
function policyOf(judged: readonly JudgedObservation[], { answer, clarify }: Thresholds): Policy {
  const answers = judged.filter((one) => one.judged.right >= answer);
  const inside = judged.filter((one) => one.inScope);
  const outside = judged.filter((one) => !one.inScope);
  const clarified = inside.filter((one) => one.judged.right < answer && one.judged.inScope >= clarify);
  const share = (part: readonly unknown[], of: readonly unknown[]): number => part.length / Math.max(1, of.length);
  return {
    answered: share(
      answers.filter((one) => one.inScope),
      inside,
    ),
    precision: mean(answers.map((one) => Number(one.right))),
    falseAnswers: share(
      answers.filter((one) => !one.inScope),
      outside,
    ),
    clarified: share(clarified, inside),
    rightAmongChoices: share(
      clarified.filter((one) => one.rightAmongFour),
      clarified,
    ),
  };
}

/** The precision/coverage curve. */
export function policyTable(judged: readonly JudgedObservation[]): string {
  const rows = [0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9].map((answer) => {
    const policy = policyOf(judged, { answer, clarify: 0.5 });
    return [
      answer.toFixed(2),
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
