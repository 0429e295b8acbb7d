import { newId } from '@askwell/core/base';
import { EventStream, routes, VisitorClient, type HttpOptions, type StaffClient } from '@askwell/core/protocol';
import { onDatabase, type Engine } from '@askwell/e2e/server/databases';
import { ServerProcess, serverProgram } from '@askwell/e2e/server/server-process';
import { addAgent, signIn } from '@askwell/e2e/server/staff-sign-in';
import { alone, percentile, round, type Measurement } from './table.ts';

const conversations = 50;
const messagesEach = 40;

/**
 * Customers write to people as fast as the server lets them, one message of each at a time, over HTTP; an agent's
 * stream receives all of them. Acknowledged means committed to disk; delivered means read from the stream.
 */
export async function measureMessages(engine: Engine): Promise<Measurement[]> {
  return onDatabase(engine, async ({ options, environment }) => {
    const token = await addAgent(options);
    const server = await ServerProcess.create(serverProgram, environment);
    await server.start();
    try {
      const staff = await signIn(server.url, token);
      const customers = await Promise.all(Array.from({ length: conversations }, () => openQueued(server.url)));
      return await measure(engine, staff, customers);
    } finally {
      await server.kill();
    }
  });
}

interface Customer {
  readonly client: VisitorClient;
  readonly conversationId: string;
}

async function measure(engine: Engine, staff: StaffClient, customers: readonly Customer[]): Promise<Measurement[]> {
  const sentAt = new Map<string, number>();
  const acknowledgedAfter: number[] = [];
  const deliveredAfter: number[] = [];
  const total = conversations * messagesEach;
  const { cursor } = await staff.inbox();
  let stream: EventStream | undefined;
  const delivered = new Promise<void>((resolve) => {
    stream = new EventStream({
      http: staff.options,
      route: routes.staffEvents,
      pollRoute: routes.staffEventsPoll,
      cursor,
      onEvent: (event) => {
        const sent = event.type === 'message.created' ? sentAt.get(event.message.clientId) : undefined;
        if (sent === undefined) return;
        deliveredAfter.push(performance.now() - sent);
        if (deliveredAfter.length === total) resolve();
      },
    });
    stream.resume();
  });

  const before = performance.now();
  await Promise.all(
    customers.map(async ({ client, conversationId }) => {
      for (let number = 0; number < messagesEach; number++) {
        const clientId = newId('out', Date.now());
        const sent = performance.now();
        sentAt.set(clientId, sent);
        await client.send(conversationId, { clientId, content: { type: 'text', text: `Message number ${number}.` } });
        acknowledgedAfter.push(performance.now() - sent);
      }
    }),
  );
  const acknowledged = (total / (performance.now() - before)) * 1_000;
  await delivered;
  const deliveredRate = (total / (performance.now() - before)) * 1_000;
  stream?.dispose();
  const p95 = (times: readonly number[]) => `p95 ${round(percentile(times, 0.95))} ms`;
  return [
    alone(`messages acknowledged, ${engine}`, `${round(acknowledged)} /s, ${p95(acknowledgedAfter)}`),
    alone(`messages delivered, ${engine}`, `${round(deliveredRate)} /s, ${p95(deliveredAfter)}`),
  ];
}

/** A customer who waits for a person, so that the bot stays silent. */
async function openQueued(baseUrl: string): Promise<Customer> {
  const { token } = await new VisitorClient({ baseUrl }).openSession();
  const http: HttpOptions = { baseUrl, headers: () => ({ authorization: `Bearer ${token}` }) };
  const client = new VisitorClient(http);
  const conversationId = newId('cnv', Date.now());
  await client.openConversation({ id: conversationId, locale: 'en' });
  await client.requestHandoff(conversationId, 'requested');
  return { client, conversationId };
}
