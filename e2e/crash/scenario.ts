import type { FreshDatabase } from '../server/databases.ts';
import { ServerProcess } from '../server/server-process.ts';
import { addAgent, signIn } from '../server/staff-sign-in.ts';
import { openAgent, openCustomer } from './participant.ts';
import { judge, sum, type Verdict } from './verdict.ts';

export interface Scenario {
  /** The server program to run. */
  readonly program: string;
  /** Whether to wait until everything has arrived; a server that loses messages never gets there. */
  readonly settles: boolean;
  readonly database: FreshDatabase;
  readonly kills: number;
  readonly conversations: number;
  /** 0..1, the same sequence for the same seed. */
  readonly random: () => number;
}

export interface Outcome extends Verdict {
  readonly messages: number;
  readonly acknowledged: number;
}

/** One conversation in five stays with the bot, which owes an answer to each question; the agent has the others. */
const botShare = 5;

/** Milliseconds after the last kill in which everything must have arrived. */
const patience = 60_000;

/**
 * Customers and an agent write to one another without a pause while the server is killed again and again. Each side
 * sends from an outbox and reads a stream, as the real interfaces do. In the end what was written, acknowledged, seen
 * and stored is compared.
 */
export async function runScenario({
  program,
  settles,
  database,
  kills,
  conversations,
  random,
}: Scenario): Promise<Outcome> {
  const signInToken = await addAgent(database.options);
  const server = await ServerProcess.create(program, database.environment);
  await server.start();
  const cleanUps: (() => void)[] = [];
  try {
    const staff = await signIn(server.url, signInToken);
    const customers = await Promise.all(
      Array.from({ length: conversations }, () => openCustomer(server.url, server.url)),
    );
    const withBot = new Set(customers.filter((_, index) => index % botShare === 0).map((one) => one.conversationId));
    for (const { client, conversationId } of customers) {
      if (withBot.has(conversationId)) continue;
      await client.requestHandoff(conversationId, 'requested');
      await staff.accept(conversationId);
    }
    const agent = await openAgent(staff);
    cleanUps.push(
      () => agent.dispose(),
      ...customers.map(
        ({ participant }) =>
          () =>
            participant.dispose(),
      ),
    );

    const writing = new AbortController();
    let count = 0;
    const write = async () => {
      while (!writing.signal.aborted) {
        const { conversationId, participant } = customers[Math.floor(random() * customers.length)]!;
        participant.write(conversationId, `Where is parcel number ${++count}?`);
        if (!withBot.has(conversationId)) agent.write(conversationId, `I am looking for it, reply ${++count}.`);
        await sleep(10 + random() * 30);
      }
    };
    const writer = write();
    for (let kill = 0; kill < kills; kill++) {
      await sleep(100 + random() * 700);
      await server.kill();
      await server.start();
    }
    await sleep(500);
    writing.abort();
    await writer;

    const sides = [agent, ...customers.map((one) => one.participant)];
    const settled = async () => {
      if (sides.some((side) => side.unsent.length > 0)) return undefined;
      const outcome = await compare();
      return outcome.unequal + outcome.unanswered === 0 ? outcome : undefined;
    };
    const compare = async (): Promise<Outcome> => {
      const verdicts: Verdict[] = [];
      let messages = 0;
      for (const { client, conversationId, participant } of customers) {
        const { messages: stored } = await client.transcript(conversationId);
        messages += stored.length;
        const bot = withBot.has(conversationId);
        verdicts.push(judge(conversationId, stored, participant.evidence, agent.evidence, bot));
      }
      const acknowledged = sides.reduce((total, side) => total + side.evidence.acknowledged.size, 0);
      return { ...sum(verdicts), messages, acknowledged };
    };
    const until = Date.now() + patience;
    for (;;) {
      const outcome = await settled();
      if (outcome) return outcome;
      if (Date.now() > until || !settles) return await compare();
      await sleep(250);
    }
  } finally {
    for (const cleanUp of cleanUps) cleanUp();
    await server.kill();
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
