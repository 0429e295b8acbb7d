import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CommandRun } from '../../test/command-run.ts';

let run: CommandRun;
let out: string;
beforeEach(async () => {
  run = await CommandRun.start();
  out = join(run.base, 'out');
  await run.write('shop/costs.md', '# What delivery costs\n\nFive pounds.\n');
  await run.askwell('import', run.knowledge);
});
afterEach(() => run.dispose());

it('askwell export writes what askwell import reads, and the second time nothing', async () => {
  expect(await run.askwell('export', out)).toEqual({
    code: 0,
    out: '2 written, 0 unchanged, 0 removed.\n',
    err: 'Files written: 2.\n',
  });
  expect(await readFile(join(out, 'shop/costs.md'), 'utf8')).toBe('# What delivery costs\n\nFive pounds.\n');
  expect((await run.askwell('export', out)).out).toBe('0 written, 2 unchanged, 0 removed.\n');
  expect((await run.askwell('import', out)).out).toBe('0 imported, 0 updated, 1 unchanged, 0 refused. 0 losses.\n');
});

it('says which files are in the way, writes nothing and exits with 1, unless forced', async () => {
  await run.askwell('export', out);
  await writeFile(join(out, 'shop/costs.md'), '# Mine\n');
  const { code, err, out: told } = await run.askwell('export', out);
  expect([code, told]).toEqual([1, 'Nothing was written: 1 files are in the way.\n']);
  expect(err).toBe(
    'File "shop/costs.md": was changed since it was exported. Import it, move it away, or overwrite it with --force.\n',
  );
  expect((await run.askwell('export', out, '--force')).code).toBe(0);
  await rm(out, { recursive: true });
  await writeFile(out, 'a file');
  expect((await run.askwell('export', out)).err).toMatch(/^Folder ".*out" cannot be read/);
});
