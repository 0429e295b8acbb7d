import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The server as it is started in production, from source. */
export const serverProgram = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url));

/** A server in a process of its own, on a port that stays the same when it is killed and started again. */
export class ServerProcess {
  readonly url: string;
  readonly #program: string;
  readonly #environment: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #complaints = '';

  private constructor(program: string, port: number, environment: Readonly<Record<string, string>>) {
    this.url = `http://127.0.0.1:${port}`;
    this.#program = program;
    this.#environment = { ...environment, PORT: String(port), ASKWELL_LOG_LEVEL: 'warn' };
  }

  /** @param program file to run; it listens on `PORT` */
  static async create(program: string, environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
    return new ServerProcess(program, await freePort(), environment);
  }

  /** Starts and resolves when requests are answered. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--conditions=@askwell/source', '--import', 'tsx', this.#program], {
      env: { ...process.env, ...this.#environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const keep = (chunk: Buffer) => (this.#complaints = (this.#complaints + chunk.toString()).slice(-4_000));
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    while (!(await this.#answers())) {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${this.#complaints}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** SIGKILL: no warning, no last words. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async #answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/api/ready`, { signal: AbortSignal.timeout(1_000) })).ok;
    } catch {
      return false;
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (typeof address !== 'object' || !address) throw new Error('No free port.');
  return address.port;
}
