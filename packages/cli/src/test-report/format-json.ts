import type { TestOutcome } from './test-outcome.ts';

/** Every test with its decision for a program. `version` changes when a field changes its meaning or goes. */
export function formatJson({ report: { results, passed, failed }, problems }: TestOutcome): string {
  return `${JSON.stringify({ version: 1, summary: { tests: results.length, passed, failed }, problems, results }, null, 2)}\n`;
}
