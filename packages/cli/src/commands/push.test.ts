import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CommandRun } from '../../test/command-run.ts';

let run: CommandRun;
beforeEach(async () => {
  run = await CommandRun.start();
  await run.write('shop/costs.en.md', '# What delivery costs\n\nFive pounds.\n');
  await run.write('shop/times.en.md', '# When it arrives\n\nIn two days.\n');
});
afterEach(() => run.dispose());
const push = (...args: string[]) => run.askwell('push', run.knowledge, ...args);

it('askwell push says what it would do, does it, and the second time nothing', async () => {
  expect(await push('--dry-run')).toEqual({
    code: 0,
    out: '+ shop/costs.en.md  added\n+ shop/times.en.md  added\nDry run: nothing was pushed. 2 added, 0 changed, 0 moved, 0 gone, 0 archived, 0 unchanged.\n',
    err: 'Files read: 2.\n',
  });
  expect((await push()).out).toContain('2 added');
  expect((await push()).out).toBe('0 added, 0 changed, 0 moved, 0 gone, 0 archived, 2 unchanged.\n');
  await run.write('shop/costs.en.md', '# What delivery costs\n\nSix pounds and a smile.\n');
  expect((await push()).out).toMatch(/^~ shop\/costs\.en\.md {2}\+4 -1 words\n0 added, 1 changed/);
});

it('archives only when told to, and an import says that it does not', async () => {
  await push();
  await rm(join(run.knowledge, 'shop/times.en.md'));
  expect((await push()).out).toContain(
    '- shop/times.en.md  file of "times" is gone: left as it is; archive it with --archive-missing\n',
  );
  const imported = await run.askwell('import', run.knowledge);
  expect(imported.code).toBe(0);
  expect(imported.err).toContain('Article "times" (en): this folder has no file "shop/times.en.md".\n');
  expect(imported.err).toMatch(
    /left as they are: 1\. Archive them with "askwell push .*knowledge --archive-missing"\.\n$/,
  );
  expect((await push('--archive-missing', '--dry-run')).out).toContain('would be archived');
  expect((await push('--archive-missing')).out).toContain('file of "times" is gone: archived\n');
  expect((await run.askwell('search', 'arrives')).out).not.toContain('times');
});

it('follows lint.yaml and tests, and removes what is gone only when told to', async () => {
  await run.write('lint.yaml', 'rules: { orphan: off }\n');
  await run.write('tests/shop.yaml', '- { question: delivery costs, locale: en, article: costs }\n');
  expect((await push('--dry-run')).out).toContain('+ lint.yaml  added\n+ tests/shop.yaml  added\n');
  expect((await run.askwell('import', run.knowledge)).out).toContain('2 files of settings stored');
  await run.write('lint.yaml', 'rules: { orphan: hint }\n');
  expect((await push()).out).toMatch(/^~ lint\.yaml {2}\+1 -1 words\n/);
  await rm(join(run.knowledge, 'tests'), { recursive: true });
  const imported = await run.askwell('import', run.knowledge);
  expect([imported.code, imported.err]).toEqual([
    0,
    expect.stringContaining('File "tests/shop.yaml" is gone; what it said stays in force.'),
  ]);
  const gone = '- tests/shop.yaml  file is gone: ';
  expect((await push()).out).toContain(`${gone}what it said stays in force; remove it with --archive-missing\n`);
  expect((await push('--archive-missing', '--dry-run')).out).toContain(`${gone}would be removed\n`);
  expect((await push('--archive-missing')).out).toContain(`${gone}removed\n`);
  expect((await push()).out).not.toContain('tests/shop.yaml');
});

it('exits with 1 for what was not pushed, as JSON for machines', async () => {
  await push();
  await rm(join(run.knowledge, 'shop/times.en.md'));
  await push('--archive-missing');
  await run.write('shop/times.en.md', '# When it arrives\n\nTomorrow.\n');
  const { code, out } = await push();
  expect([code, out]).toEqual([
    1,
    '! shop/times.en.md  "times" (en) was archived on the server: remove the file\nNothing was pushed. Merge them, or let the folder win with --force. 0 added, 0 changed, 0 moved, 0 gone, 0 archived, 1 unchanged, 1 in conflict.\n',
  ]);
  const asJson = await push('--format', 'json');
  expect(asJson.code).toBe(1);
  expect(JSON.parse(asJson.out)).toMatchObject({
    dryRun: false,
    applied: false,
    changes: [],
    conflicts: [{ articleId: 'times', locale: 'en', path: 'shop/times.en.md', kind: 'archived-here' }],
  });
  expect((await push('--force')).code).toBe(0);
  await run.write('shop/broken.en.md', '---\n');
  expect((await push()).code).toBe(1);
  expect((await push('--format', 'xml')).code).toBe(2);
});
