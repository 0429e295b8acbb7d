import { newId } from '@askwell/core/base';
import type { Message } from '@askwell/core/conversations';
import {
  Backoff,
  EventStream,
  Outbox,
  routes,
  VisitorClient,
  type HttpOptions,
  type OutboxEntry,
  type StaffClient,
} from '@askwell/core/protocol';

type Content = { type: 'text'; text: string };

/** What one side wrote, had acknowledged and saw; the evidence that the verdict is made of. */
export interface Evidence {
  /** Client ids in order of writing, by conversation. */
  readonly written: Map<string, string[]>;
  readonly acknowledged: Set<string>;
  /** Messages in the order the stream gave them, by conversation, each as often as it came. */
  readonly seen: Map<string, Message[]>;
}

function newEvidence(): Evidence {
  return { written: new Map(), acknowledged: new Set(), seen: new Map() };
}

/** Pushes to a list in a map of lists. */
function record<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

const impatient = () => new Backoff({ first: 50, longest: 400 });

/** One side of the conversations: writes through an outbox, sees through a stream, like the real interfaces do. */
class Participant {
  readonly evidence = newEvidence();
  readonly #outbox: Outbox<Content>;
  readonly #stream: EventStream;

  constructor(
    http: HttpOptions,
    stream: { route: string; pollRoute: string; cursor: string },
    send: (entry: OutboxEntry<Content>) => Promise<unknown>,
  ) {
    this.#outbox = new Outbox<Content>({
      storage: { load: async () => [], save: async () => {} },
      backoff: impatient(),
      onChange: () => {},
      send: async (entry) => {
        await send(entry);
        this.evidence.acknowledged.add(entry.clientId);
      },
    });
    this.#stream = new EventStream({
      http,
      ...stream,
      backoff: impatient(),
      onEvent: (event) => {
        if (event.type === 'message.created') record(this.evidence.seen, event.message.conversationId, event.message);
      },
    });
    this.#stream.resume();
  }

  write(conversationId: string, text: string): void {
    const clientId = newId('out', Date.now());
    record(this.evidence.written, conversationId, clientId);
    this.#outbox.add({ clientId, conversationId, content: { type: 'text', text }, writtenAt: Date.now() });
  }

  get unsent(): readonly OutboxEntry<Content>[] {
    return this.#outbox.entries;
  }

  dispose(): void {
    this.#outbox.dispose();
    this.#stream.dispose();
  }
}

/** A customer with a conversation of his own. */
export async function openCustomer(baseUrl: string, origin: string) {
  const anonymous = new VisitorClient({ baseUrl, headers: () => ({ origin }) });
  const { token } = await anonymous.openSession();
  const http: HttpOptions = { baseUrl, timeout: 5_000, headers: () => ({ origin, authorization: `Bearer ${token}` }) };
  const client = new VisitorClient(http);
  const id = newId('cnv', Date.now());
  await client.openConversation({ id, locale: 'en' });
  const { cursor } = await client.transcript(id);
  const participant = new Participant(
    http,
    { route: routes.events, pollRoute: routes.eventsPoll, cursor },
    ({ conversationId, clientId, content }) => client.send(conversationId, { clientId, content }),
  );
  return { client, conversationId: id, participant };
}

/** The agent's side of every conversation. */
export async function openAgent(client: StaffClient) {
  const { cursor } = await client.inbox();
  return new Participant(
    client.options,
    { route: routes.staffEvents, pollRoute: routes.staffEventsPoll, cursor },
    ({ conversationId, clientId, content }) => client.send(conversationId, { clientId, content }),
  );
}
