import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Linter } from './linter.ts';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));

describe('the documentation of the rules', () => {
  it.each(new Linter().rules.map((rule) => [rule.id, rule] as const))(
    '%s has a page that says what the rule does',
    (_id, rule) => {
      const file = `${repository}${rule.information}`;
      expect(existsSync(file), file).toBe(true);
      const page = readFileSync(file, 'utf8');
      expect(page).toContain(`# ${rule.id}\n`);
      expect(page).toContain(`${rule.description} Severity: ${rule.severity}.`);
      for (const heading of ['What it checks', 'Why', 'Example', 'Fix', 'Suppress'])
        expect(page).toContain(`\n## ${heading}\n`);
      // A rule without a fix says so; one with a fix says what it does.
      expect(/\n## Fix\n\nNone[.:]/.test(page)).toBe(rule.fix === undefined);
    },
  );

  it('lists every rule with its severity and fix', () => {
    const index = readFileSync(`${repository}docs/lint/README.md`, 'utf8');
    for (const { id, severity, description, fix } of new Linter().rules) {
      expect(index).toContain(`| [${id}](${id}.md) | ${severity} | ${description} | ${fix ? 'yes' : ''} |`);
    }
  });
});
