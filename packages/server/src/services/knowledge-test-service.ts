import {
  rankingOf,
  runTests,
  testsOfArticle,
  type KnowledgeTest,
  type TestReport,
  type WorkOptions,
} from '@askwell/core/tests';
import type { DatabaseHandle } from '../database/index.ts';
import type { ArticleStore } from '../stores/article-store.ts';
import type { AnswerService } from './answer-service.ts';
import type { KnowledgeIndexReplica } from './knowledge-index-replica.ts';

export interface KnowledgeTestServiceOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly replica: KnowledgeIndexReplica;
  readonly answers: AnswerService;
}

/** Tests what is published: asks the bot as it answers customers. */
export class KnowledgeTestService {
  readonly #options: KnowledgeTestServiceOptions;

  constructor(options: KnowledgeTestServiceOptions) {
    this.#options = options;
  }

  /**
   * Asks every question of the published articles, and the given tests.
   *
   * @throws the signal's reason when it is aborted
   */
  async run(tests: readonly KnowledgeTest[] = [], options: WorkOptions = {}): Promise<TestReport> {
    const { answers, replica } = this.#options;
    await answers.ready();
    return runTests([...(await this.#testsOfArticles()), ...tests], (question) => answers.engine.ask(question), {
      ...options,
      ranking: (question) => rankingOf(replica.index, question),
    });
  }

  async #testsOfArticles(): Promise<KnowledgeTest[]> {
    const { database, articles } = this.#options;
    const tests: KnowledgeTest[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: Awaited<ReturnType<ArticleStore['pageOfPublished']>> = await articles.pageOfPublished(
        database.read,
        after,
        100,
      );
      for (const { article } of page.items) tests.push(...testsOfArticle(article, `${article.id}.${article.locale}`));
      after = page.next;
    }
    return tests;
  }
}
