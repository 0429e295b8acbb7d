import type { Diagnostic } from '@askwell/core/lint';
import type { CheckResult } from './check-folder.ts';

export interface CheckSummary {
  readonly articles: number;
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  /** Findings that `--fix` would remove. */
  readonly fixable: number;
  readonly fixed: number;
}

export function summaryOf({ diagnostics, articles, fixed }: CheckResult): CheckSummary {
  const count = (test: (diagnostic: Diagnostic) => boolean): number => diagnostics.filter(test).length;
  return {
    articles,
    errors: count(({ severity }) => severity === 'error'),
    warnings: count(({ severity }) => severity === 'warning'),
    hints: count(({ severity }) => severity === 'hint'),
    fixable: count(({ fix }) => fix !== undefined),
    fixed,
  };
}

/**
 * 0 when the folder may be published: no error, and no more warnings than allowed; otherwise 1.
 *
 * @param maxWarnings undefined allows any number
 */
export function exitCodeOf({ errors, warnings }: CheckSummary, maxWarnings: number | undefined): 0 | 1 {
  return errors > 0 || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0;
}
