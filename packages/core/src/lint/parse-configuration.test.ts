import { describe, expect, it } from 'vitest';
import { defaultLintConfiguration } from './configuration.ts';
import { parseLintConfiguration } from './parse-configuration.ts';

describe('parseLintConfiguration', () => {
  it('takes the defaults for what is left out', () => {
    expect(parseLintConfiguration('')).toEqual({ ok: true, value: defaultLintConfiguration });
  });

  it('reads all keys', () => {
    const text = `
rules: { orphan: off, too-long: error }
phrases:
  - simply
  - { phrase: hotline, replacement: help line, reason: it is not hot, locale: en }
ownContacts: [hearthlane.example, +49 30 1234567]
longestArticle: 900
longestSection: 300
verifyEveryDays: 60
sourceLocale: zh-CN
`;
    expect(parseLintConfiguration(text)).toEqual({
      ok: true,
      value: {
        rules: { orphan: 'off', 'too-long': 'error' },
        phrases: [
          { phrase: 'simply' },
          { phrase: 'hotline', replacement: 'help line', reason: 'it is not hot', locale: 'en' },
        ],
        ownContacts: ['hearthlane.example', '+49 30 1234567'],
        longestArticle: 900,
        longestSection: 300,
        verifyEveryDays: 60,
        sourceLocale: 'zh-CN',
      },
    });
  });

  it.each([
    ['rules: { orphan: fatal }', 'rule "orphan" is "fatal". Write error, warning, hint or off'],
    ['rule: {}', 'has no key "rule". Write rules, phrases'],
    ['longestArticle: many', '"longestArticle" is "many". Write a whole number'],
    ['phrases: { a: b }', '"phrases" is a map. Write a list'],
    ['phrases: [{ replacement: b }]', 'has no "phrase"'],
    ['a: &b c', 'anchor "&b" is not allowed'],
  ])('refuses %j', (text, message) => {
    const parsed = parseLintConfiguration(text);
    expect(parsed.ok ? '' : parsed.error.message).toContain(message);
  });
});
