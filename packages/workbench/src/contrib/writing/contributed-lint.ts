import type { Diagnostic, LintRule } from '@askwell/core/lint';
import type { LogService } from '../../platform/log-service.ts';
import type { ArticleKey } from './article-uri.ts';

export interface ContributedLintOptions {
  readonly askServer: () => Promise<readonly Diagnostic[]>;
  /** Those of the extensions. */
  readonly rules: readonly LintRule[];
  readonly log: Pick<LogService, 'append'>;
}

/**
 * What the server finds in a text, and what the extensions' rules find in it. A rule that fails is logged and left
 * out.
 *
 * @throws what asking the server throws
 */
export async function lintWithContributions(
  text: string,
  key: ArticleKey,
  { askServer, rules, log }: ContributedLintOptions,
): Promise<readonly Diagnostic[]> {
  const answer = askServer();
  if (rules.length === 0) return answer;
  const [found, { addContributedFindings }] = await Promise.all([answer, import('./contributed-findings.ts')]);
  return addContributedFindings(found, text, key, rules, (rule, error) => {
    const reason = error instanceof Error ? error.message : String(error);
    log.append('lint', `The rule "${rule}" failed and was left out: ${reason}`, 'error');
  });
}
