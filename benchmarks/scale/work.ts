import { KnowledgeProvider } from '@askwell/core/answers';
import { LintCorpus, Linter, type LintDocument } from '@askwell/core/lint';
import { RelatedArticles } from '@askwell/core/recommendations';
import { KnowledgeIndex, type SearchDocument } from '@askwell/core/search';
import { AnswerReplay, GapClusters, type PastQuestion } from '@askwell/core/tests';
import { fileURLToPath } from 'node:url';
import { generateArticles } from '../lint/generate-articles.ts';

const sample = fileURLToPath(new URL('../../packages/cli/sample/knowledge', import.meta.url));
const now = Date.parse('2026-11-21T00:00:00Z');
const replayed = 1_000;

/** What one piece of work costs, without making the articles and reading them. */
export interface Cost {
  /** CPU time, milliseconds. */
  readonly cpu: number;
  readonly wall: number;
}

/** The articles that every measurement uses: the same in every run. */
export function scaleArticles(count: number): LintDocument[] {
  return generateArticles(sample, count);
}

/** Work of the core alone, by name; each is measured in a process of its own. */
export const coreWork = {
  /** The corpus built and all articles linted once, in a process that has linted nothing before. */
  lint: (count: number) => {
    const documents = scaleArticles(count);
    return measured(() => {
      new Linter().lintAll(new LintCorpus(documents), { now });
    });
  },
  /** Until the first search is answered. */
  index: (count: number) => {
    const documents = scaleArticles(count).map(toSearchDocument);
    return measured(() => {
      indexOf(documents).search('descale the espresso machine', { locale: 'en' });
    });
  },
  /** 1,000 questions against what is published and against a draft of one article; the index is built before. */
  effect: async (count: number) => {
    const documents = scaleArticles(count).map(toSearchDocument);
    const questions = questionsOf(documents);
    const replay = new AnswerReplay(documents, {
      answering: (index) => {
        const provider = new KnowledgeProvider({ index });
        return (question: PastQuestion['question']) => provider.decide(question);
      },
    });
    const [first] = documents;
    const put = { ...first!, title: `${first!.title} (new)` };
    return measured(async () => {
      await replay.effect({ changes: [{ put }], questions, tests: [] });
    });
  },
  /** The index of terms for recommendations, and a list for each of 100 articles. */
  related: (count: number) => {
    const documents = scaleArticles(count).map(toSearchDocument);
    return measured(() => {
      const related = new RelatedArticles();
      for (const document of documents) related.put(document);
      for (const { id, locale } of documents.slice(0, 100)) related.of(id, locale);
    });
  },
  /** As many questions as articles put into gaps. */
  gaps: (count: number) => {
    const documents = scaleArticles(count);
    return measured(() => {
      const gaps = new GapClusters(documents.map(({ article }) => article.title));
      for (const [at, { article }] of documents.entries()) {
        const { questions, locale, id } = article;
        gaps.add({ id: `${id} ${locale}`, text: questions[at % questions.length]!, locale, at, outcome: 'unanswered' });
      }
      gaps.clusters(now);
    });
  },
} satisfies Record<string, (count: number) => Promise<Cost>>;

async function measured(work: () => void | Promise<void>): Promise<Cost> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1_000, wall: performance.now() - started };
}

function indexOf(documents: readonly SearchDocument[]): KnowledgeIndex {
  const index = new KnowledgeIndex();
  for (const document of documents) index.add(document);
  return index;
}

/** Evenly over the articles, in both languages. */
function questionsOf(documents: readonly SearchDocument[]): PastQuestion[] {
  return Array.from({ length: replayed }, (_, number) => {
    const { questions, locale } = documents[Math.floor((number * documents.length) / replayed)]!;
    return { question: { text: questions[number % questions.length]!, locale }, asked: 1, helpfulArticle: null };
  });
}

function toSearchDocument({ article }: LintDocument): SearchDocument {
  const { id, locale, title, questions, tags, category, audience, sections } = article;
  return { id, locale, title, questions, tags, category, audience, sections };
}
