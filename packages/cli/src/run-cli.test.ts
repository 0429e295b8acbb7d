import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandRun } from '../test/command-run.ts';

let base: string;
let knowledge: string;
let write: CommandRun['write'];
let askwell: CommandRun['askwell'];
let run: CommandRun;

beforeEach(async () => {
  run = await CommandRun.start();
  ({ base, knowledge, write, askwell } = run);
  await write(
    'shop/returns.en.md',
    '---\ntitle: Return an item\ntags: [returns]\n---\n\n## Steps\n\n1. Pack the item.\n2. Print the label.\n',
  );
  await write(
    'shop/costs.en.md',
    '# What delivery costs\n\nDelivery costs five pounds. See [how to return](returns#steps).\n',
  );
});

afterEach(() => run.dispose());

describe('askwell import', () => {
  it('publishes a folder, and the second time finds nothing to do', async () => {
    expect(await askwell('import', knowledge)).toEqual({
      code: 0,
      out: '2 imported, 0 updated, 0 unchanged, 0 refused. 0 losses.\n',
      err: 'Files read: 2.\nArticle texts stored: 2.\n',
    });
    await write('shop/costs.en.md', '# What delivery costs\n\nNothing.\n');
    expect((await askwell('import', knowledge)).out).toBe('0 imported, 1 updated, 1 unchanged, 0 refused. 0 losses.\n');
  });

  it('gives one line to each bad file, imports the rest and exits with 1', async () => {
    await write('shop/broken.md', '---\ntitle: [\n---\n');
    await write('shop/latin1.md', Uint8Array.from([0xe9, 0x0a]));
    await write('shop/draft.md', '---\ndraft: true\n---\n# Not yet\n');
    await write('shop/returns.md', '# The same again\n');
    const { code, out, err } = await askwell('import', knowledge);
    expect(code).toBe(1);
    expect(out).toBe('2 imported, 0 updated, 0 unchanged, 3 refused, 1 drafts left out. 0 losses.\n');
    expect(err.split('\n').slice(2)).toEqual([
      expect.stringMatching(/^File "shop\/broken.md", line \d: front matter cannot be read: /),
      'File "shop/latin1.md", line 1: not UTF-8. Save the file as UTF-8.',
      'File "shop/returns.md": id "returns" in locale "en" is already used by "shop/returns.en.md". Give one of them another "id:".',
      '',
    ]);
  });

  it('lists losses when asked to', async () => {
    await write('shop/more.md', '# More\n\n[gone](gone.md)\n');
    expect((await askwell('import', knowledge)).out).toMatch(/ 1 losses \(list them with --losses\)\.\n$/);
    expect((await askwell('import', knowledge, '--losses')).out).toMatch(
      /^shop\/more.md:3 dead-internal-link gone.md\n/,
    );
  });

  it('says what is wrong with a folder that is none', async () => {
    const { code, err } = await askwell('import', join(base, 'nowhere'));
    expect([code, err]).toEqual([1, expect.stringMatching(/^Folder ".*nowhere" cannot be read/)]);
  });
});

describe('askwell search and ask', () => {
  it('show what a customer would find, and the bot’s answer with its source', async () => {
    await askwell('import', knowledge);
    const found = await askwell('search', 'return', 'an', 'item');
    expect([found.code, found.out]).toEqual([
      0,
      expect.stringContaining('1. Return an item › Steps\n   returns#steps (en)\n'),
    ]);
    const answered = await askwell('ask', 'How do I return an item?');
    expect(answered.out).toMatch(
      /^1\. Pack the item\.\n2\. Print the label\.\n\nSource: Return an item › Steps \(returns#steps, en, revision 1\)\nConfidence /,
    );
    expect(answered.code).toBe(0);
  });

  it('exit with 1 when there is nothing', async () => {
    const found = await askwell('search', 'bicycle');
    expect([found.code, found.err]).toEqual([1, expect.stringContaining('Nothing found for "bicycle".')]);
    const answered = await askwell('ask', 'Where is my bicycle?');
    expect([answered.code, answered.out]).toEqual([1, expect.stringContaining('a person would be offered')]);
  });

  it('try out the sample, in English and in Chinese', async () => {
    const english = await askwell('ask', 'How do I return an item?', '--sample');
    expect([english.code, english.out]).toEqual([0, expect.stringContaining('(return-policy#steps, en,')]);
    const chinese = await askwell('ask', '怎么退货', '--sample', '--locale', 'zh-CN');
    expect([chinese.code, chinese.out]).toEqual([0, expect.stringContaining('(return-policy#')]);
    expect(chinese.out).toContain('zh-CN');
  });
});

describe('askwell user', () => {
  it('adds a member with a link that signs in, once for each address', async () => {
    const added = await askwell(
      'user',
      'add',
      'mei@shop.example',
      '--name',
      'Mei Lin',
      '--role',
      'editor',
      '--public-url',
      'https://help.example/',
    );
    expect(added.out).toMatch(
      /^Added Mei Lin <mei@shop.example> as editor.*\nhttps:\/\/help\.example\/workbench\/#sign-in=[\w-]{20,}\n$/,
    );
    const again = await askwell('user', 'add', 'mei@shop.example', '--name', 'Mei Lin');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('exists already')]);
  });

  it.each([
    [['remove', 'mei@shop.example'], 'Write "user add <email>".'],
    [['add', 'mei', '--name', 'Mei'], '"mei" is no e-mail address.'],
    [['add', 'mei@shop.example'], 'Add --name "Mei Lin".'],
    [
      ['add', 'mei@shop.example', '--name', 'Mei', '--role', 'boss'],
      'Write editor, reviewer, agent, supervisor, admin.',
    ],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await askwell('user', ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(err).toContain('See "askwell user --help".');
  });
});

describe('calling it in a wrong way', () => {
  it.each([
    [
      ['publish'],
      'There is no command "publish". Commands are dev, start, import, export, push, check, test, search, ask, what-if, calibrate, gaps, draft, review, verification, user.',
    ],
    [['import'], 'missing required args for command `import <path>`'],
    [['import', 'a', 'b'], 'Unused args: `b`'],
    [['search', 'x', '--colour'], 'Unknown option `--colour`'],
    [['search', 'x', '--limit', '99'], '--limit is "99". Write a number from 1 to 20.'],
    [['search', 'x', '--locale', 'no such'], '--locale is "no such". Write a language tag such as en or zh-CN.'],
    [['search', 'x', '--data', 'a', '--data', 'b'], '--data was given 2 times. Give it once.'],
    [['start', '--port', 'http'], 'The port is "http". Write a number from 0 to 65535.'],
  ])('%j exits with 2 and says what to write', async (args, message) => {
    const { code, err } = await askwell(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(err).toMatch(/See "askwell (\w+ )?--help"\./);
  });

  it.each([[], ['--help'], ['import', '--help'], ['user', '--help'], ['--version']])(
    '%j exits with 0',
    async (...args: string[]) => {
      const info = vi.spyOn(console, 'info').mockImplementation(() => {});
      try {
        expect((await askwell(...args)).code).toBe(0);
        expect(info.mock.calls.join('\n')).toContain('askwell');
      } finally {
        info.mockRestore();
      }
    },
  );

  it('a database that cannot be opened is one line, not a trace', async () => {
    const { code, err } = await askwell('search', 'x', '--database-url', 'mysql://x');
    expect([code, err]).toEqual([1, expect.stringContaining('must begin with "postgres://"')]);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
