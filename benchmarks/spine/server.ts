import { onDatabase } from '@askwell/e2e/server/databases';
import { ServerProcess, serverProgram } from '@askwell/e2e/server/server-process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { alone, percentile, round, type Measurement } from './table.ts';

const rounds = 5;

/** Time from `node` to the first answered request on an existing database, and resident memory after it. */
export async function measureServer(): Promise<Measurement[]> {
  const built = resolve('packages/server/dist/main.js');
  const programs = { 'from source': serverProgram, ...(existsSync(built) ? { built } : {}) };
  const measurements: Measurement[] = [];
  for (const [name, program] of Object.entries(programs)) {
    await onDatabase('embedded', async ({ environment }) => {
      const server = await ServerProcess.create(program, environment);
      const starts: number[] = [];
      const memory: number[] = [];
      for (let round = 0; round <= rounds; round++) {
        const before = performance.now();
        await server.start();
        // The first start also makes the database: it is not counted.
        if (round > 0) starts.push(performance.now() - before);
        memory.push(residentMebibytes(server.pid));
        await server.kill();
      }
      measurements.push(
        alone(`server start, ${name}`, `${round(percentile(starts, 0.5))} ms`),
        alone(`server memory after start, ${name}`, `${round(percentile(memory, 0.5))} MiB`),
      );
    });
  }
  return measurements;
}

function residentMebibytes(pid: number): number {
  const kibibytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kibibytes) / 1_024;
}
