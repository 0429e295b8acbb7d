import { newId } from '@askwell/core/base';
import {
  transition,
  type Conversation,
  type ConversationCommand,
  type ConversationProblem,
  type Message,
  type MessageAuthor,
  type MessageContent,
  type Notice,
} from '@askwell/core/conversations';
import type { Writer } from '../database/index.ts';
import { AskwellProblem } from '../problem.ts';
import type { ConversationStore } from '../stores/conversation-store.ts';
import type { Actor, EventStore } from '../stores/event-store.ts';
import type { MessageStore } from '../stores/message-store.ts';

export interface ConversationStores {
  readonly conversations: ConversationStore;
  readonly messages: MessageStore;
  readonly events: EventStore;
}

const noticeOf = {
  'handoff.requested': 'handoff-requested',
  'handoff.accepted': 'agent-joined',
  'conversation.resolved': 'resolved',
  'conversation.reopened': 'reopened',
} as const satisfies Record<string, Notice>;

/** The two things that can happen to a conversation, each with its event, inside a transaction that locked it. */
export class ConversationChanges {
  readonly #stores: ConversationStores;

  constructor(stores: ConversationStores) {
    this.#stores = stores;
  }

  /** Adds a message. Without a `clientId` it is the server's own. */
  async addMessage(
    writer: Writer,
    before: Conversation,
    fields: { readonly author: MessageAuthor; readonly content: MessageContent; readonly clientId?: string },
    now: number,
  ): Promise<{ message: Message; conversation: Conversation }> {
    const { conversations, messages, events } = this.#stores;
    const seq = await conversations.takeSeq(writer, before.id, now);
    const id = newId('msg', now);
    const message: Message = {
      id,
      conversationId: before.id,
      seq,
      // A colon keeps the server's ids apart from those that clients may choose.
      clientId: fields.clientId ?? `server:${id}`,
      author: fields.author,
      content: fields.content,
      createdAt: now,
    };
    await messages.insert(writer, message);
    const conversation = { ...before, lastSeq: seq, updatedAt: now };
    await events.append(writer, { type: 'message.created', message, conversation }, actorOf(fields.author), now);
    return { message, conversation };
  }

  /**
   * Decides a command and stores its outcome with its event and the notice both sides see.
   *
   * @throws AskwellProblem when the conversation's state forbids it
   */
  async apply(
    writer: Writer,
    before: Conversation,
    command: ConversationCommand,
    actor: Actor,
    now: number,
  ): Promise<Conversation> {
    const { conversations, events } = this.#stores;
    const decided = transition(before, command, now);
    if (!decided.ok) throw toProblem(decided.error);
    const { conversation: after, event } = decided.value;
    if (event === null || event === 'conversation.opened') return after;
    if (!(await conversations.change(writer, before, after))) {
      throw new Error(`Conversation ${before.id} changed while it was locked.`);
    }
    await events.append(writer, { type: event, conversation: after }, actor, now);
    const agentName = (after.assignee ?? before.assignee)?.name;
    const content: MessageContent = {
      type: 'notice',
      notice: noticeOf[event],
      ...(agentName === undefined ? {} : { agentName }),
    };
    return (await this.addMessage(writer, after, { author: { kind: 'system' }, content }, now)).conversation;
  }
}

function actorOf(author: MessageAuthor): Actor {
  switch (author.kind) {
    case 'visitor':
      return `visitor:${author.id}`;
    case 'agent':
      return `staff:${author.id}`;
    default:
      return author.kind;
  }
}

function toProblem(problem: ConversationProblem): AskwellProblem {
  switch (problem.code) {
    case 'already-accepted':
      return new AskwellProblem(problem.code, `${problem.assignee.name} has accepted this conversation already.`);
    case 'not-waiting':
      return new AskwellProblem(
        problem.code,
        `The conversation is "${problem.state}": only a waiting one can be accepted.`,
      );
    case 'not-assignee':
      return new AskwellProblem(
        problem.code,
        'Only the agent who accepted the conversation may do this. Accept it first.',
      );
    case 'already-resolved':
      return new AskwellProblem(problem.code, 'The conversation has been resolved already.');
  }
}
