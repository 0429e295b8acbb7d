import type { Clock } from '@askwell/core/base';
import {
  botMayAnswer,
  openConversation,
  type Conversation,
  type ConversationCommand,
  type HandoffReason,
  type Message,
  type MessageAuthor,
  type MessageContent,
} from '@askwell/core/conversations';
import { isDeepStrictEqual } from 'node:util';
import type { DatabaseHandle, Writer } from '../database/index.ts';
import { AskwellProblem } from '../problem.ts';
import type { Page, StoredConversation } from '../stores/conversation-store.ts';
import { formatCursor } from '../stores/event-cursor.ts';
import type { PendingAnswerStore } from '../stores/pending-answer-store.ts';
import type { QuestionClassificationStore } from '../stores/question-classification-store.ts';
import type { ConversationChanges, ConversationStores } from './conversation-changes.ts';

export interface ConversationServiceOptions {
  readonly database: DatabaseHandle;
  readonly stores: ConversationStores;
  readonly pendingAnswers: PendingAnswerStore;
  readonly changes: ConversationChanges;
  readonly classifications: QuestionClassificationStore;
  readonly clock: Clock;
  /** Notes what a message tells beyond its words, in the transaction that stores it. */
  readonly onMessage: (writer: Writer, conversation: Conversation, message: Message) => Promise<void>;
  /** Told after a question for the bot is committed. */
  readonly onQuestion: (conversationId: string) => void;
}

export interface Agent {
  readonly id: string;
  readonly name: string;
}

interface Sent {
  readonly message: Message;
  readonly conversation: Conversation;
  /** False when the message had been stored by an earlier try. */
  readonly created: boolean;
}

const mostConversations = 200;

/** What visitors and agents do with conversations. Each method is one transaction, acknowledged after its commit. */
export class ConversationService {
  readonly #options: ConversationServiceOptions;

  constructor(options: ConversationServiceOptions) {
    this.#options = options;
  }

  /** Opens a conversation under an id that the client made. Opening it again gives it as it is. */
  open(
    visitorId: string,
    fields: {
      readonly id: string;
      readonly locale: string;
      readonly visitorName?: string | undefined;
      readonly page?: Page | undefined;
    },
  ): Promise<{ conversation: Conversation; created: boolean }> {
    const { database, stores, clock } = this.#options;
    const { id, locale, visitorName, page } = fields;
    return database.write(async (writer) => {
      const conversation = openConversation({ id, visitorId, visitorName, locale }, clock.now());
      if (await stores.conversations.insert(writer, conversation, page ?? null)) {
        const at = conversation.createdAt;
        await stores.events.append(writer, { type: 'conversation.opened', conversation }, `visitor:${visitorId}`, at);
        return { conversation, created: true };
      }
      const existing = await stores.conversations.find(writer, id);
      if (existing?.conversation.visitorId !== visitorId) {
        throw new AskwellProblem(
          'id-taken',
          'A conversation with this id exists already. Make a new id and try again.',
        );
      }
      return { conversation: existing.conversation, created: false };
    });
  }

  /** Stores what a visitor says; the bot answers after the commit, if the conversation is its. */
  async sendAsVisitor(
    visitorId: string,
    conversationId: string,
    fields: { readonly clientId: string; readonly content: MessageContent },
  ): Promise<Sent> {
    const { database, changes, clock, pendingAnswers, onMessage, onQuestion } = this.#options;
    let asked = false;
    const sent = await database.write(async (writer): Promise<Sent> => {
      const found = await this.#lock(writer, conversationId, visitorId);
      const name = found.visitorName;
      const author: MessageAuthor = { kind: 'visitor', id: visitorId, ...(name === undefined ? {} : { name }) };
      const earlier = await this.#earlier(writer, conversationId, fields, author);
      if (earlier) return { message: earlier, conversation: found, created: false };
      const now = clock.now();
      const open = await changes.apply(writer, found, { type: 'customer-wrote' }, `visitor:${visitorId}`, now);
      const added = await changes.addMessage(writer, open, { ...fields, author }, now);
      asked = botMayAnswer(added.conversation);
      if (asked) await pendingAnswers.add(writer, added.message.id, conversationId, now);
      await onMessage(writer, added.conversation, added.message);
      return { ...added, created: true };
    });
    if (asked) onQuestion(conversationId);
    return sent;
  }

  /** Asks for a person. Asking twice is asking once. */
  requestHandoff(visitorId: string, conversationId: string, reason: HandoffReason): Promise<Conversation> {
    const { database, changes, clock } = this.#options;
    return database.write(async (writer) => {
      const found = await this.#lock(writer, conversationId, visitorId);
      return changes.apply(writer, found, { type: 'request-handoff', reason }, `visitor:${visitorId}`, clock.now());
    });
  }

  async listOfVisitor(visitorId: string): Promise<{ conversations: Conversation[]; cursor: string }> {
    const { database, stores } = this.#options;
    const cursor = formatCursor(await stores.events.end(database.read));
    return {
      conversations: await stores.conversations.listOfVisitor(database.read, visitorId, mostConversations),
      cursor,
    };
  }

  async transcriptForVisitor(visitorId: string, conversationId: string) {
    const { page: _, ...transcript } = await this.#transcript(conversationId, visitorId);
    return transcript;
  }

  /** With what kinds of questions the visitor asked. */
  async transcriptForStaff(conversationId: string) {
    const { database, classifications } = this.#options;
    const transcript = await this.#transcript(conversationId);
    return { ...transcript, classifications: await classifications.list(database.read, conversationId) };
  }

  /** What waits and what is being worked on, the latest change first. */
  async inbox() {
    const { database, stores, classifications } = this.#options;
    const cursor = formatCursor(await stores.events.end(database.read));
    const states = ['queued', 'open', 'bot', 'resolved'] as const;
    const listed = await Promise.all(
      states.map((state) => stores.conversations.listWithLastMessage(database.read, [state], mostConversations)),
    );
    const items = listed.flat();
    const latest = await classifications.latest(
      database.read,
      items.map(({ conversation }) => conversation.id),
    );
    return {
      items: items.map((item) => {
        const classified = latest.get(item.conversation.id);
        if (!classified) return item;
        const { messageId: _, ...classification } = classified;
        return { ...item, classification };
      }),
      cursor,
    };
  }

  /** Takes a waiting conversation; of several agents one wins. */
  accept(agent: Agent, conversationId: string): Promise<Conversation> {
    const { id, name } = agent; // and nothing else that the caller may know: customers see it
    return this.#applyAsAgent(agent, conversationId, { type: 'accept', agent: { id, name } });
  }

  resolve(agent: Agent, conversationId: string): Promise<Conversation> {
    return this.#applyAsAgent(agent, conversationId, { type: 'resolve', agentId: agent.id });
  }

  sendAsAgent(
    agent: Agent,
    conversationId: string,
    fields: { readonly clientId: string; readonly content: MessageContent },
  ): Promise<Sent> {
    const { database, changes, clock, onMessage } = this.#options;
    const author: MessageAuthor = { kind: 'agent', id: agent.id, name: agent.name };
    return database.write(async (writer): Promise<Sent> => {
      const found = await this.#lock(writer, conversationId);
      const earlier = await this.#earlier(writer, conversationId, fields, author);
      if (earlier) return { message: earlier, conversation: found, created: false };
      if (found.assignee?.id !== agent.id) {
        throw new AskwellProblem(
          'not-assignee',
          'Only the agent who accepted the conversation may write. Accept it first.',
        );
      }
      const added = await changes.addMessage(writer, found, { ...fields, author }, clock.now());
      await onMessage(writer, added.conversation, added.message);
      return { ...added, created: true };
    });
  }

  #applyAsAgent(agent: Agent, conversationId: string, command: ConversationCommand): Promise<Conversation> {
    const { database, changes, clock } = this.#options;
    return database.write(async (writer) => {
      const found = await this.#lock(writer, conversationId);
      return changes.apply(writer, found, command, `staff:${agent.id}`, clock.now());
    });
  }

  async #transcript(conversationId: string, visitorId?: string) {
    const { database, stores } = this.#options;
    // Asked first: whoever streams from here sees too much rather than too little.
    const cursor = formatCursor(await stores.events.end(database.read));
    const found = await stores.conversations.find(database.read, conversationId);
    const { conversation, page } = visible(found, visitorId);
    return { conversation, page, messages: await stores.messages.list(database.read, conversationId), cursor };
  }

  async #lock(writer: Writer, conversationId: string, visitorId?: string): Promise<Conversation> {
    const conversation = await this.#options.stores.conversations.lock(writer, conversationId);
    return visible(conversation && { conversation, page: null }, visitorId).conversation;
  }

  /** The message of an earlier try at sending the same. */
  async #earlier(
    writer: Writer,
    conversationId: string,
    { clientId, content }: { readonly clientId: string; readonly content: MessageContent },
    author: MessageAuthor,
  ): Promise<Message | undefined> {
    const earlier = await this.#options.stores.messages.findByClientId(writer, conversationId, clientId);
    if (!earlier) return undefined;
    const same =
      earlier.author.kind === author.kind &&
      'id' in earlier.author &&
      'id' in author &&
      earlier.author.id === author.id &&
      isDeepStrictEqual(earlier.content, content);
    if (same) return earlier;
    throw new AskwellProblem(
      'message-conflict',
      `The client id "${clientId}" belongs to another message of this conversation. Make a new id for each message.`,
    );
  }
}

/** A conversation that is somebody else's is reported just as one that does not exist. */
function visible(found: StoredConversation | undefined, visitorId: string | undefined): StoredConversation {
  if (found && (visitorId === undefined || found.conversation.visitorId === visitorId)) return found;
  throw new AskwellProblem('not-found', 'There is no such conversation.');
}
