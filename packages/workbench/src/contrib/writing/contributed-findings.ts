import {
  builtInRules,
  compareDiagnostics,
  defaultLintConfiguration,
  LintCorpus,
  Linter,
  readLintDocument,
  type Diagnostic,
  type LintConfiguration,
  type LintRule,
} from '@askwell/core/lint';
import type { ArticleKey } from './article-uri.ts';

/**
 * Adds what contributed rules find in a text to what the server found, in the order of their places. A rule with the
 * id of one of the server's covers it. Suppressions of a contributed rule, which the server takes for mistakes, count.
 *
 * @param failed told of a rule that throws; the server's findings and those of the other rules stay
 */
export function addContributedFindings(
  answer: readonly Diagnostic[],
  text: string,
  { articleId, locale }: ArticleKey,
  rules: readonly LintRule[],
  failed: (rule: string, error: unknown) => void,
): readonly Diagnostic[] {
  const path = answer[0]?.path ?? `${articleId}.${locale}.md`;
  const read = readLintDocument(text, { path, defaultLocale: locale });
  if (!read.ok) return answer; // the server says what is wrong with the text
  const document = read.value;
  const corpus = new LintCorpus([document]);
  const covered = new Set(rules.map(({ id }) => id));
  // The server's rules are there by name alone, so that suppressing one of them is no mistake.
  const levels: Record<string, 'off'> = {};
  for (const { id } of builtInRules) if (!covered.has(id)) levels[id] = 'off';
  const guarded = rules.map((rule): LintRule => ({
    ...rule,
    check(context) {
      try {
        return [...rule.check(context)];
      } catch (error) {
        failed(rule.id, error);
        covered.delete(rule.id);
        levels[rule.id] = 'off'; // its suppressions wait for it
        return [];
      }
    },
  }));
  const configuration: LintConfiguration = { ...defaultLintConfiguration, rules: levels };
  const lint = (linter: Linter) => linter.lint(document, corpus, { now: Date.now(), configuration });
  // What the server says of suppressions as long as it does not know the rules, and what holds since they are known.
  const without = lint(new Linter(builtInRules.filter(({ id }) => levels[id] === 'off')));
  const found = lint(new Linter([...builtInRules, ...guarded]));
  const saidWithout = new Set(without.map(identity));
  const said = new Set(found.map(identity));
  const kept = answer.filter((one) => {
    const name = identity(one);
    return !covered.has(one.rule) && (said.has(name) || !saidWithout.has(name));
  });
  const added = found.filter((one) => !saidWithout.has(identity(one)));
  return [...kept, ...added.map((one) => ({ ...one, articleId, locale }))].toSorted(compareDiagnostics);
}

function identity({ rule, message, range }: Diagnostic): string {
  const { startLine, startColumn, endLine, endColumn } = range;
  return JSON.stringify([rule, message, startLine, startColumn, endLine, endColumn]);
}
