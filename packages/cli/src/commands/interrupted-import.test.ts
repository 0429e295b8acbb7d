import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandRun } from '../../test/command-run.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
/** Makes a process believe that a person watches it, so that it draws its progress as it goes. */
const watched = `data:text/javascript,${encodeURIComponent('process.stderr.isTTY = true;')}`;
const articles = 500;

let run: CommandRun;
beforeEach(async () => {
  run = await CommandRun.start();
  for (let number = 1; number <= articles; number++) {
    await run.write(`guide/part-${number}.en.md`, `# Part ${number} of the guide\n\nPart ${number} says this.\n`);
  }
});
afterEach(() => run.dispose());

/** Runs the real command line on the folder of articles, and presses Ctrl+C once its progress matches. */
async function importUntil(pattern: RegExp): Promise<{ code: number | null; out: string; err: string }> {
  const options = ['--conditions=@askwell/source', '--import', 'tsx', '--import', watched];
  const child = spawn(process.execPath, [...options, main, 'import', run.knowledge], {
    env: { ...process.env, ASKWELL_DATA_DIR: `${run.base}/data` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  let interrupted = false;
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
    if (interrupted || !pattern.test(err)) return;
    interrupted = true;
    child.kill('SIGINT');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

const counts = (out: string) => /^(\d+) imported, (\d+) updated, (\d+) unchanged/.exec(out)!.slice(1).map(Number);

describe('askwell import, when Ctrl+C is pressed', () => {
  it('stops while it stores, says what is kept and how to go on, and the next import does the rest', async () => {
    const { code, out, err } = await importUntil(/Storing articles[^\n]*\] [1-9]\d*\/500/);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.trimEnd().split('\n').at(-1)).toContain('Stopped. What is stored stays; import again to go on.');

    const again = await run.askwell('import', run.knowledge);
    expect(again.code).toBe(0);
    const [imported, updated, unchanged] = counts(again.out);
    expect(updated).toBe(0);
    expect(unchanged).toBeGreaterThan(0);
    expect(imported).toBeGreaterThan(0);
    expect(imported! + unchanged!).toBe(articles);
    expect((await run.askwell('import', run.knowledge)).out).toMatch(/^0 imported, 0 updated, 500 unchanged/);
  }, 60_000);

  it('stops while it reads, and nothing is stored', async () => {
    const { code, err } = await importUntil(/Reading files[^\n]*\] \d+\/500/);
    expect(code).toBe(1);
    expect(err).toContain('Stopped.');
    expect((await run.askwell('import', run.knowledge)).out).toMatch(/^500 imported, 0 updated, 0 unchanged/);
  }, 60_000);
});
