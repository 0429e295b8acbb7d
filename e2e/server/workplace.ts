import { newId } from '@askwell/core/base';
import type { Message } from '@askwell/core/conversations';
import { LoopsClient, ReviewClient, StaffClient, VisitorClient, type StaffRole } from '@askwell/core/protocol';
import { createAskwell, type Askwell } from '@askwell/server';
import { expect } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { onDatabase, type Engine } from './databases.ts';
import { ServerProcess, serverProgram } from './server-process.ts';
import { signIn } from './staff-sign-in.ts';

const repository = resolve(import.meta.dirname, '../..');
const command = ['--conditions=@askwell/source', '--import', 'tsx', join(repository, 'packages/cli/src/main.ts')];

/** A member of staff as the API knows them. */
export class Colleague extends ReviewClient {
  readonly desk: StaffClient;
  readonly loops: LoopsClient;

  constructor(desk: StaffClient) {
    super(desk.options);
    this.desk = desk;
    this.loops = new LoopsClient(desk.options);
  }
}

/** A customer in a conversation of their own. */
export class Customer {
  readonly client: VisitorClient;
  readonly conversationId: string;

  constructor(client: VisitorClient, conversationId: string) {
    this.client = client;
    this.conversationId = conversationId;
  }

  async ask(text: string): Promise<void> {
    await this.client.send(this.conversationId, {
      clientId: newId('cli', Date.now()),
      content: { type: 'text', text },
    });
  }

  async messages(): Promise<readonly Message[]> {
    return (await this.client.transcript(this.conversationId)).messages;
  }
}

/** A server in a process of its own, the command line on its database, and people who work with both. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'askwell-folder-'));
  readonly server: ServerProcess;
  readonly #second: Askwell;
  readonly #environment: Readonly<Record<string, string>>;

  private constructor(server: ServerProcess, second: Askwell, environment: Readonly<Record<string, string>>) {
    this.server = server;
    this.#second = second;
    this.#environment = environment;
  }

  /** Opens a workplace for the time of some work. */
  static open(engine: Engine, work: (workplace: Workplace) => Promise<void>): Promise<void> {
    return onDatabase(engine, async ({ environment, options }) => {
      const server = await ServerProcess.create(serverProgram, environment);
      const second = createAskwell({ ...options, logger: pino({ level: 'silent' }) });
      const workplace = new Workplace(server, second, environment);
      try {
        await work(workplace);
      } finally {
        await server.kill();
        await second.close();
        rmSync(workplace.folder, { recursive: true, force: true });
      }
    });
  }

  async start(): Promise<void> {
    await Promise.all([this.server.start(), this.#second.ready()]);
  }

  /** Runs `askwell` to its end. */
  askwell(...args: string[]): Promise<{ code: number; out: string }> {
    return new Promise((done) => {
      const surroundings = { cwd: repository, env: { ...process.env, ...this.#environment } };
      execFile(process.execPath, [...command, ...args], surroundings, (error, stdout, stderr) => {
        done({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out: stdout + stderr });
      });
    });
  }

  async enlist(name: string, role: StaffRole): Promise<Colleague> {
    const { staff } = this.#second.services;
    const member = await staff.addUser({ email: `${name}@shop.example`, name, role });
    return new Colleague(await signIn(this.server.url, await staff.createSignInToken(member.id)));
  }

  async customer(): Promise<Customer> {
    const baseUrl = this.server.url;
    const { token } = await new VisitorClient({ baseUrl }).openSession();
    const client = new VisitorClient({ baseUrl, headers: () => ({ authorization: `Bearer ${token}` }) });
    const id = newId('cnv', Date.now());
    await client.openConversation({ id, locale: 'en' });
    return new Customer(client, id);
  }

  /** What a new customer is told; undefined when the bot does not know. */
  async answerTo(question: string): Promise<string | undefined> {
    const customer = await this.customer();
    await customer.ask(question);
    let reply: Message | undefined;
    await expect
      .poll(async () => (reply = (await customer.messages()).find(({ author }) => author.kind === 'bot')))
      .toBeDefined();
    return reply?.content.type === 'answer' ? JSON.stringify(reply.content.citations) : undefined;
  }
}
