import { newId } from '@askwell/core/base';
import type { Conversation, Message } from '@askwell/core/conversations';
import { path, routes, type StaffRole, type StreamEvent } from '@askwell/core/protocol';
import { pino } from 'pino';
import { createAskwell, type Askwell, type AskwellOptions } from '../src/index.ts';
import { ControlledClock } from './controlled-clock.ts';
import { engines, type TestDatabase, type TestEngine } from './engines.ts';

const json = { 'content-type': 'application/json' };

/** An Askwell on a fresh database, with what tests ask of it. */
export class TestServer {
  readonly clock = new ControlledClock();
  readonly database: TestDatabase;
  askwell: Askwell;
  readonly #options: AskwellOptions;

  constructor(database: TestDatabase, options: AskwellOptions) {
    this.database = database;
    this.#options = { logger: pino({ level: 'silent' }), clock: this.clock, ...database.options, ...options };
    this.askwell = createAskwell(this.#options);
  }

  static async start(engine: TestEngine = engines[0]!, options: AskwellOptions = {}): Promise<TestServer> {
    const server = new TestServer(await engine.create(), options);
    await server.askwell.ready();
    return server;
  }

  /** Another server on the same database, as a second node or after a restart. */
  async startAnother(): Promise<Askwell> {
    const other = createAskwell(this.#options);
    await other.ready();
    return other;
  }

  async stop(): Promise<void> {
    await this.askwell.close();
    await this.database.dispose();
  }

  request(address: string, init?: RequestInit): Promise<Response> {
    return Promise.resolve(this.askwell.app.request(address, init));
  }

  post(address: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.request(address, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });
  }

  async visitor(origin?: string): Promise<TestVisitor> {
    const headers = origin === undefined ? {} : { origin };
    const response = await this.post(routes.visitorSessions, {}, headers);
    const { token, visitorId } = (await response.json()) as { token: string; visitorId: string };
    return new TestVisitor(this, visitorId, { ...headers, authorization: `Bearer ${token}` });
  }

  async agent(name = 'Mei', role: StaffRole = 'agent'): Promise<TestAgent> {
    const { staff } = this.askwell.services;
    const member = await staff.addUser({ email: `${name.toLowerCase()}@askwell.example`, name, role });
    const response = await this.post(routes.staffSignInLink, { token: await staff.createSignInToken(member.id) });
    const cookie = response.headers
      .getSetCookie()
      .map((one) => one.split(';', 1)[0])
      .join('; ');
    return new TestAgent(this, member.id, { cookie });
  }
}

/** Whoever sends requests with the same headers each time. */
class Client {
  readonly server: TestServer;
  readonly id: string;
  readonly headers: Record<string, string>;

  constructor(server: TestServer, id: string, headers: Record<string, string>) {
    this.server = server;
    this.id = id;
    this.headers = headers;
  }

  get(address: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.server.request(address, { headers: { ...this.headers, ...headers } });
  }

  post(address: string, body: unknown = {}): Promise<Response> {
    return this.server.post(address, body, this.headers);
  }

  delete(address: string): Promise<Response> {
    return this.server.request(address, { method: 'DELETE', headers: this.headers });
  }
}

export class TestVisitor extends Client {
  async open(locale = 'en'): Promise<string> {
    const id = newId('cnv', this.server.clock.now());
    const response = await this.post(routes.conversations, { id, locale });
    if (response.status !== 201) throw new Error(await response.text());
    return id;
  }

  say(conversationId: string, text: string, clientId = newId('cli', 0)): Promise<Response> {
    const address = path(routes.messages, { conversationId });
    return this.post(address, { clientId, content: { type: 'text', text } });
  }

  askForPerson(conversationId: string): Promise<Response> {
    return this.post(path(routes.handoff, { conversationId }), { reason: 'requested' });
  }

  async transcript(
    conversationId: string,
  ): Promise<{ conversation: Conversation; messages: Message[]; cursor: string }> {
    const response = await this.get(path(routes.conversation, { conversationId }));
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as Awaited<ReturnType<TestVisitor['transcript']>>;
  }
}

export class TestAgent extends Client {
  accept(conversationId: string): Promise<Response> {
    return this.post(path(routes.staffAccept, { conversationId }));
  }

  say(conversationId: string, text: string, clientId = newId('cli', 0)): Promise<Response> {
    return this.post(path(routes.staffMessages, { conversationId }), { clientId, content: { type: 'text', text } });
  }

  resolve(conversationId: string): Promise<Response> {
    return this.post(path(routes.staffResolve, { conversationId }));
  }
}

/** Reads a `text/event-stream`. */
export class StreamReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #text = '';
  /** The id of the last block. */
  cursor = '';

  constructor(response: Response) {
    this.#reader = response.body!.getReader();
  }

  /** The data of the next block that has some; undefined at the end of the stream. */
  async next(): Promise<StreamEvent | Record<string, never> | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end === -1) {
        const { done, value } = await this.#reader.read();
        if (done) return undefined;
        this.#text += this.#decoder.decode(value, { stream: true });
        continue;
      }
      const lines = this.#text.slice(0, end).split('\n');
      this.#text = this.#text.slice(end + 2);
      this.cursor = lines.find((line) => line.startsWith('id: '))?.slice(4) ?? this.cursor;
      const data = lines.find((line) => line.startsWith('data: '));
      if (data) return JSON.parse(data.slice(6)) as StreamEvent;
    }
  }

  /** The next `count` events. */
  async events(count: number): Promise<StreamEvent[]> {
    const events: StreamEvent[] = [];
    while (events.length < count) {
      const event = await this.next();
      if (!event) throw new Error(`The stream ended after ${events.length} of ${count} events.`);
      if ('type' in event) events.push(event as StreamEvent);
    }
    return events;
  }

  cancel(): Promise<void> {
    return this.#reader.cancel();
  }
}

/** Follows a visitor's events until one fits; for what happens after the answer, such as the bot's reply. */
export async function eventually(
  visitor: TestVisitor,
  conversationId: string,
  fits: (message: Message) => boolean,
): Promise<Message> {
  const { messages, cursor } = await visitor.transcript(conversationId);
  const there = messages.find(fits);
  if (there) return there;
  const stream = new StreamReader(await visitor.get(routes.events, { 'last-event-id': cursor }));
  for (;;) {
    const event = await stream.next();
    if (!event) throw new Error('The stream ended before the message came.');
    if ('message' in event && fits(event.message)) {
      await stream.cancel();
      return event.message;
    }
  }
}
