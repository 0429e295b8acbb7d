import { writeFileSync } from 'node:fs';
import {
  confidenceFeatures,
  confidenceOf,
  fitLogistic,
  probabilityOf,
  type ConfidenceModel,
  type Features,
  type LabelledFeatures,
  type LogisticModel,
} from '@askwell/core/answers';
import { KnowledgeIndex } from '@askwell/core/search';
import { corpusOf, documentOf, queriesOf, retrievalSets, type QueryRow } from './data.ts';
import { auroc, calibrationError, falseAnswersAt, mean } from './metrics.ts';
import { percent, table } from './report.ts';

/** A question with the features of its best result, and what was true. */
export interface Observation {
  readonly set: string;
  readonly chinese: boolean;
  readonly text: string;
  readonly features: Features | undefined;
  readonly right: boolean;
  /** Whether the first four results, the choices of a clarification, hold the right one. */
  readonly rightAmongFour: boolean;
  readonly inScope: boolean;
  /** 0 to 4, for cross-validation: by question, so that copies of one stay together. */
  readonly fold: number;
}

const folds = 5;
const featureNames = [
  'document',
  'passage',
  'coverage',
  'coverageSquared',
  'anywhere',
  'adjacency',
  'title',
  'sentence',
  'lead',
  'wording',
  'characters',
  'score',
  'margin',
  'charactersMargin',
  'wordingMargin',
  'documentMargin',
  'bestCoverage',
  'rarestMissing',
  'terms',
  'onlyTerm',
];
const blank: LogisticModel = { bias: 0, weights: Object.fromEntries(featureNames.map((name) => [name, 0])) };

/** Help centres and FAQs with questions in and out of scope; FAQs also with learned wordings. */
export function observe(split: string, most: number): Observation[] {
  const observations: Observation[] = [];
  for (const set of retrievalSets(split, most)) {
    if (/intent/.test(set.kind)) continue; // their articles have titles only; the classifier is for those
    const index = new KnowledgeIndex();
    for (const document of set.documents) index.add(document);
    const outside = queriesOf(set.folder).filter((query) => query.split === split && query.kind === 'oos');
    observations.push(...observeOn(index, set.name, set.chinese, [...set.queries, ...outside]));
  }
  observations.push(...observeLearned(split));
  return observations;
}

function observeOn(index: KnowledgeIndex, set: string, chinese: boolean, queries: readonly QueryRow[]): Observation[] {
  return queries.map((query, number) => {
    const results = index.search(query.text, { limit: 5, excerpts: false });
    return {
      set,
      chinese,
      text: query.text,
      features: confidenceFeatures(results),
      right: results[0] !== undefined && query.relevant.includes(results[0].id),
      rightAmongFour: results.slice(0, 4).some(({ id }) => query.relevant.includes(id)),
      inScope: query.relevant.length > 0,
      fold: number % folds,
    };
  });
}

/** stackfaq with the other folds' questions learned as wordings: about four per article. */
function observeLearned(split: string): Observation[] {
  const corpus = corpusOf('stackfaq-en');
  const queries = queriesOf('stackfaq-en');
  const asked = queries.filter((query) => query.split === split && query.kind === 'rephrase');
  const outside = queries.filter((query) => query.split === split && query.kind === 'oos');
  const observations: Observation[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const learned =
      split === 'dev'
        ? asked.filter((_, number) => number % folds !== fold)
        : queries.filter((query) => query.split === 'dev' && query.kind === 'rephrase');
    const index = new KnowledgeIndex();
    for (const row of corpus) {
      const wordings = learned.filter((query) => query.relevant.includes(row.id)).map(({ text }) => text);
      index.add(documentOf(row, false, wordings));
    }
    const here = [...asked, ...outside].filter((_, number) => number % folds === fold);
    observations.push(...observeOn(index, 'stackfaq-en learned', false, here).map((one) => ({ ...one, fold })));
  }
  return observations;
}

/** Each set weighs the same, and in each set what is in scope weighs the same as what is not. */
function examplesOf(observations: readonly Observation[], right: (one: Observation) => boolean): LabelledFeatures[] {
  const counts = new Map<string, number>();
  for (const { set } of observations) counts.set(set, (counts.get(set) ?? 0) + 1);
  return observations.flatMap((one) =>
    one.features ? [{ features: one.features, right: right(one), weight: 300 / counts.get(one.set)! }] : [],
  );
}

function fitModel(observations: readonly Observation[]): ConfidenceModel {
  const script = (chinese: boolean) => {
    const here = observations.filter((one) => one.chinese === chinese);
    return {
      right: fitLogistic(
        examplesOf(here, (one) => one.right),
        blank,
        1,
      ),
      inScope: fitLogistic(
        examplesOf(
          here.filter(({ set }) => hasBoth(observations, set)),
          (one) => one.inScope,
        ),
        blank,
        1,
      ),
    };
  };
  return { latin: script(false), cjk: script(true) };
}

const hasBoth = (observations: readonly Observation[], set: string): boolean =>
  observations.some((one) => one.set === set && !one.inScope);

/** Judges each observation by a model that was fitted without its fold. */
export function crossValidated(observations: readonly Observation[]): { right: number; inScope: number }[] {
  const models = Array.from({ length: folds }, (_, fold) => fitModel(observations.filter((one) => one.fold !== fold)));
  return observations.map(({ features, chinese, fold }) => {
    if (!features) return { right: 0, inScope: 0 };
    const model = models[fold]![chinese ? 'cjk' : 'latin'];
    return { right: probabilityOf(features, model.right), inScope: probabilityOf(features, model.inScope) };
  });
}

/** Calibration and separation by set, with the given judgements. */
export function confidenceTable(
  observations: readonly Observation[],
  judged: readonly { right: number; inScope: number }[],
): string {
  const rows: string[][] = [];
  const errors: number[] = [];
  for (const set of [...new Set(observations.map((one) => one.set))]) {
    const here = observations.flatMap((one, number) => (one.set === set ? [{ ...one, judged: judged[number]! }] : []));
    const inside = here.filter((one) => one.inScope);
    const outside = here.filter((one) => !one.inScope);
    const error = calibrationError(here.map((one) => ({ confidence: one.judged.right, right: one.right })));
    errors.push(error);
    const scope = (list: typeof here): number[] => list.map((one) => one.judged.inScope);
    rows.push([
      set,
      String(inside.length),
      String(outside.length),
      percent(mean(inside.map((one) => Number(one.right)))),
      error.toFixed(3),
      outside.length ? percent(auroc(scope(inside), scope(outside))) : '-',
      outside.length ? percent(falseAnswersAt(0.9, scope(inside), scope(outside))) : '-',
    ]);
  }
  const all = observations.map((one, number) => ({ confidence: judged[number]!.right, right: one.right }));
  rows.push([
    '**all**',
    '',
    '',
    '',
    `**${calibrationError(all).toFixed(3)}** (mean of sets ${mean(errors).toFixed(3)})`,
    '',
    '',
  ]);
  return table(
    ['set', 'in scope', 'out of scope', 'hits@1', 'calibration error', 'AUROC', 'false answers at 90 % coverage'],
    rows,
  );
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

/** The judgements of the model that ships. */
export function shipped(observations: readonly Observation[]): { right: number; inScope: number }[] {
  return observations.map(({ features, text }) => (features ? confidenceOf(features, text) : { right: 0, inScope: 0 }));
}
