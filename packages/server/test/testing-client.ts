import { TestingClient, type StaffRole } from '@askwell/core/protocol';
import type { TestServer } from './server.ts';

/** A member of staff who tries out the bot as the workbench does. */
export async function testingClient(server: TestServer, name: string, role: StaffRole): Promise<TestingClient> {
  const { headers } = await server.agent(name, role);
  return new TestingClient({
    baseUrl: 'http://askwell.example',
    headers: () => headers,
    fetch: (address, init) => server.request((address as string).replace('http://askwell.example', ''), init),
  });
}
