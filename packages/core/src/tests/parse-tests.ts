import type { Decision } from '../answers/index.ts';
import { canonicalLocale, parseStrictYaml, type YamlMap, type YamlValue } from '../articles/index.ts';
import type { Expectation, KnowledgeTest } from './knowledge-test.ts';

/** Something in a file of tests that cannot be read; the other tests are. */
export interface TestFileProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export interface TestFile {
  readonly tests: readonly KnowledgeTest[];
  readonly problems: readonly TestFileProblem[];
}

/** Characters of one file that are read. */
export const longestTestFile = 1_000_000;
/** Tests that one file may hold. */
export const mostTestsPerFile = 5_000;

const fields = ['question', 'locale', 'context', 'audience', 'article', 'section', 'decision'] as const;
const decisions = ['answer', 'clarify', 'handoff', 'small-talk'] as const satisfies readonly Decision['kind'][];

/**
 * Reads a file of knowledge tests: a YAML list whose entries are
 * `{ question, locale, context?, audience?, article?, section?, decision? }`. Never throws; what cannot be read is told
 * with its line.
 *
 * @param file name for messages
 *
 * @example
 * parseTests('- { locale: en, question: "forgot my password", article: reset-password }', 'tests/account.yaml');
 */
export function parseTests(source: string, file: string): TestFile {
  const text = source.replace(/^\ufeff/, '');
  const refused = (line: number, message: string): TestFile => ({ tests: [], problems: [{ file, line, message }] });
  const yaml = parseStrictYaml(text, longestTestFile);
  if (!yaml.ok) return refused(yaml.error.line, yaml.error.message);
  if (yaml.value === undefined) return { tests: [], problems: [] };
  if (!isList(yaml.value)) return refused(1, 'A file of tests is a list. Begin each test with "- question: …".');
  const items = yaml.value;
  if (items.length > mostTestsPerFile) {
    return refused(1, `There are ${items.length} tests, at most ${mostTestsPerFile} fit in a file. Split it.`);
  }
  const lines = linesOfItems(text, items.length);
  const tests: KnowledgeTest[] = [];
  const problems: TestFileProblem[] = [];
  items.forEach((item, index) => {
    const line = lines[index] ?? 1;
    const read = readTest(item);
    if (typeof read === 'string') problems.push({ file, line, message: read });
    else tests.push({ ...read, source: { file, line } });
  });
  return { tests, problems };
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

function isMap(value: YamlValue): value is YamlMap {
  return value instanceof Map;
}

/** The lines of the list's dashes; none when it is written in brackets. */
function linesOfItems(text: string, count: number): number[] {
  const lines: number[] = [];
  let indentation: number | undefined;
  text.split('\n').forEach((line, index) => {
    const dash = /^( *)-(?=\s|$)/.exec(line);
    if (!dash) return;
    indentation ??= dash[1]!.length;
    if (dash[1]!.length === indentation) lines.push(index + 1);
  });
  return lines.length === count ? lines : [];
}

/** A test without its source, or what is wrong with it. */
function readTest(item: YamlValue): Omit<KnowledgeTest, 'source'> | string {
  if (typeof item === 'string' || !isMap(item)) {
    return 'A test is a map. Write "- question: …" with "locale" and "article" or "decision".';
  }
  for (const [name, value] of item) {
    if (!fields.some((field) => field === name)) {
      return `"${name.slice(0, 40)}" is no field of a test. Use ${fields.join(', ')}.`;
    }
    if (name !== 'context' && typeof value !== 'string') return `"${name}" must be a text.`;
  }
  const text = (name: (typeof fields)[number]): string | undefined => {
    const value = item.get(name);
    return typeof value === 'string' ? value.trim() : undefined;
  };
  const question = text('question');
  const locale = canonicalLocale(text('locale') ?? '');
  const audience = text('audience') ?? 'customer';
  const context = item.get('context') ?? [];
  if (!question) return '"question" is missing. Write what a customer asks.';
  if (!locale) return '"locale" is missing or no language tag. Write for instance "en" or "zh-CN".';
  if (!isList(context) || !context.every((one) => typeof one === 'string')) {
    return '"context" must be a list of texts: the questions asked before, oldest first.';
  }
  if (audience !== 'customer' && audience !== 'internal') return '"audience" must be "customer" or "internal".';
  const expect = readExpectation(text('article'), text('section'), text('decision'));
  if (typeof expect === 'string') return expect;
  return {
    question: {
      text: question,
      locale,
      ...(context.length > 0 ? { previous: context } : {}),
      ...(audience === 'internal' ? { audience } : {}),
    },
    expect,
  };
}

function readExpectation(
  written: string | undefined,
  section: string | undefined,
  decision: string | undefined,
): Expectation | string {
  if (written === undefined && decision === undefined) {
    return 'A test needs "article" (an id, or null when the bot must not answer) or "decision".';
  }
  if (written === '') return '"article" must be the id of an article, or null when the bot must not answer.';
  // Strict YAML reads every scalar as text.
  const article = written === 'null' || written === '~' ? null : written;
  const kind = decisions.find((one) => one === decision);
  if (decision !== undefined && !kind) return `"decision" must be one of ${decisions.join(', ')}.`;
  if (section !== undefined && (!section || typeof article !== 'string')) {
    return '"section" must be the id of a section of "article".';
  }
  if (article === null && kind === 'answer') return '"decision: answer" contradicts "article: null".';
  if (typeof article === 'string' && (kind === 'handoff' || kind === 'small-talk')) {
    return `"decision: ${kind}" leads to no article. Remove "article" or the decision.`;
  }
  return {
    ...(article !== undefined ? { article } : {}),
    ...(section !== undefined ? { section } : {}),
    ...(kind ? { decision: kind } : {}),
  };
}
