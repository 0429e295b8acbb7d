/** The worker that loads a snapshot and searches in it. It talks with {@link openWorkerSearcher} only. */
import { loadSnapshot, type KnowledgeIndex, type SearchReply, type SearchRequest } from '@askwell/core/search';
import { snapshotBytes } from './searcher.ts';

// The package's types are those of pages, where `postMessage` wants to know to whom.
const scope = self as unknown as {
  readonly postMessage: (reply: SearchReply) => void;
  onmessage: (event: MessageEvent<SearchRequest>) => void;
};
const reply = (message: SearchReply): void => scope.postMessage.call(self, message);

let index: KnowledgeIndex | undefined;

async function replyTo(request: SearchRequest): Promise<SearchReply> {
  if (request.type === 'load') {
    index = await loadSnapshot(await snapshotBytes(request.snapshot));
    // Makes what is made with the first search, before somebody waits for it.
    index.search('a', { prefix: true });
    return { type: 'loaded', size: index.size };
  }
  if (!index) throw new Error('Load a snapshot before the first search.');
  return { type: 'found', results: index.search(request.query, request.options) };
}

scope.onmessage = ({ data }) => {
  void replyTo(data)
    .catch((error: unknown): SearchReply => ({ type: 'failed', message: (error as Error).message }))
    .then(reply);
};
reply({ type: 'ready' });
