import type { KnowledgeTestEntry, KnowledgeTestResult } from '@askwell/core/protocol';

export type TestState = 'unset' | 'queued' | 'running' | 'passed' | 'failed';

/** What became of one run, or becomes of it. */
export interface TestRun {
  readonly ids: readonly string[];
  /** Tests that are done. */
  readonly done: number;
  readonly passed: number;
  readonly failed: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds; grows while it goes on. */
  readonly duration: number;
  /** `stopped` by whoever started it; `broken` when the server did not answer. */
  readonly state: 'running' | 'finished' | 'stopped' | 'broken';
  readonly problem: string;
}

/** Tests that are asked for at once: few while there are few, so that progress is seen. */
export function chunkSize(total: number): number {
  return total > 500 ? 100 : total > 100 ? 25 : 10;
}

/** A run that has begun. */
export function beginRun(ids: readonly string[], startedAt: number): TestRun {
  return { ids, done: 0, passed: 0, failed: 0, startedAt, duration: 0, state: 'running', problem: '' };
}

/** A run with more results; tests that are not there any more count as done. */
export function addResults(
  run: TestRun,
  results: readonly KnowledgeTestResult[],
  missing: number,
  now: number,
): TestRun {
  const passed = results.filter((result) => result.passed).length;
  return {
    ...run,
    done: run.done + results.length + missing,
    passed: run.passed + passed,
    failed: run.failed + results.length - passed,
    duration: now - run.startedAt,
  };
}

/** The state of a test between its results and what still runs. */
export function stateOf(
  id: string,
  results: ReadonlyMap<string, KnowledgeTestResult>,
  active: { readonly queued: ReadonlySet<string>; readonly running: ReadonlySet<string> },
): TestState {
  if (active.running.has(id)) return 'running';
  if (active.queued.has(id)) return 'queued';
  const result = results.get(id);
  return result ? (result.passed ? 'passed' : 'failed') : 'unset';
}

/** The state of several tests as one: what somebody must look at first wins. */
export function worstState(states: readonly TestState[]): TestState {
  for (const state of ['failed', 'running', 'queued', 'unset'] as const) if (states.includes(state)) return state;
  return states.length > 0 ? 'passed' : 'unset';
}

/** The tests that an article brings, and those that expect it. */
export function testsOfArticle(
  tests: readonly KnowledgeTestEntry[],
  articleId: string,
  locale: string | undefined,
): KnowledgeTestEntry[] {
  return tests.filter((test) => test.expect.article === articleId && (locale === undefined || test.locale === locale));
}
