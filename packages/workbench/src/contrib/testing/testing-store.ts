import { DisposableStore, Emitter, systemClock, type Clock, type Disposable } from '@askwell/core/base';
import type { KnowledgeTestEntry, KnowledgeTestResult, KnowledgeTestRun, StreamEvent } from '@askwell/core/protocol';
import { contextKeyService } from '../../platform/core-services.ts';
import { liveService } from '../../platform/live-service.ts';
import { localizationService } from '../../platform/localization-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { addResults, beginRun, chunkSize, stateOf, type TestRun, type TestState } from './test-run.ts';
import type { TestingHost } from './testing-host.ts';
import { TestStatus } from './test-status.ts';

const stores = new WeakMap<TestingHost, TestingStore>();

/** The tests of a workbench; made when they are first asked for. */
export function testingStore(host: TestingHost): TestingStore {
  const known = stores.get(host);
  if (known) return known;
  const store = host.subscriptions.add(new TestingStore(host));
  stores.set(host, store);
  return store;
}

/** An import publishes hundreds of articles at once: wait this long for it to calm down, milliseconds. */
const calm = 500;

/** The knowledge tests with what became of them, and the run that goes on. */
export class TestingStore implements Disposable {
  readonly #session: SessionService;
  readonly #clock: Clock;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  #tests: readonly KnowledgeTestEntry[] | undefined;
  #total = 0;
  #error: string | undefined;
  #loading: Promise<void> | undefined;
  #results: ReadonlyMap<string, KnowledgeTestResult> = new Map();
  #thresholds: KnowledgeTestRun['thresholds'] | undefined;
  #run: TestRun | undefined;
  #stop: AbortController | undefined;
  #queued: ReadonlySet<string> = new Set();
  #running: ReadonlySet<string> = new Set();
  #outdated = false;
  #onlyFailed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #memberId: string | undefined;
  /** The tests of the row that the keys act on in the explorer. */
  atCursor: readonly string[] = [];
  /** Whether the explorer has the focus, so that its row is what is meant. */
  cursorFocused = false;
  readonly onDidChange = this.#onDidChange.event;

  constructor({ services }: TestingHost, clock: Clock = systemClock) {
    this.#session = services.get(sessionService);
    this.#clock = clock;
    this.#memberId = this.#session.member?.id;
    const keys = services.get(contextKeyService);
    const status = this.#store.add(new TestStatus(services, this));
    this.#store.add(
      this.onDidChange(() => {
        keys.set('testingRunning', this.running || undefined);
        keys.set('testingFailures', this.failures.length || undefined);
      }),
    );
    this.#store.add(this.onDidChange(() => status.update()));
    this.#store.add(services.get(localizationService).onDidChange(() => status.update()));
    this.#store.add(this.#session.onDidChange(() => this.#forget()));
    this.#store.add(services.get(liveService).onDidReceive((event) => this.#receive(event)));
    this.#store.add({ dispose: () => keys.set('testingRunning', undefined) });
    this.#store.add({ dispose: () => keys.set('testingFailures', undefined) });
  }

  /** Undefined until they have been loaded. */
  get tests(): readonly KnowledgeTestEntry[] | undefined {
    return this.#tests;
  }

  /** Tests that there are; more than {@link tests} in a very large knowledge base. */
  get total(): number {
    return this.#total;
  }

  /** Why the tests could not be loaded. */
  get error(): string | undefined {
    return this.#error;
  }

  get results(): ReadonlyMap<string, KnowledgeTestResult> {
    return this.#results;
  }

  get thresholds(): KnowledgeTestRun['thresholds'] | undefined {
    return this.#thresholds;
  }

  /** The run that goes on, or the last one. */
  get run(): TestRun | undefined {
    return this.#run;
  }

  get running(): boolean {
    return this.#run?.state === 'running';
  }

  /** Whether the knowledge base changed since the last run. */
  get outdated(): boolean {
    return this.#outdated && this.#results.size > 0;
  }

  /** Tests whose last result is a failure, in their order. */
  get failures(): readonly KnowledgeTestEntry[] {
    return (this.#tests ?? []).filter(({ id }) => this.#results.get(id)?.passed === false);
  }

  get passedCount(): number {
    return (this.#tests ?? []).filter(({ id }) => this.#results.get(id)?.passed === true).length;
  }

  /** Whether the explorer shows failed tests only. */
  get onlyFailed(): boolean {
    return this.#onlyFailed;
  }

  set onlyFailed(only: boolean) {
    this.#onlyFailed = only;
    this.#onDidChange.fire();
  }

  test(id: string): KnowledgeTestEntry | undefined {
    return this.#tests?.find((test) => test.id === id);
  }

  state(id: string): TestState {
    return stateOf(id, this.#results, { queued: this.#queued, running: this.#running });
  }

  /** Loads once; later calls give what is there. What failed is told by {@link error}. */
  load(): Promise<void> {
    return this.#tests ? Promise.resolve() : (this.#loading ??= this.refresh());
  }

  async refresh(): Promise<void> {
    const memberId = this.#memberId;
    this.#error = undefined;
    try {
      const { tests, total } = await this.#session.testing.tests();
      if (memberId !== this.#memberId) return;
      this.#tests = tests;
      this.#total = total;
    } catch (error) {
      this.#error = error instanceof Error ? error.message : String(error);
    } finally {
      this.#loading = undefined;
      this.#onDidChange.fire();
    }
  }

  /** Runs tests, some at a time, until they are done or {@link cancel} is called. One run at a time. */
  async start(ids: readonly string[]): Promise<void> {
    if (this.running || ids.length === 0) return;
    const stop = new AbortController();
    this.#stop = stop;
    this.#outdated = false;
    this.#queued = new Set(ids);
    this.#change(beginRun(ids, this.#clock.now()));
    const size = chunkSize(ids.length);
    try {
      for (let from = 0; from < ids.length; from += size) {
        const chunk = ids.slice(from, from + size);
        this.#running = new Set(chunk);
        this.#queued = new Set(ids.slice(from + size));
        this.#onDidChange.fire();
        const { results, missing, thresholds } = await this.#session.testing.run(chunk, stop.signal);
        this.#thresholds = thresholds;
        const merged = new Map(this.#results);
        for (const result of results) merged.set(result.id, result);
        this.#results = merged;
        this.#change(addResults(this.#run!, results, missing.length, this.#clock.now()));
      }
      this.#end('finished');
    } catch (error) {
      if (stop.signal.aborted) this.#end('stopped');
      else this.#end('broken', error instanceof Error ? error.message : String(error));
    }
  }

  cancel(): void {
    this.#stop?.abort();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#stop?.abort();
    this.#store.dispose();
  }

  #end(state: 'finished' | 'stopped' | 'broken', problem = ''): void {
    this.#queued = new Set();
    this.#running = new Set();
    if (this.#run) this.#change({ ...this.#run, state, problem, duration: this.#clock.now() - this.#run.startedAt });
  }

  #change(run: TestRun): void {
    this.#run = run;
    this.#onDidChange.fire();
  }

  /** What the bot says may be something else from now on. */
  #receive({ type }: StreamEvent): void {
    const reworded = type === 'learned-example.approved' || type === 'learned-example.removed';
    const published = type === 'article.published' || type === 'article.archived';
    if (!reworded && !published && type !== 'confidence-model.changed') return;
    this.#outdated = true;
    this.#onDidChange.fire();
    if (!published || !this.#tests) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), calm);
  }

  #forget(): void {
    const memberId = this.#session.member?.id;
    if (memberId === this.#memberId) return;
    this.#memberId = memberId;
    clearTimeout(this.#timer);
    this.#stop?.abort();
    this.#tests = undefined;
    this.#results = new Map();
    this.#run = undefined;
    this.#onlyFailed = false;
    this.#onDidChange.fire();
  }
}
