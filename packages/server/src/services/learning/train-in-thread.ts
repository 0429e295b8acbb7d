import type { SerialisedClassifier } from '@askwell/core/answers';
import type { SearchDocument } from '@askwell/core/search';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/**
 * Learns the wordings of documents in a thread of its own, so that requests do not wait for it.
 *
 * @returns undefined when there is too little to learn, or the signal fired
 */
export function trainInThread(
  documents: readonly SearchDocument[],
  signal: AbortSignal | undefined,
): Promise<SerialisedClassifier | undefined> {
  // Only wordings are learned: what the articles say need not be copied.
  const worker = startWorker(documents.map((document) => ({ ...document, sections: [] })));
  worker.unref();
  return new Promise((resolve, reject) => {
    const stop = () => void worker.terminate().then(() => resolve(undefined));
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop);
      reject(new Error('The thread that trains the variants classifier ended without a result.'));
    });
  });
}

function startWorker(workerData: readonly SearchDocument[]): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./variants-worker.js', import.meta.url), { workerData });
  }
  // From source a thread needs its own loader for TypeScript, whatever the process was started with.
  const loader = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  const script = new URL('./variants-worker.ts', import.meta.url);
  const start = `import('${pathToFileURL(loader).href}').then(({ register }) => { register(); return import('${script.href}'); });`;
  return new Worker(start, { eval: true, execArgv: ['--conditions=@askwell/source'], workerData });
}
