import { LoopsClient } from '@askwell/core/protocol';
import type { TestAgent, TestServer } from './server.ts';

/** The client of the loops, for a signed-in member of staff. */
export function loopsClient(server: TestServer, { headers }: TestAgent): LoopsClient {
  return new LoopsClient({
    baseUrl: 'http://localhost',
    headers: () => headers,
    fetch: (input, init) => Promise.resolve(server.askwell.app.request(input, init)),
  });
}
