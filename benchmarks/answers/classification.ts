import { classifyQuestion } from '@askwell/core/answers';
import { readFileSync } from 'node:fs';
import { queriesOf } from './data.ts';
import { mean } from './metrics.ts';
import { percent, table } from './report.ts';

const judgements = ['type', 'urgency', 'sentiment'] as const;
type Judgement = (typeof judgements)[number];
type Labels = Readonly<Record<Judgement, string>>;

/** A question labelled by hand: one of the data folder by its id, or a sentence of ours. */
interface LabelRow extends Labels {
  readonly set?: string;
  readonly id?: string;
  readonly text?: string;
}

interface Labelled {
  readonly text: string;
  readonly source: 'public' | 'further' | 'unseen' | 'ours';
  readonly labels: Labels;
  readonly predicted: Labels;
}

/** The cues are improved by one half and reported on the other. */
export type Half = 'improve' | 'report';

function rowsOf(file: string): LabelRow[] {
  const text = readFileSync(new URL(`classification-data/${file}`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LabelRow);
}

/**
 * Every second question of a file belongs to a half, the further ones to what cues are improved by, the unseen ones to the report. Questions that the data folder does
 * not have are left out.
 */
function labelled(half: Half): Labelled[] {
  const texts = new Map<string, ReadonlyMap<string, string>>();
  const textOf = ({ set = '', id = '', text }: LabelRow): string | undefined => {
    if (text !== undefined) return text;
    if (!texts.has(set)) texts.set(set, new Map(queriesOf(set).map((query) => [query.id, query.text])));
    return texts.get(set)!.get(id);
  };
  return (['public', 'further', 'unseen', 'ours'] as const).flatMap((source) =>
    rowsOf(`${source}.jsonl`).flatMap((row, number) => {
      const text = textOf(row);
      const place = placeOf(source, number);
      if (text === undefined || place !== half) return [];
      const labels = { type: row.type, urgency: row.urgency, sentiment: row.sentiment };
      return [{ text, source, labels, predicted: classifyQuestion(text) }];
    }),
  );
}

function placeOf(source: Labelled['source'], number: number): Half {
  if (source === 'further') return 'improve';
  return source !== 'unseen' && number % 2 === 0 ? 'improve' : 'report';
}

/** Mean over the classes that occur of the harmonic mean of precision and recall. */
function macroF1(pairs: readonly (readonly [truth: string, predicted: string])[]): number {
  const classes = [...new Set(pairs.map(([truth]) => truth))];
  return mean(
    classes.map((name) => {
      const both = pairs.filter(([truth, predicted]) => truth === name && predicted === name).length;
      const either = pairs.filter(([truth]) => truth === name).length + pairs.filter(([, p]) => p === name).length;
      return (2 * both) / either;
    }),
  );
}

function accuracy(pairs: readonly (readonly [string, string])[]): number {
  return mean(pairs.map(([truth, predicted]) => Number(truth === predicted)));
}

function majorityOf(truths: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const truth of truths) counts.set(truth, (counts.get(truth) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/**
 * Accuracy and macro F1 by language and source, beside always saying the most frequent class. Whoever writes sentences and
 * cues thinks of the same words: our own sentences tell less than the public ones.
 */
export function classificationReport(half: Half = 'report'): string {
  const all = labelled(half);
  const groups = (['English', 'Chinese'] as const).flatMap((language) =>
    (['public', 'unseen', 'ours'] as const).map((source) => ({ language, source })),
  );
  const rows = groups.flatMap(({ language, source }) => {
    const here = all.filter(
      (one) => /\p{Script=Han}/u.test(one.text) === (language === 'Chinese') && one.source === source,
    );
    return judgements.map((judgement) => {
      const pairs = here.map(({ labels, predicted }) => [labels[judgement], predicted[judgement]] as const);
      const majority = majorityOf(pairs.map(([truth]) => truth));
      const constant = pairs.map(([truth]) => [truth, majority] as const);
      return [
        language,
        source,
        judgement,
        String(pairs.length),
        percent(accuracy(pairs)),
        percent(macroF1(pairs)),
        `${percent(accuracy(constant))} (${majority})`,
        percent(macroF1(constant)),
      ];
    });
  });
  return table(
    ['language', 'source', 'of', 'questions', 'accuracy', 'macro F1', 'majority class', 'its macro F1'],
    rows,
  );
}

/** What is taken for something else in the half that cues are improved by, one line each. */
export function classificationMistakes(): string {
  return labelled('improve')
    .flatMap(({ text, labels, predicted }) =>
      judgements
        .filter((judgement) => labels[judgement] !== predicted[judgement])
        .map((judgement) => `${judgement}: ${labels[judgement]} taken for ${predicted[judgement]}: ${text}`),
    )
    .toSorted()
    .join('\n');
}
