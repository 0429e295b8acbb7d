import type { Thresholds } from '@askwell/core/answers';
import { AskwellProblem } from '../problem.ts';
import type { KnowledgeTestEntry, KnowledgeTestList, KnowledgeTestResult } from '@askwell/core/protocol';
import { mostKnowledgeTests } from '@askwell/core/protocol/schemas';
import {
  forEachInTurn,
  rankingOf,
  runTests,
  type KnowledgeTest,
  type TestReport,
  type TestResult,
  type WorkOptions,
} from '@askwell/core/tests';
import type { DatabaseHandle } from '../database/index.ts';
import type { ArticleStore } from '../stores/article-store.ts';
import type { FolderSettingsStore } from '../stores/folder-settings-store.ts';
import type { AnswerService } from './answer-service.ts';
import { botThresholds } from './bot-engine.ts';
import type { KnowledgeIndexReplica } from './knowledge-index-replica.ts';
import { TestCollection, type CollectedTest } from './knowledge-tests/test-collection.ts';

export interface KnowledgeTestServiceOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  /** Where the knowledge folder's files of tests are kept. */
  readonly settings: FolderSettingsStore;
  readonly replica: KnowledgeIndexReplica;
  readonly answers: AnswerService;
}

/** What became of some tests. */
export interface KnowledgeTestResults {
  readonly results: readonly KnowledgeTestResult[];
  /** Ids of tests that are not there any more. */
  readonly missing: readonly string[];
  readonly thresholds: Thresholds;
}

/** Tests what is published: asks the bot as it answers customers. */
export class KnowledgeTestService {
  readonly #options: KnowledgeTestServiceOptions;
  readonly #collection: TestCollection;

  constructor(options: KnowledgeTestServiceOptions) {
    this.#options = options;
    this.#collection = new TestCollection(options.database, options.articles, options.settings);
  }

  /**
   * Asks every question of the published articles, and the given tests.
   *
   * @param tests those of the knowledge folder's files, when left out
   * @throws the signal's reason when it is aborted
   */
  async run(tests?: readonly KnowledgeTest[], options: WorkOptions = {}): Promise<TestReport> {
    await this.#options.answers.ready();
    const all = tests
      ? [...(await this.#collection.ofArticles()), ...tests]
      : (await this.#collection.collect()).tests.map(({ test }) => test);
    return this.#ask(all, options);
  }

  /** The tests of the base: those of published articles, then those of the folder's files. */
  async list(): Promise<KnowledgeTestList> {
    const { tests } = await this.#collection.collect();
    return {
      tests: tests.slice(0, mostKnowledgeTests).map((collected) => this.#present(collected)),
      total: tests.length,
    };
  }

  /**
   * Runs tests by id, in the order in which they were asked for.
   *
   * @throws AskwellProblem `not-found` when there is none of them; the signal's reason when it is aborted
   */
  async runSome(ids: readonly string[], options: WorkOptions = {}): Promise<KnowledgeTestResults> {
    const { byId } = await this.#collection.collect();
    await this.#options.answers.ready();
    const asked = [...new Set(ids)];
    const found = asked.flatMap((id) => byId.get(id) ?? []);
    if (found.length === 0) {
      throw new AskwellProblem('not-found', 'There are no such tests any more. Load the list of tests anew.');
    }
    const results: KnowledgeTestResult[] = [];
    await forEachInTurn(found, options, async ({ id, test }) => {
      const begun = performance.now();
      const { results: judged } = await this.#ask([test], {});
      results.push(resultOf(id, judged[0]!, performance.now() - begun));
    });
    return { results, missing: asked.filter((id) => !byId.has(id)), thresholds: botThresholds };
  }

  #ask(tests: readonly KnowledgeTest[], options: WorkOptions): Promise<TestReport> {
    const { answers, replica } = this.#options;
    return runTests(tests, (question) => answers.engine.ask(question), {
      ...options,
      ranking: (question) => rankingOf(replica.index, question),
    });
  }

  #present({ id, kind, test: { question, expect, source } }: CollectedTest): KnowledgeTestEntry {
    const { text, locale, previous = [], audience = 'customer' } = question;
    const expected = typeof expect.article === 'string' ? expect.article : undefined;
    const document = expected === undefined ? undefined : this.#options.replica.index.document(expected, locale);
    return {
      id,
      question: text,
      locale,
      context: [...previous],
      audience,
      expect,
      title: document?.title ?? null,
      source: { kind, ...source },
    };
  }
}

function resultOf(id: string, { passed, decision, failure }: TestResult, duration: number): KnowledgeTestResult {
  return {
    id,
    passed,
    duration,
    decision,
    failure: failure && { code: failure.code, message: failure.message, expectedRank: failure.expectedRank },
    ranking: failure?.ranking.map((ranked) => ({ ...ranked, features: { ...ranked.features } })) ?? [],
  };
}
