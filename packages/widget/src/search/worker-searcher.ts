import type { SearchReply, SearchRequest } from '@askwell/core/search';
import type { Searcher, SnapshotSource } from './searcher.ts';

/** Where Trusted Types are required, a page's policy must allow this name, or searching stays on the page. */
const trustedTypesPolicy = 'askwell-search';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): {
    createScriptURL(address: string): URL;
  };
}

/**
 * The browser's, given an address that it trusts. Under the same name, because bundlers find a worker's file by the
 * words `new Worker(new URL(`.
 */
class Worker extends globalThis.Worker {
  constructor(address: URL, options: WorkerOptions) {
    super(trusted(ofThisOrigin(address)), options);
  }
}

function trusted(address: string): string | URL {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy(trustedTypesPolicy, { createScriptURL: (one) => one });
  return policy?.createScriptURL(address) ?? address;
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** Workers must be of the page's origin, which the widget's code need not be: an import in one of ours does it. */
function ofThisOrigin(address: URL): string {
  if (address.origin === self.origin) return address.href;
  const code = new Blob([`import ${JSON.stringify(address.href)};`], { type: 'text/javascript' });
  return URL.createObjectURL(code);
}

/**
 * Searches in a worker, so that neither loading nor searching holds the page up.
 *
 * @returns undefined where a worker cannot be started: the page's policy, an old web view
 * @throws Error when the snapshot cannot be loaded
 */
export async function openWorkerSearcher(snapshot: SnapshotSource): Promise<Searcher | undefined> {
  const worker = await startWorker();
  if (!worker) return undefined;
  const ask = (request: SearchRequest): Promise<SearchReply> => {
    const reply = nextReply(worker);
    worker.postMessage(
      request,
      request.type === 'load' && typeof request.snapshot !== 'string' ? [request.snapshot.buffer] : [],
    );
    return reply;
  };
  try {
    const loaded = await ask({ type: 'load', snapshot: snapshot instanceof URL ? snapshot.href : snapshot });
    if (loaded.type !== 'loaded') throw new Error(`The search worker answered "${loaded.type}" to "load".`);
    return {
      size: loaded.size,
      async search(query, options) {
        const found = await ask({ type: 'search', query, options });
        if (found.type !== 'found') throw new Error(`The search worker answered "${found.type}" to "search".`);
        return found.results;
      },
      dispose: () => worker.terminate(),
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

async function startWorker(): Promise<globalThis.Worker | undefined> {
  try {
    const worker = new Worker(new URL('./search-worker.js', import.meta.url), { type: 'module' });
    await nextReply(worker);
    return worker;
  } catch {
    // A refusal is an exception in some browsers and an error event in others.
    return undefined;
  }
}

function nextReply(worker: globalThis.Worker): Promise<SearchReply> {
  return new Promise((resolve, reject) => {
    const heard = new AbortController();
    const once = { signal: heard.signal };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<SearchReply>) => {
        heard.abort();
        if (data.type === 'failed') reject(new Error(data.message));
        else resolve(data);
      },
      once,
    );
    worker.addEventListener(
      'error',
      ({ message }) => {
        heard.abort();
        reject(new Error(`The search worker failed: ${message || 'it could not be started'}.`));
      },
      once,
    );
  });
}
