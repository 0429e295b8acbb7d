import { routes } from '@askwell/core/protocol';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assetFolders } from './shipped.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

if (!assetFolders().demo)
  console.warn('Skipped: the demo shop, because the widget is not built. Run "npm run build:ui".');

let data: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'askwell-cli-'));
});

afterEach(async () => {
  if (child?.exitCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await rm(data, { recursive: true, force: true });
});

/** Runs the real command line until its output holds `pattern`. */
async function run(pattern: RegExp, ...args: string[]): Promise<RegExpExecArray> {
  const options = ['--conditions=@askwell/source', '--import', 'tsx', main, ...args, '--data', data, '--port', '0'];
  const started = (child = spawn(process.execPath, options, { env: { ...process.env, PORT: '' } }));
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const match = pattern.exec(output);
      if (match) resolve(match);
    };
    started.stdout.on('data', read);
    started.stderr.on('data', read);
    started.once('exit', () => reject(new Error(`It ended:\n${output}`)));
  });
}

async function end(): Promise<number | null> {
  child!.kill('SIGTERM');
  const [code] = (await once(child!, 'exit')) as [number | null];
  return code;
}

describe('askwell dev', () => {
  it('brings the sample, a signed-in workbench and the demo shop, and ends cleanly', async () => {
    const [output, url] = await run(/Askwell runs[^]*API reference\s+(http:\S+)\/api\/reference[^]*Ctrl\+C/, 'dev');
    expect(output).toContain('Askwell runs with 48 articles.');
    const hits = await fetch(`${url}${routes.search}?q=return&locale=en`);
    expect([hits.status, await hits.text()]).toEqual([200, expect.stringContaining('return-policy')]);
    expect(await end()).toBe(0);
  });
});

describe.skipIf(!assetFolders().demo)('askwell dev with the built widget', () => {
  it('serves the demo shop', async () => {
    const [, url] = await run(/Demo shop\s+(http:\S+)\/demo\//, 'dev');
    expect(await (await fetch(`${url}/demo/`)).text()).toContain('<script async src="../widget/loader.js"');
    expect((await fetch(`${url}/widget/loader.js`)).status).toBe(200);
    expect(await end()).toBe(0);
  });
});

describe('askwell start', () => {
  it('serves an empty knowledge base, without sample, and logs JSON', async () => {
    const [, url] = await run(
      /"url":"(http:[^"]+)"/,
      'start',
      '--origin',
      'https://shop.example',
      '--origin',
      'https://other.example',
    );
    const ready = await fetch(`${url}${routes.ready}`);
    expect(ready.status).toBe(200);
    const allowed = await fetch(`${url}${routes.widgetConfiguration}`, {
      headers: { origin: 'https://other.example' },
    });
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://other.example');
    const refused = await fetch(`${url}${routes.widgetConfiguration}`, { headers: { origin: 'https://evil.example' } });
    expect(refused.status).toBe(403);
    expect(await (await fetch(`${url}${routes.search}?q=return&locale=en`)).json()).toMatchObject({});
    expect(await end()).toBe(0);
  });
});
