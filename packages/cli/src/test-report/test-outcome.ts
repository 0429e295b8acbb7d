import type { ArticleProblem } from '@askwell/core/articles';
import type { TestReport } from '@askwell/core/tests';

/** What `askwell test` found. */
export interface TestOutcome {
  readonly report: TestReport;
  /** Articles and tests that could not be read. */
  readonly problems: readonly ArticleProblem[];
}

/**
 * 0 when everything was read, something was tested and no more tests failed than allowed; otherwise 1.
 *
 * @param maxFailures 0 allows none
 */
export function exitCodeOf({ report, problems }: TestOutcome, maxFailures: number): 0 | 1 {
  return problems.length > 0 || report.results.length === 0 || report.failed > maxFailures ? 1 : 0;
}
