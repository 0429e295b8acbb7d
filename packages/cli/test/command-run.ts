import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import type { ExitCode } from '../src/command.ts';
import { runCli } from '../src/run-cli.ts';

/** Commands in a folder of their own, with a knowledge folder and an empty embedded database. */
export class CommandRun {
  readonly base: string;
  readonly knowledge: string;

  private constructor(base: string) {
    this.base = base;
    this.knowledge = join(base, 'knowledge');
  }

  static async start(): Promise<CommandRun> {
    const run = new CommandRun(await mkdtemp(join(tmpdir(), 'askwell-cli-')));
    await mkdir(run.knowledge);
    return run;
  }

  dispose(): Promise<void> {
    return rm(this.base, { recursive: true, force: true });
  }

  /** Writes a file of the knowledge folder. */
  readonly write = async (path: string, text: string | Uint8Array): Promise<void> => {
    const file = join(this.knowledge, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  };

  readonly askwell = async (...args: string[]): Promise<{ code: ExitCode; out: string; err: string }> => {
    const written = { out: '', err: '' };
    const into = (key: 'out' | 'err') =>
      new Writable({
        write(chunk: Buffer, _, done) {
          written[key] += chunk.toString();
          done();
        },
      });
    const env = { ASKWELL_DATA_DIR: join(this.base, 'data') };
    const code = await runCli(args, { stdout: into('out'), stderr: into('err'), env });
    return { code, out: written.out, err: written.err };
  };
}
