import { describe, expect, it } from 'vitest';
import { defaultLintConfiguration } from './configuration.ts';
import { LintCorpus } from './corpus/lint-corpus.ts';
import { readLintDocument } from './document.ts';
import { Linter } from './linter.ts';
import type { LintRule } from './rule.ts';

const shouting: LintRule = {
  id: 'acme.shouting',
  description: 'No line shouts.',
  severity: 'warning',
  *check({ source }) {
    for (const [index, text] of source.visible.entries()) {
      if (text.includes('!')) yield { message: `Line ${index + 1} shouts.`, range: source.rangeOfLine(index + 1) };
    }
  },
};

function run(
  text: string,
  rules: Record<string, 'error' | 'warning' | 'hint' | 'off'> = {},
  linter = new Linter([shouting]),
) {
  const document = readLintDocument(text, { path: 'guide/a.en.md' });
  if (!document.ok) throw new Error(document.error.message);
  const corpus = new LintCorpus([document.value]);
  const configuration = { ...defaultLintConfiguration, rules };
  return linter
    .lint(document.value, corpus, { now: 0, configuration })
    .map(({ rule, severity, range, message }) => `${range.startLine} ${severity} ${rule}: ${message}`);
}

describe('the linter', () => {
  it('runs a registered rule until it is disposed', () => {
    const linter = new Linter([]);
    const registration = linter.register(shouting);
    expect(run('Go!', {}, linter)).toEqual(['1 warning acme.shouting: Line 1 shouts.']);
    registration.dispose();
    expect(run('Go!', {}, linter)).toEqual([]);
  });

  it('lets a later rule of the same id stand in for the earlier one', () => {
    const linter = new Linter([shouting]);
    const registration = linter.register({ ...shouting, check: () => [] });
    expect(run('Go!', {}, linter)).toEqual([]);
    registration.dispose();
    expect(run('Go!', {}, linter)).toHaveLength(1);
  });

  it.each(['', 'Shouting', 'a b', 'suppression'])('refuses the rule id %j', (id) => {
    expect(() => new Linter([]).register({ ...shouting, id })).toThrow(TypeError);
  });

  it('takes severities from the configuration', () => {
    expect(run('Go!', { 'acme.shouting': 'error' })).toEqual(['1 error acme.shouting: Line 1 shouts.']);
    expect(run('Go!', { 'acme.shouting': 'off' })).toEqual([]);
  });

  it('does not report what is suppressed with a reason', () => {
    expect(run('<!-- askwell-disable-next-line acme.shouting: it is the product name -->\nYahoo!\n\nGo!')).toEqual([
      '4 warning acme.shouting: Line 4 shouts.',
    ]);
    expect(run('---\nlint: { disable: { acme.shouting: a manifesto } }\n---\nGo!\n\nOn!')).toEqual([]);
  });

  it('suppresses two rules for one line', () => {
    const whisper: LintRule = { ...shouting, id: 'acme.whisper' };
    const text =
      '<!-- askwell-disable-next-line acme.shouting: a -->\n<!-- askwell-disable-next-line acme.whisper: b -->\n\nGo!';
    expect(run(text, {}, new Linter([shouting, whisper]))).toEqual([]);
  });

  it.each([
    ['<!-- askwell-disable-next-line acme.shouting -->\nGo!', 'gives no reason and has no effect', 2],
    ['---\nlint: { disable: [acme.shouting] }\n---\nGo!', 'gives no reason and has no effect', 2],
    ['<!-- askwell-disable-next-line acme.shouting: why not -->\nGo.', 'suppresses nothing', 1],
    ['---\nlint: { disable: { acme.shouting: why not } }\n---\nGo.', 'suppresses nothing', 1],
    ['<!-- askwell-disable-next-line acme.shuting: why not -->\nGo.', 'There is no rule "acme.shuting"', 1],
    ['<!-- askwell-disable-next-line -->\nGo.', 'names no rule', 1],
  ])('reports a suppression that is no good: %j', (text, message, count) => {
    const found = run(text);
    expect(found).toHaveLength(count);
    expect(found.join('\n')).toContain(message);
  });

  it('keeps a suppression of a rule that the configuration switches off', () => {
    expect(run('<!-- askwell-disable-next-line acme.shouting: name -->\nYahoo!', { 'acme.shouting': 'off' })).toEqual(
      [],
    );
  });
});
