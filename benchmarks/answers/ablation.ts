import { defaultTuning, type RankingTuning, type Tuning } from '@askwell/core/search';
import { retrievalSets } from './data.ts';
import { mean } from './metrics.ts';
import { askwell } from './peers/askwell.ts';
import { percent, table } from './report.ts';
import { measure } from './retrieval.ts';

type Weights = RankingTuning['weights'];

function changed(change: (tuning: RankingTuning) => RankingTuning): Tuning {
  return { latin: change(defaultTuning.latin), cjk: change(defaultTuning.cjk) };
}

const without = (...names: (keyof Weights)[]): Tuning =>
  changed((tuning) => ({
    ...tuning,
    weights: { ...tuning.weights, ...Object.fromEntries(names.map((name) => [name, 0])) },
  }));

/** What each part gains: the macro MRR@10 without it. */
export async function ablationReport(split: string, most: number): Promise<string> {
  const variants: [string, Parameters<typeof askwell>[0]][] = [
    ['everything', {}],
    ['without everyday synonyms', { everydaySynonyms: false }],
    ['without passages (best window, coverage)', { tuning: without('passage', 'coverage') }],
    ['without the best sentence', { tuning: without('sentence') }],
    ['without the first lines', { tuning: without('lead') }],
    ['without neighbouring terms', { tuning: without('adjacency') }],
    ['without agreement with the title', { tuning: without('title', 'wording') }],
    ['without character trigrams', { tuning: without('characters') }],
    ['stop words count fully', { tuning: changed((tuning) => ({ ...tuning, stop: 1 })) }],
    ['no single ideographs', { tuning: changed((tuning) => ({ ...tuning, unigram: 0 })) }],
    ['words among ideographs weigh as one pair', { tuning: changed((tuning) => ({ ...tuning, word: 1 })) }],
    [
      'BM25F alone',
      {
        everydaySynonyms: false,
        tuning: without(
          'passage',
          'coverage',
          'anywhere',
          'adjacency',
          'title',
          'sentence',
          'lead',
          'wording',
          'characters',
        ),
      },
    ],
  ];
  const sets = retrievalSets(split, most);
  const rows: string[][] = [];
  for (const [name, options] of variants) {
    const macro = [false, true].map(async (chinese) => {
      const values: number[] = [];
      for (const set of sets.filter((one) => one.chinese === chinese))
        values.push((await measure(askwell(options), set)).mrr);
      return percent(mean(values));
    });
    rows.push([name, await macro[0]!, await macro[1]!]);
    console.log(rows.at(-1)!.join(' | '));
  }
  return table(['', 'English', 'Chinese'], rows);
}
