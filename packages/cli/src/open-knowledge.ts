import { createAskwell, type AskwellOptions, type AskwellServices } from '@askwell/server';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { databaseOptions, type GivenOptions } from './options.ts';
import { importSample } from './sample-knowledge.ts';
import type { Terminal } from './terminal.ts';

/** Opens the knowledge base for one piece of work and closes it, also when the work fails. */
export async function withKnowledge<T>(
  options: AskwellOptions,
  work: (services: AskwellServices) => Promise<T>,
): Promise<T> {
  // One line on the terminal tells what failed; log lines would tell it twice.
  const askwell = createAskwell({ ...options, logger: pino({ level: 'silent' }) });
  try {
    await askwell.ready();
    return await work(askwell.services);
  } finally {
    await askwell.close();
  }
}

/** The same for reading, with `--sample` on the sample articles, in a database that is gone afterwards. */
export function withKnowledgeToRead<T>(
  given: GivenOptions,
  terminal: Terminal,
  work: (services: AskwellServices) => Promise<T>,
): Promise<T> {
  return given['sample'] === true ? withSample(work) : withKnowledge(databaseOptions(given, terminal), work);
}

async function withSample<T>(work: (services: AskwellServices) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'askwell-sample-'));
  try {
    await withKnowledge({ dataDir, learning: false }, (services) => importSample(services));
    // Opened anew, because a running search index follows an import only after a moment.
    return await withKnowledge({ dataDir }, work);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
