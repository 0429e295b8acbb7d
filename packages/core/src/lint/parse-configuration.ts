import { parseStrictYaml, type YamlMap, type YamlProblem, type YamlValue } from '../articles/index.ts';
import { err, ok, type Result } from '../base/index.ts';
import { defaultLintConfiguration, type BannedPhrase, type LintConfiguration } from './configuration.ts';
import type { Severity } from './diagnostic.ts';

const longestText = 262_144;
const severities: readonly string[] = ['error', 'warning', 'hint', 'off'];
const keys = ['rules', 'phrases', 'ownContacts', 'longestArticle', 'longestSection', 'verifyEveryDays', 'sourceLocale'];

class Refusal extends Error {}

/**
 * Reads a `lint.yaml`; what it leaves out is as in {@link defaultLintConfiguration}. Rule ids are not checked here:
 * an extension may bring the rule later.
 *
 * @example
 * parseLintConfiguration('rules: { orphan: off }\nownContacts: [hearthlane.example]');
 */
export function parseLintConfiguration(text: string): Result<LintConfiguration, YamlProblem> {
  const parsed = parseStrictYaml(text.replace(/^\ufeff/, ''), longestText);
  if (!parsed.ok)
    return err({ ...parsed.error, message: `Lint configuration cannot be read: ${parsed.error.message}.` });
  try {
    const top = map('lint configuration', parsed.value ?? new Map<string, YamlValue>(), keys);
    const { longestArticle, longestSection, verifyEveryDays, sourceLocale } = defaultLintConfiguration;
    return ok({
      rules: rulesOf(top.get('rules')),
      phrases: list('phrases', top.get('phrases')).map(phraseOf),
      ownContacts: list('ownContacts', top.get('ownContacts')).map((value) => textOf('ownContacts', value)),
      longestArticle: wholeNumber('longestArticle', top.get('longestArticle'), longestArticle),
      longestSection: wholeNumber('longestSection', top.get('longestSection'), longestSection),
      verifyEveryDays: wholeNumber('verifyEveryDays', top.get('verifyEveryDays'), verifyEveryDays),
      sourceLocale: top.has('sourceLocale') ? textOf('sourceLocale', top.get('sourceLocale')!) : sourceLocale,
    });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return err({ line: 1, message: `Lint configuration: ${refusal.message}.` });
  }
}

function rulesOf(value: YamlValue | undefined): Record<string, Severity | 'off'> {
  if (value === undefined || value === '') return {};
  const rules: [string, Severity | 'off'][] = [];
  for (const [id, severity] of map('rules', value)) {
    if (typeof severity !== 'string' || !severities.includes(severity)) {
      throw new Refusal(`rule "${id}" is ${shown(severity)}. Write error, warning, hint or off`);
    }
    rules.push([id, severity as Severity | 'off']);
  }
  return Object.fromEntries(rules);
}

function phraseOf(value: YamlValue): BannedPhrase {
  const entry = typeof value === 'string' ? new Map([['phrase', value]]) : value;
  const given = map('phrases', entry, ['phrase', 'replacement', 'reason', 'locale']);
  const phrase = given.has('phrase') ? textOf('phrase', given.get('phrase')!) : '';
  if (phrase === '') throw new Refusal('an entry of "phrases" has no "phrase". Add it');
  const optional = (key: 'replacement' | 'reason' | 'locale') =>
    given.has(key) ? { [key]: textOf(key, given.get(key)!) } : {};
  return { phrase, ...optional('replacement'), ...optional('reason'), ...optional('locale') };
}

function map(name: string, value: YamlValue, allowed?: readonly string[]): YamlMap {
  if (!(value instanceof Map)) throw new Refusal(`"${name}" is ${shown(value)}. Write keys with values`);
  for (const key of value.keys()) {
    if (allowed && !allowed.includes(key))
      throw new Refusal(`"${name}" has no key "${key}". Write ${allowed.join(', ')}`);
  }
  return value;
}

function list(name: string, value: YamlValue | undefined): readonly YamlValue[] {
  if (value === undefined || value === '') return [];
  if (!Array.isArray(value)) throw new Refusal(`"${name}" is ${shown(value)}. Write a list`);
  return value as readonly YamlValue[];
}

function textOf(name: string, value: YamlValue): string {
  if (typeof value !== 'string') throw new Refusal(`"${name}" is ${shown(value)}. Write text`);
  return value.trim();
}

function wholeNumber(name: string, value: YamlValue | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (typeof value !== 'string' || !/^[1-9]\d{0,5}$/.test(value)) {
    throw new Refusal(`"${name}" is ${shown(value)}. Write a whole number from 1 to 999999`);
  }
  return Number(value);
}

function shown(value: YamlValue): string {
  return typeof value === 'string' ? `"${value}"` : Array.isArray(value) ? 'a list' : 'a map';
}
