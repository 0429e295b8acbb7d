import type { Diagnostic, LintRule, Severity, SourceRange } from '@askwell/core/lint';
import type { CheckResult } from './check-folder.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  hint: 'note',
};

/**
 * The findings as SARIF 2.1.0, which code scanning services and editors read
 * (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
 *
 * @param folder the knowledge folder relative to the root of the sources, with `/`; empty when it is the root
 */
export function formatSarif({ diagnostics, rules }: CheckResult, folder: string): string {
  const index = new Map(rules.map((rule, at) => [rule.id, at]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'askwell', rules: rules.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => ({
          ruleId: diagnostic.rule,
          ruleIndex: index.get(diagnostic.rule) ?? -1,
          level: levels[diagnostic.severity],
          message: { text: diagnostic.message },
          locations: [
            { physicalLocation: { artifactLocation: artifactOf(diagnostic, folder), region: { ...diagnostic.range } } },
          ],
          ...fixesOf(diagnostic, rules[index.get(diagnostic.rule) ?? -1], folder),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptorOf({ id, description, severity, information }: LintRule) {
  return {
    id,
    shortDescription: { text: description },
    defaultConfiguration: { level: levels[severity] },
    ...(information === undefined ? {} : { helpUri: information }),
  };
}

function artifactOf({ path = '' }: Diagnostic, folder: string): { uri: string; uriBaseId: string } {
  const parts = [...folder.split('/'), ...path.split('/')].filter((part) => part !== '' && part !== '.');
  return { uri: parts.map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

function fixesOf(diagnostic: Diagnostic, rule: LintRule | undefined, folder: string) {
  if (!diagnostic.fix) return {};
  const replacements = diagnostic.fix.map(({ range, text }: { range: SourceRange; text: string }) => ({
    deletedRegion: { ...range },
    insertedContent: { text },
  }));
  const change = { artifactLocation: artifactOf(diagnostic, folder), replacements };
  return { fixes: [{ description: { text: rule?.fix ?? 'Fix' }, artifactChanges: [change] }] };
}
