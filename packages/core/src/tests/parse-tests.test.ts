import { describe, expect, it } from 'vitest';
import { longestTestFile, mostTestsPerFile, parseTests, testsOfArticle } from './index.ts';

const parse = (text: string) => parseTests(text, 'tests/account.yaml');
const problem = (text: string) => parse(text).problems[0];

describe('a file of tests', () => {
  it('is a list of questions with what each must lead to', () => {
    const { tests, problems } = parse(`# comment
- { locale: en, question: "dont remember my pasword", article: reset-password }
- { locale: zh-CN, question: "能用胶囊吗？", article: null }

- question: and on Android?
  locale: en
  context: [How do I install the app on iOS?]
  audience: internal
  article: install-app
  section: android
- question: return or repair?
  locale: en
  decision: clarify
`);
    expect(problems).toEqual([]);
    expect(tests).toEqual([
      {
        question: { text: 'dont remember my pasword', locale: 'en' },
        expect: { article: 'reset-password' },
        source: { file: 'tests/account.yaml', line: 2 },
      },
      {
        question: { text: '能用胶囊吗？', locale: 'zh-CN' },
        expect: { article: null },
        source: { file: 'tests/account.yaml', line: 3 },
      },
      {
        question: {
          text: 'and on Android?',
          locale: 'en',
          previous: ['How do I install the app on iOS?'],
          audience: 'internal',
        },
        expect: { article: 'install-app', section: 'android' },
        source: { file: 'tests/account.yaml', line: 5 },
      },
      {
        question: { text: 'return or repair?', locale: 'en' },
        expect: { decision: 'clarify' },
        source: { file: 'tests/account.yaml', line: 11 },
      },
    ]);
  });

  it('may be empty', () => {
    expect(parse('# nothing yet\n')).toEqual({ tests: [], problems: [] });
  });

  it('may begin with a byte order mark', () => {
    const { tests, problems } = parse('\ufeff- { question: a, locale: en, article: x }\r\n');
    expect(problems).toEqual([]);
    expect(tests.map(({ source }) => source.line)).toEqual([1]);
  });

  it('loses only the tests that cannot be read', () => {
    const { tests, problems } = parse('- { question: a, locale: en }\n- { question: b, locale: en, article: x }\n');
    expect(tests.map(({ question }) => question.text)).toEqual(['b']);
    expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining('needs "article"') }]);
  });

  it.each([
    ['- { locale: en, article: x }', '"question" is missing'],
    ['- { question: a, article: x }', '"locale" is missing'],
    ['- { question: a, locale: "../etc", article: x }', '"locale" is missing'],
    ['- { question: a, locale: en, artical: x }', '"artical" is no field of a test'],
    ['- { question: a, locale: en, decision: maybe }', '"decision" must be one of'],
    ['- { question: a, locale: en, decision: answer, article: null }', 'contradicts'],
    ['- { question: a, locale: en, decision: handoff, article: x }', 'leads to no article'],
    ['- { question: a, locale: en, decision: handoff, section: x }', '"section" must be'],
    ['- { question: a, locale: en, article: }', '"article" must be'],
    ['- { question: [a], locale: en, article: x }', '"question" must be a text'],
    ['- { question: a, locale: en, article: x, context: { a: b } }', '"context" must be a list'],
    ['- { question: a, locale: en, article: x, audience: all }', '"audience" must be'],
    ['- just a text', 'A test is a map'],
    ['question: a', 'is a list'],
  ])('says what is wrong: %s', (text, message) => {
    expect(problem(text)?.message).toContain(message);
  });

  it.each([
    ['an alias bomb', `- &a [x,x,x,x,x,x,x,x]\n- &b [*a,*a,*a,*a,*a,*a]\n- [*b,*b,*b,*b,*b]\n`],
    ['a tag', '- !!js/function "() => 1"\n'],
    ['brackets without end', '['.repeat(20_000)],
    ['a merge key', '- { <<: { question: a }, locale: en, article: x }\n'],
    ['a text that is too long', `- ${'x'.repeat(longestTestFile)}`],
    ['too many tests', '- x\n'.repeat(mostTestsPerFile + 1)],
    ['two documents', '- a\n---\n- b\n'],
  ])('refuses %s with one clear line', (_, text) => {
    const { tests, problems } = parse(text);
    expect(tests).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).not.toBe('');
  });
});

describe('the questions of an article', () => {
  it('must be answered by it, for those who may read it', () => {
    const article = { id: 'refunds', locale: 'en', questions: ['refund?'], audience: 'internal' } as const;
    expect(testsOfArticle(article, 'refunds.en.md')).toEqual([
      {
        question: { text: 'refund?', locale: 'en', audience: 'internal' },
        expect: { article: 'refunds' },
        source: { file: 'refunds.en.md', line: 0 },
      },
    ]);
  });
});
