import type { Clock } from '@askwell/core/base';
import type { DatabaseHandle, Writer } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { ConversationStore } from '../../stores/conversation-store.ts';
import type { OutgoingNotification, ReplyAddressStore } from '../../stores/reply-address-store.ts';

export interface ReplyAddressServiceOptions {
  readonly database: DatabaseHandle;
  readonly conversations: ConversationStore;
  readonly addresses: ReplyAddressStore;
  readonly clock: Clock;
}

/**
 * Where customers want to be told what they asked, once they are gone. An address is no part of its conversation: it
 * is in no event and no list.
 */
export class ReplyAddressService {
  readonly #options: ReplyAddressServiceOptions;

  constructor(options: ReplyAddressServiceOptions) {
    this.#options = options;
  }

  /** For those who may read the conversation: its customer and agents. */
  async of(conversationId: string): Promise<string | null> {
    const { database, addresses } = this.#options;
    return (await addresses.find(database.read, conversationId)) ?? null;
  }

  /** @throws AskwellProblem `not-found` when the conversation is not this visitor's */
  leave(visitorId: string, conversationId: string, email: string): Promise<void> {
    const { database, addresses, clock } = this.#options;
    return database.write(async (writer) => {
      await this.#lock(writer, visitorId, conversationId);
      await addresses.put(writer, conversationId, email, clock.now());
    });
  }

  /** Nothing is sent any more, and the address is forgotten. @throws AskwellProblem `not-found` as {@link leave} */
  withdraw(visitorId: string, conversationId: string): Promise<void> {
    const { database, addresses } = this.#options;
    return database.write(async (writer) => {
      await this.#lock(writer, visitorId, conversationId);
      await addresses.remove(writer, conversationId);
    });
  }

  /** What no channel has sent yet, the oldest first. */
  pending(limit: number): Promise<OutgoingNotification[]> {
    const { database, addresses } = this.#options;
    return addresses.pending(database.read, limit);
  }

  // Whoever tells the customer something locks the conversation as well: an address cannot go while it is read.
  async #lock(writer: Writer, visitorId: string, conversationId: string): Promise<void> {
    const conversation = await this.#options.conversations.lock(writer, conversationId);
    if (conversation?.visitorId === visitorId) return;
    throw new AskwellProblem('not-found', 'There is no such conversation.');
  }
}
