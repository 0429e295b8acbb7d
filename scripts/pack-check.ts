import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

// Packs every package, asks publint about each, installs the tarballs into an empty folder and uses them there as a
// stranger would: imports, types, and the command line. Run `npm run build` first.
const packages = ['core', 'ui', 'widget', 'workbench', 'server', 'cli'];

const faults: string[] = [];
for (const name of packages) {
  const { messages, pkg } = await publint({ pkgDir: join('packages', name), strict: true });
  for (const message of messages) faults.push(`${String(pkg['name'])}: ${formatMessage(message, pkg) ?? message.code}`);
}
if (faults.length > 0) throw new Error(`publint complains:\n${faults.join('\n')}`);
console.log(`publint: ${packages.length} packages are clean.`);

const folder = mkdtempSync(join(tmpdir(), 'askwell-pack-'));
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] }).toString();
try {
  for (const name of packages)
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: join('packages', name) });
  const tarballs = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }));
  run('npm', 'install', '--silent', '--no-audit', '--no-fund', ...tarballs.map((file) => `./${file}`));

  writeFileSync(
    join(folder, 'use.ts'),
    `import { KnowledgeIndex } from '@askwell/core/search';
import { VisitorClient } from '@askwell/core/protocol';
import { createAskwell, type AskwellOptions } from '@askwell/server';
import { createWidget } from '@askwell/widget';
import { createWorkbench } from '@askwell/workbench';
export const options: AskwellOptions = { dataDir: './data' };
export const all = [KnowledgeIndex, VisitorClient, createAskwell, createWidget, createWorkbench];
`,
  );
  const strict = [
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--lib',
    'es2023,dom,dom.iterable',
    '--noEmit',
    '--skipLibCheck',
  ];
  execFileSync(
    resolve('node_modules/.bin/tsc'),
    [...strict, '--typeRoots', resolve('node_modules/@types'), '--types', 'node', 'use.ts'],
    { cwd: folder, stdio: 'inherit' },
  );
  console.log('The types resolve.');

  run('node', '-e', `import('@askwell/core/search').then(({ KnowledgeIndex }) => new KnowledgeIndex())`);
  run(
    'node',
    '-e',
    `import('@askwell/server').then(({ createAskwell }) => { if (typeof createAskwell !== 'function') process.exit(1); })`,
  );
  const asked = run('npx', '--no-install', 'askwell', 'ask', 'How do I return an item?', '--sample');
  if (!/return/i.test(asked)) throw new Error(`"askwell ask" answered:\n${asked}`);
  console.log('The command line answers from its tarball.');
  await serves(folder);
  console.log('It serves the shop, the workbench and the reference.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs `askwell dev` as installed and asks for the three pages that it prints. */
async function serves(installed: string): Promise<void> {
  const command = join(installed, 'node_modules', '.bin', 'askwell');
  const server = spawn(process.execPath, [command, 'dev', '--port', '0'], { cwd: installed });
  try {
    let output = '';
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('Ctrl+C')) resolve();
      };
      server.stdout.on('data', read);
      server.stderr.on('data', read);
      server.once('exit', () => reject(new Error(`askwell dev ended:\n${output}`)));
    });
    for (const page of ['Demo shop', 'Workbench', 'API reference']) {
      const address = new RegExp(`${page}\\s+(http\\S+)`).exec(output)?.[1];
      if (!address) throw new Error(`askwell dev printed no address for "${page}":\n${output}`);
      const { ok, status } = await fetch(address);
      if (!ok) throw new Error(`${address} answers ${status}.`);
    }
  } finally {
    server.removeAllListeners('exit');
    server.kill('SIGKILL');
  }
}
