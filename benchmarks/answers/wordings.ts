import {
  fitLogistic,
  loadWordVectors,
  probabilityOf,
  VariantsClassifier,
  type LabelledWording,
  type LogisticModel,
} from '@askwell/core/answers';
import { KnowledgeIndex } from '@askwell/core/search';
import MiniSearch from 'minisearch';
import { writeFileSync } from 'node:fs';
import { corpusOf, documentOf, everyNth, queriesOf, variantsOf } from './data.ts';
import { auroc, calibrationError, falseAnswersAt, mean } from './metrics.ts';
import { percent, table } from './report.ts';

const vectors = await loadWordVectors();

/** Labelled wordings of a set; when `dev` is measured, only those that are not its questions. */
function wordingsOf(folder: string, split: string, perIntent?: number): LabelledWording[] {
  const all = variantsOf(folder)
    .filter(({ fold }) => split !== 'dev' || fold === 'train')
    .map(({ doc, text }) => ({ label: doc, text }));
  // Which ten: by a hash of the text, so that neither the order of the file nor we choose.
  const chosen = new Map<string, number>();
  const some = all
    .toSorted((a, b) => hash(a.text) - hash(b.text))
    .filter(({ label }) => {
      const count = (chosen.get(label) ?? 0) + 1;
      chosen.set(label, count);
      return perIntent === undefined || count <= perIntent;
    });
  return some;
}

/** The intents' names are wordings too: they are what an article's title is. */
function withTitles(folder: string, wordings: readonly LabelledWording[]): LabelledWording[] {
  return [...wordings, ...corpusOf(folder).map(({ id, title }) => ({ label: id, text: title.replaceAll('_', ' ') }))];
}

function hash(text: string): number {
  let value = 2_166_136_261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16_777_619);
  return value >>> 0;
}

/** Accuracy on Banking77 and CLINC150, with all wordings and with ten per intent. */
export function wordingsReport(split: string, most: number): string {
  const rows: string[][] = [];
  for (const folder of ['banking77-en', 'clinc150-oos-en']) {
    const queries = everyNth(
      queriesOf(folder).filter((query) => query.split === split && query.kind === 'intent'),
      most,
    );
    for (const perIntent of [undefined, 10]) {
      const wordings = wordingsOf(folder, split, perIntent);
      const started = process.cpuUsage();
      const classifier = VariantsClassifier.train(withTitles(folder, wordings), { vectors });
      const { user, system } = process.cpuUsage(started);
      const seconds = (user + system) / 1e6;
      const accuracy = (find: (text: string) => string | undefined): string =>
        percent(mean(queries.map(({ text, relevant }) => Number(find(text) === relevant[0]))));
      const nearest = new MiniSearch({ fields: ['text'] });
      nearest.addAll(wordings.map(({ text }, id) => ({ id, text })));
      const index = new KnowledgeIndex();
      for (const row of corpusOf(folder))
        index.add(
          documentOf(
            row,
            false,
            wordings.filter(({ label }) => label === row.id).map(({ text }) => text),
          ),
        );
      rows.push([
        folder,
        perIntent ? `${perIntent} per intent` : `all (${wordings.length})`,
        accuracy((text) => wordings[nearest.search(text)[0]?.id as number]?.label),
        accuracy((text) => index.search(text, { limit: 1, excerpts: false })[0]?.id),
        accuracy((text) => classifier.classify(text).labels[0]?.label),
        seconds.toFixed(1),
        `${(JSON.stringify(classifier).length / 1e6).toFixed(1)} MB`,
      ]);
      console.log(rows.at(-1)!.join(' | '));
    }
  }
  return table(
    [
      'set',
      'wordings',
      'MiniSearch default, nearest',
      'our index alone',
      'variants classifier',
      'training, CPU s',
      'JSON',
    ],
    rows,
  );
}

interface ScopeObservation {
  readonly set: string;
  readonly features: Record<string, number>;
  readonly right: boolean;
  readonly inScope: boolean;
  readonly fold: number;
}

/** Questions in and out of scope against classifiers that know all wordings. */
export function observeScope(split: string, most: number): ScopeObservation[] {
  const observations: ScopeObservation[] = [];
  for (const [folder, kinds] of [
    ['clinc150-oos-en', ['oos']],
    ['banking77-oos-en', ['id-oos', 'oos']],
  ] as const) {
    const classifier = VariantsClassifier.train(withTitles(folder, wordingsOf(folder, split)), { vectors });
    const queries = queriesOf(folder).filter((query) => query.split === split);
    const inside = everyNth(
      queries.filter(({ kind }) => kind === 'intent'),
      most,
    );
    for (const kind of kinds) {
      const outside = everyNth(
        queries.filter((query) => query.kind === kind),
        most,
      );
      [...inside, ...outside].forEach((query, number) => {
        const { labels, evidence } = classifier.classify(query.text);
        observations.push({
          set: `${folder} ${kind}`,
          features: { ...evidence },
          right: query.relevant.includes(labels[0]?.label ?? ''),
          inScope: query.relevant.length > 0,
          fold: number % 5,
        });
      });
    }
  }
  return observations;
}

const blank: LogisticModel = {
  bias: 0,
  weights: { logit: 0, spread: 0, bayes: 0, neighbours: 0, unknown: 0, size: 0 },
};

/** Each set weighs the same. */
function fit(observations: readonly ScopeObservation[]): LogisticModel {
  const counts = new Map<string, number>();
  for (const { set } of observations) counts.set(set, (counts.get(set) ?? 0) + 1);
  return fitLogistic(
    observations.map((one) => ({ features: one.features, right: one.right, weight: 1000 / counts.get(one.set)! })),
    blank,
    1,
  );
}

/** Separation and calibration of the classifier's confidence, five-fold cross-validated. */
export function scopeReport(observations: readonly ScopeObservation[]): string {
  const models = Array.from({ length: 5 }, (_, fold) => fit(observations.filter((one) => one.fold !== fold)));
  const rows: string[][] = [];
  for (const set of new Set(observations.map((one) => one.set))) {
    const here = observations.filter((one) => one.set === set);
    const confidence = (one: ScopeObservation): number => probabilityOf(one.features, models[one.fold]!);
    const inside = here.filter((one) => one.inScope).map(confidence);
    const outside = here.filter((one) => !one.inScope).map(confidence);
    rows.push([
      set,
      percent(auroc(inside, outside)),
      percent(falseAnswersAt(0.9, inside, outside)),
      calibrationError(here.map((one) => ({ confidence: confidence(one), right: one.right }))).toFixed(3),
    ]);
  }
  return table(['set', 'AUROC', 'false answers at 90 % coverage', 'calibration error'], rows);
}

export function writeVariantsWeights(observations: readonly ScopeObservation[]): void {
  const model = JSON.stringify(fit(observations), (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1000) / 1000 : value,
  );
  writeFileSync(
    new URL('../../packages/core/src/answers/variants-weights.ts', import.meta.url),
    `import type { LogisticModel } from './logistic.ts';

/** Fitted by \`npm run bench:answers -- fit\` on CLINC150 and Banking77 \`dev\` questions in and out of scope. */
export const variantsWeights: LogisticModel = ${model};
`,
  );
}
