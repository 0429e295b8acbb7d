import { writeFileSync } from 'node:fs';
import {
  confidenceOf,
  defaultConfidenceModel,
  fitLogistic,
  type Confidence,
  type ConfidenceModel,
  type LabelledFeatures,
  type LogisticModel,
} from '@askwell/core/answers';
import { auroc, calibrationError, falseAnswersAt, mean, reliability } from './metrics.ts';
import { folds, type Observation } from './observations.ts';
import { percent, table } from './report.ts';

/** An observation that is measured, with the judgement of a model that did not learn from it. */
export type JudgedObservation = Observation & { readonly judged: Confidence };

const strength = 2;
const chinese = ({ text }: Observation): boolean => /\p{Script=Han}/u.test(text);

/**
 * One fit for both scripts, with a bias for each: knowledge bases differ more than scripts do, and what is learned from
 * one language's sets holds for the other's. Each set weighs the same, whatever its size.
 */
function fitModel(observations: readonly Observation[]): ConfidenceModel {
  const counts = new Map<string, number>();
  const group = (one: Observation): string => `${one.set} ${one.weight}`;
  for (const one of observations) counts.set(group(one), (counts.get(group(one)) ?? 0) + 1);
  const featureNames = Object.keys(observations.find(({ features }) => features)?.features ?? {});
  const fit = (right: (one: Observation) => boolean) => {
    const blank: LogisticModel = {
      bias: 0,
      weights: { han: 0, ...Object.fromEntries(featureNames.map((name) => [name, 0])) },
    };
    const examples = observations.flatMap((one): LabelledFeatures[] =>
      one.features
        ? [
            {
              features: { ...one.features, han: chinese(one) ? 1 : 0 },
              right: right(one),
              weight: (300 * one.weight) / Math.max(20, counts.get(group(one))!),
            },
          ]
        : [],
    );
    const { bias, weights } = fitLogistic(examples, blank, strength);
    const { han = 0, ...others } = weights;
    return { latin: { bias, weights: others }, cjk: { bias: bias + han, weights: others } };
  };
  const right = fit((one) => one.right);
  const inScope = fit((one) => one.inScope);
  return {
    latin: { right: right.latin, inScope: inScope.latin },
    cjk: { right: right.cjk, inScope: inScope.cjk },
  };
}

function judge(measured: readonly Observation[], modelOf: (one: Observation) => ConfidenceModel): JudgedObservation[] {
  return measured.map((one) => ({
    ...one,
    judged: one.features ? confidenceOf(one.features, one.text, modelOf(one)) : { right: 0, inScope: 0 },
  }));
}

/** Judges each observation by a model that was fitted without its fold. */
export function crossValidated(observations: readonly Observation[]): JudgedObservation[] {
  const models = Array.from({ length: folds }, (_, fold) => fitModel(observations.filter((one) => one.fold !== fold)));
  return judge(
    observations.filter(({ measured }) => measured),
    ({ fold }) => models[fold]!,
  );
}

/** By corpus, the model that was fitted without it: what a knowledge base gets that nobody here has seen. */
export function modelsWithout(observations: readonly Observation[]): Map<string, ConfidenceModel> {
  const measured = new Set(observations.filter((one) => one.measured).map(({ folder }) => folder));
  return new Map(
    [...measured].map((folder) => [folder, fitModel(observations.filter((one) => one.folder !== folder))]),
  );
}

/** Judges each observation by a model that was fitted without its corpus. */
export function leftOut(
  observations: readonly Observation[],
  models: ReadonlyMap<string, ConfidenceModel>,
): JudgedObservation[] {
  return judge(
    observations.filter(({ measured }) => measured),
    ({ folder }) => models.get(folder)!,
  );
}

/** The judgements of the model that ships. */
export function shipped(observations: readonly Observation[]): JudgedObservation[] {
  return judge(observations, () => defaultConfidenceModel);
}

const errorOf = (judged: readonly JudgedObservation[]): number =>
  calibrationError(judged.map((one) => ({ confidence: one.judged.right, right: one.right })));

/** Calibration and separation by set; beside it the calibration error of judgements that left the whole corpus out. */
export function confidenceTable(judged: readonly JudgedObservation[], without?: readonly JudgedObservation[]): string {
  const sets = [...new Set(judged.map((one) => one.set))];
  const of = (list: readonly JudgedObservation[], set: string) => list.filter((one) => one.set === set);
  const rows = sets.map((set) => {
    const here = of(judged, set);
    const inside = here.filter((one) => one.inScope);
    const outside = here.filter((one) => !one.inScope);
    const scope = (list: typeof here): number[] => list.map((one) => one.judged.inScope);
    return [
      set,
      String(inside.length),
      String(outside.length),
      percent(mean(inside.map((one) => Number(one.right)))),
      errorOf(here).toFixed(3),
      without ? errorOf(of(without, set)).toFixed(3) : '-',
      outside.length ? percent(auroc(scope(inside), scope(outside))) : '-',
      outside.length ? percent(falseAnswersAt(0.9, scope(inside), scope(outside))) : '-',
    ];
  });
  const summary = (list: readonly JudgedObservation[]): string =>
    `**${errorOf(list).toFixed(3)}** (mean of sets ${mean(sets.map((set) => errorOf(of(list, set)))).toFixed(3)})`;
  rows.push(['**all**', '', '', '', summary(judged), without ? summary(without) : '-', '', '']);
  return table(
    [
      'set',
      'in scope',
      'out of scope',
      'hits@1',
      'calibration error',
      'the same, corpus left out',
      'AUROC',
      'false answers at 90 % coverage',
    ],
    rows,
  );
}

/** How often the first article is right, by confidence: over all sets together. */
export function reliabilityTable(judged: readonly JudgedObservation[], without?: readonly JudgedObservation[]): string {
  const binsOf = (list: readonly JudgedObservation[]) =>
    reliability(list.map((one) => ({ confidence: one.judged.right, right: one.right })));
  const others = without && binsOf(without);
  const rows = binsOf(judged).map(({ count, confidence, accuracy }, bin) => [
    `${bin / 10} to ${(bin + 1) / 10}`,
    String(count),
    percent(confidence),
    percent(accuracy),
    ...(others ? [String(others[bin]!.count), percent(others[bin]!.confidence), percent(others[bin]!.accuracy)] : []),
  ]);
  const head = ['confidence', 'questions', 'mean confidence %', 'right %'];
  return table([...head, ...(others ? ['left out: questions', 'mean confidence %', 'right %'] : [])], rows);
}

/** Fits on everything and writes the weights that ship. */
export function writeWeights(observations: readonly Observation[]): void {
  const rounded = JSON.stringify(
    fitModel(observations),
    (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value),
    2,
  );
  writeFileSync(
    new URL('../../packages/core/src/answers/confidence-weights.ts', import.meta.url),
    `import type { ConfidenceModel } from './confidence.ts';

/** Fitted by \`npm run bench:answers -- fit\` on the \`dev\` queries of all sets, each set weighing the same. */
export const confidenceWeights: ConfidenceModel = ${rounded};
`,
  );
}
