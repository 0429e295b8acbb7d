import { KnowledgeProvider } from '@askwell/core/answers';
import { KnowledgeIndex, type SearchDocument } from '@askwell/core/search';
import { AnswerReplay, effectVerdict, GapClusters, type PastQuestion } from '@askwell/core/tests';
import { cpus } from 'node:os';
import { corpusOf, hasData, queriesOf } from '../answers/data.ts';

const rounds = 3;
const half = 500;

const sets = [
  { folder: 'libreoffice-help-en', locale: 'en' },
  { folder: 'libreoffice-help-zh', locale: 'zh-CN' },
] as const;

/** A thousand real articles and a thousand real questions, half of each Chinese; what a draft does to them. */
async function main(): Promise<void> {
  if (!hasData()) {
    console.log('benchmarks/effect: skipped, no data. Set ASKWELL_DATA to the folder of the data sets.');
    return;
  }
  const documents = sets.flatMap(({ folder, locale }) =>
    spread(corpusOf(folder), half).map((row): SearchDocument => ({
      ...toDocument(row.id, row.title, row.body),
      locale,
    })),
  );
  const questions = sets.flatMap(({ folder, locale }) =>
    spread(queriesOf(folder), half).map(({ text }): PastQuestion => ({
      question: { text, locale },
      asked: 1,
      helpfulArticle: null,
    })),
  );
  console.log(
    `${documents.length} articles, ${questions.length} questions, Node ${process.version}, ${cpus()[0]?.model}`,
  );

  const figures = new Map<string, number[]>();
  const note = (name: string, value: number): void => void figures.set(name, [...(figures.get(name) ?? []), value]);
  for (let round = 0; round < rounds; round++) {
    let replay!: AnswerReplay;
    note(
      'build the copy of the index',
      await cpu(() => {
        replay = new AnswerReplay(documents, { answering });
      }),
    );
    const drafts = documents
      .filter((_, index) => index % 100 === 7)
      .map((document) => ({
        put: { ...document, title: `${document.title} (new)`, sections: document.sections.slice(1) },
      }));
    let effect!: Awaited<ReturnType<AnswerReplay['effect']>>;
    const run = async (): Promise<void> => {
      effect = await replay.effect({ changes: drafts, questions, tests: [] });
    };
    note('effect of 10 drafts, first time (before and after)', await cpu(run));
    note('effect of 10 drafts, again (after only)', await cpu(run));
    const single = drafts.slice(0, 1);
    note('effect of 1 draft, again', await cpu(() => replay.effect({ changes: single, questions, tests: [] })));
    note('verdict', await cpu(() => void effectVerdict(effect)));
    if (round === 0) console.log('askings by kind of effect:', effect.askings);
  }
  note(
    'cluster the questions as gaps',
    await cpu(() => {
      const gaps = new GapClusters(documents.map(({ title }) => title));
      questions.forEach(({ question }, index) =>
        gaps.add({ id: String(index), text: question.text, locale: question.locale, at: index, outcome: 'unanswered' }),
      );
      gaps.clusters(questions.length);
    }),
  );
  for (const [name, values] of figures) {
    const median = values.toSorted((a, b) => a - b)[values.length >> 1]!;
    console.log(`${name.padEnd(52)} ${median.toFixed(0).padStart(6)} ms CPU`);
  }
}

/** As many as wanted, evenly over the list: the lists are sorted by subject. */
function spread<T>(list: readonly T[], wanted: number): T[] {
  return Array.from({ length: Math.min(wanted, list.length) }, (_, i) => list[Math.floor((i * list.length) / wanted)]!);
}

function answering(index: KnowledgeIndex) {
  const provider = new KnowledgeProvider({ index });
  return (question: PastQuestion['question']) => provider.decide(question);
}

function toDocument(id: string, title: string, body: string): Omit<SearchDocument, 'locale'> {
  const sections = body.split('\n').reduce<string[]>((parts, line) => {
    const last = parts.at(-1);
    if (last !== undefined && last.length < 600) parts[parts.length - 1] = `${last}\n${line}`;
    else parts.push(line);
    return parts;
  }, []);
  return {
    id,
    title,
    questions: [],
    sections: sections.map((text, index) => ({ id: String(index), heading: '', text })),
    tags: [],
    category: '',
    audience: 'customer',
  };
}

async function cpu(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

await main();
