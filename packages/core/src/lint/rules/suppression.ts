import type { TextEdit } from '../diagnostic.ts';
import { informationOf, type Finding, type LintRule } from '../rule.ts';
import { suppressionRuleId } from '../rule-id.ts';
import type { MarkdownSource } from '../source/markdown-source.ts';
import type { Suppression } from '../suppressions.ts';

/** Checks the suppressions themselves; the linter calls {@link suppressionFindings} after all other rules. */
export const suppressionRule: LintRule = {
  id: suppressionRuleId,
  description: 'A suppression names a rule, gives a reason and suppresses something.',
  severity: 'warning',
  information: informationOf(suppressionRuleId),
  fix: 'Remove the suppression',
  check: () => [],
};

/**
 * @param rules.used those that met a finding
 * @param rules.known ids of the rules in force
 * @param rules.off ids of rules that the configuration switches off: their suppressions may wait for them
 */
export function* suppressionFindings(
  source: MarkdownSource,
  suppressions: readonly Suppression[],
  rules: { used: ReadonlySet<Suppression>; known: ReadonlySet<string>; off: ReadonlySet<string> },
): Iterable<Finding> {
  for (const suppression of suppressions) {
    const { rule, reason, range } = suppression;
    if (rule === '') {
      yield { message: 'The suppression names no rule. Write "askwell-disable-next-line rule-id: reason".', range };
    } else if (!rules.known.has(rule)) {
      yield { message: `There is no rule "${rule}" to suppress. Correct the id or remove the suppression.`, range };
    } else if (reason === '') {
      yield {
        message: `The suppression of "${rule}" gives no reason and has no effect. Write "${rule}: reason".`,
        range,
      };
    } else if (!rules.used.has(suppression) && !rules.off.has(rule)) {
      const fix = removal(source, suppression);
      yield { message: `The suppression of "${rule}" suppresses nothing. Remove it.`, range, ...(fix ? { fix } : {}) };
    }
  }
}

function removal(source: MarkdownSource, { line, range }: Suppression): TextEdit[] | undefined {
  // Front matter is left to the author: an entry of a map in one line is not safely cut out.
  if (line === undefined) return undefined;
  const before = source.lines[range.startLine - 1]!.slice(0, range.startColumn - 1);
  const after = source.lines[range.endLine - 1]!.slice(range.endColumn - 1);
  const alone = before.trim() === '' && after.trim() === '' && range.endLine < source.lines.length;
  const whole = { startLine: range.startLine, startColumn: 1, endLine: range.endLine + 1, endColumn: 1 };
  return [{ range: alone ? whole : range, text: '' }];
}
