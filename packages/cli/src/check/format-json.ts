import type { CheckResult } from './check-folder.ts';
import { summaryOf } from './summary.ts';

/** The findings for a program. `version` changes when a field changes its meaning or goes. */
export function formatJson(result: CheckResult): string {
  return `${JSON.stringify({ version: 1, summary: summaryOf(result), diagnostics: result.diagnostics }, null, 2)}\n`;
}
