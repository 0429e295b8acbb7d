import { LoopsClient, ReviewClient, type StaffRole } from '@askwell/core/protocol';
import type { TestServer } from './server.ts';

/** A member of staff who works with the API as the workbench does. */
export class TestReviewer extends ReviewClient {
  readonly id: string;
  readonly name: string;
  readonly loops: LoopsClient;

  constructor(server: TestServer, id: string, name: string, headers: Record<string, string>) {
    super({
      baseUrl: 'http://askwell.example',
      headers: () => headers,
      fetch: (address, init) => server.request((address as string).replace('http://askwell.example', ''), init),
    });
    this.id = id;
    this.name = name;
    this.loops = new LoopsClient(this.options);
  }

  static async join(server: TestServer, name: string, role: StaffRole): Promise<TestReviewer> {
    const { id, headers } = await server.agent(name, role);
    return new TestReviewer(server, id, name, headers);
  }
}

/** The code of the problem with which a request is refused. */
export async function refusal(request: Promise<unknown>): Promise<string> {
  const error: unknown = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (typeof error === 'object' && error !== null && 'code' in error) return String(error.code);
  if (error !== undefined) throw error as Error;
  return 'accepted';
}
