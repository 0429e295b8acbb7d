import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandRun } from '../../test/command-run.ts';

let run: CommandRun;
beforeEach(async () => {
  run = await CommandRun.start();
  await run.write(
    'account/reset-password.en.md',
    '---\ntitle: Reset your password\nquestions: [I forgot my password]\n---\n\n## Steps\n\n1. Open the sign-in page.\n2. Choose **Forgot password**.\n',
  );
  await run.write(
    'account/delete.en.md',
    '# Delete your account\n\nOpen the settings and choose **Delete account**.\n',
  );
});
afterEach(() => run.dispose());

const test = (...args: string[]) => run.askwell('test', ...args);

describe('askwell test', () => {
  it('asks the questions of the articles and of tests/*.yaml', async () => {
    await run.write('tests/account.yaml', '- { locale: en, question: Delete my account, article: delete }\n');
    expect(await test(run.knowledge)).toEqual({
      code: 0,
      out: '2 of 2 tests passed, 0 failed.\n',
      err: 'Files read: 2.\nQuestions asked: 2.\n',
    });
  });

  it('says what failed, what ranked instead and why, and exits with 1', async () => {
    await run.write(
      'tests/account.yaml',
      '# wrong on purpose\n- { locale: en, question: Delete my account, article: reset-password }\n',
    );
    const { code, out } = await test(run.knowledge);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^FAIL tests\/account.yaml:2\n {5}en "Delete my account"\n {5}Expected answer with "reset-password", got answer with "delete".*\n {5}1\. delete {2}score [\d.]+ \(wording [\d.]+, .*\)\n/,
    );
    expect(out).toMatch(/ {3}> (?:2\. reset-password#?\S* {2}score|-\. reset-password: not among the first 1)/);
    expect(out).toMatch(/\n1 of 2 tests passed, 1 failed\.\n$/);
    expect((await test(run.knowledge, '--max-failures', '1')).code).toBe(0);
  });

  it('gives the whole report as JSON', async () => {
    const { out } = await test(run.knowledge, '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      summary: { tests: 1, passed: 1, failed: 0 },
      problems: [],
      results: [
        {
          passed: true,
          test: {
            question: { text: 'I forgot my password' },
            source: { file: 'account/reset-password.en.md', line: 3 },
          },
          decision: { kind: 'answer', passages: [{ articleId: 'reset-password' }] },
        },
      ],
    });
  });

  it('fails when something cannot be read, and when there is nothing to test', async () => {
    await run.write('tests/broken.yaml', '- { question: Hello }\n');
    const broken = await test(run.knowledge);
    expect([broken.code, broken.out]).toEqual([
      1,
      expect.stringMatching(
        /^unreadable File "tests\/broken.yaml", line 1: "locale" is missing.*\n\n1 of 1 tests passed, 0 failed\. 1 could not be read\.\n$/,
      ),
    ]);
    const nothing = await test();
    expect([nothing.code, nothing.out]).toEqual([1, expect.stringMatching(/^There are no tests\. Add "questions:"/)]);
    const nowhere = await test('--tests', join(run.base, 'nowhere'));
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('there is no such file or folder')]);
  });

  it('tests what is published when no folder is named', async () => {
    await run.askwell('import', run.knowledge);
    await run.write('more/gone.yaml', '- { locale: en, question: Where is my bicycle?, article: null }\n');
    const { code, out } = await test('--tests', join(run.knowledge, 'more'));
    expect([code, out]).toEqual([0, '2 of 2 tests passed, 0 failed.\n']);
  });

  it('asks the tests that the folder brought with it, too, unless others are named', async () => {
    await run.write('tests/account.yaml', '- { locale: en, question: Delete my account, article: reset-password }\n');
    await run.askwell('import', run.knowledge);
    const stored = await test();
    expect([stored.code, stored.out]).toEqual([1, expect.stringMatching(/^FAIL tests\/account\.yaml:1\n/)]);
    expect(stored.out).toMatch(/\n1 of 2 tests passed, 1 failed\.\n$/);
    await run.write('more/others.yaml', '- { locale: en, question: Delete my account, article: delete }\n');
    expect((await test('--tests', join(run.knowledge, 'more'))).out).toBe('2 of 2 tests passed, 0 failed.\n');
  });

  it('names file and line of a question that stands in an article', async () => {
    await run.write(
      'account/names.en.md',
      '---\ntitle: Change your name\nquestions:\n  - change my name\n  - I forgot my password\n---\n\nOpen the settings and type another name.\n',
    );
    expect((await test(run.knowledge)).out).toMatch(/^FAIL account\/names\.en\.md:5\n {5}en "I forgot my password"$/m);
  });

  it('leaves drafts out unless told otherwise', async () => {
    await run.write(
      'account/new.en.md',
      '---\ndraft: true\nquestions: [Is there a student discount?]\n---\n# Discounts\n\nYes, for students.\n',
    );
    expect((await test(run.knowledge)).out).toBe('1 of 1 tests passed, 0 failed.\n');
    expect((await test(run.knowledge, '--drafts')).out).toBe('2 of 2 tests passed, 0 failed.\n');
  });

  it('cannot be made to steer the terminal by a question', async () => {
    await run.write('tests/odd.yaml', '- { locale: en, question: "a\\u001b[2Jb\\u202ec", article: reset-password }\n');
    expect((await test(run.knowledge)).out).toContain('"a [2Jb c"');
  });

  it('tests the sample', async () => {
    const { out } = await test('--sample', '--max-failures', '40');
    expect(out).toMatch(/\n\d{3} of 502 tests passed, \d+ failed\.\n$/);
  });

  it.each([
    [['a', '--sample'], '--sample and a folder were given. Give one of them.'],
    [['--format', 'sarif'], '--format is "sarif". Write human, json.'],
    [['--max-failures', 'many'], '--max-failures is "many". Write a whole number from 0.'],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await test(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

it('askwell check is there, and the sample has nothing to report', async () => {
  const { code, out } = await run.askwell('check', join(import.meta.dirname, '../../sample/knowledge'));
  expect([code, out]).toEqual([0, expect.stringMatching(/^96 articles checked: /)]);
});
