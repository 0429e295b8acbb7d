import { request, type HttpOptions, type HttpRequest } from './http.ts';
import { routes } from './routes.ts';
import type {
  AskedAnswer,
  AskRequest,
  KnowledgeTestList,
  KnowledgeTestRun,
  WeighedQuestionPage,
  WeighQuestionsRequest,
} from './testing-wire.ts';

/** A hundred questions on a busy server. */
const workTimeout = 60_000;

/**
 * The part of the API that tries out what the bot says before customers do; signed in by cookie as {@link StaffClient} is.
 * Every method throws what {@link request} throws.
 *
 * @example
 * const testing = new TestingClient(staffClient.options);
 * const { tests } = await testing.tests();
 * const { results } = await testing.run(tests.slice(0, 100).map(({ id }) => id));
 */
export class TestingClient {
  readonly options: HttpOptions;

  constructor(options: HttpOptions) {
    this.options = options;
  }

  /** The knowledge tests of the base: questions of articles, and of the knowledge folder's files. */
  tests(signal?: AbortSignal): Promise<KnowledgeTestList> {
    return this.#call(routes.staffKnowledgeTests, {}, signal);
  }

  /** Runs tests against what is published. @param ids 1 to 100; ask again for more */
  run(ids: readonly string[], signal?: AbortSignal): Promise<KnowledgeTestRun> {
    return this.#call(routes.staffRunKnowledgeTests, { method: 'POST', body: { ids } }, signal);
  }

  /** What the bot would do with a question. Nothing is stored, nothing is learned. */
  ask(body: AskRequest, signal?: AbortSignal): Promise<AskedAnswer> {
    return this.#call(routes.staffAsk, { method: 'POST', body }, signal);
  }

  /** One page of past questions with the numbers that thresholds are compared with; ask on with `next`. */
  weighQuestions(body: WeighQuestionsRequest = {}, signal?: AbortSignal): Promise<WeighedQuestionPage> {
    return this.#call(routes.staffWhatIfQuestions, { method: 'POST', body }, signal);
  }

  #call<T>(route: string, call: HttpRequest, signal: AbortSignal | undefined): Promise<T> {
    return request(this.options, route, { ...call, timeout: workTimeout, ...(signal ? { signal } : {}) });
  }
}
