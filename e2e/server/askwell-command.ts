import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../..');
const node = ['--conditions=@askwell/source', '--import', 'tsx', join(repository, 'packages/cli/src/main.ts')];

/** The `askwell` command line on a data folder of its own, as its users run it. */
export class AskwellCommand {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'askwell-e2e-'));
  #server: ChildProcess | undefined;
  #output = '';
  url = '';

  /** Runs a command to its end. */
  run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    return new Promise((done) => {
      const all = [...node, ...args, '--data', this.dataDir];
      execFile(process.execPath, all, { cwd: repository, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
        done({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr });
      });
    });
  }

  /**
   * Starts `askwell dev` and resolves when it has printed its addresses. Once stopped or killed it can be started
   * again, on the same port.
   */
  async start(): Promise<void> {
    const port = this.url ? new URL(this.url).port : '0';
    this.#output = '';
    const child = spawn(process.execPath, [...node, 'dev', '--port', port, '--data', this.dataDir], {
      cwd: repository,
    });
    this.#server = child;
    const printed = new Promise<void>((found, failed) => {
      const read = (chunk: Buffer) => {
        this.#output += chunk.toString();
        if (this.#output.includes('Ctrl+C')) found();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => failed(new Error(`askwell dev ended with ${code}:\n${this.#output}`)));
    });
    await printed;
    this.url = new URL(this.#address('API reference')).origin;
  }

  get demo(): string {
    return this.#address('Demo shop');
  }

  /** Signs in once. */
  get workbench(): string {
    return this.#address('Workbench');
  }

  /** Ends the server without a warning. */
  async kill(): Promise<void> {
    const child = this.#server;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  #address(name: string): string {
    const address = new RegExp(`${name}\\s+(http\\S+)`).exec(this.#output)?.[1];
    if (!address) throw new Error(`askwell dev printed no address for "${name}":\n${this.#output}`);
    return address;
  }
}
